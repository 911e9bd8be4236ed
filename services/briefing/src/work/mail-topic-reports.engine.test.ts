import { EVENTS, topicReport } from '@huiyin/contracts';
import { eventOf } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageOf } from '../testing/facts.ts';
import { closedOn, type LocalBriefing, openBriefing } from '../testing/local-briefing.ts';

const TOPIC = 'topic-repairs';
const SUPERVISOR = 'supervisor@longgang.example.com';
const { signal, ...drawn } = EVENTS['topic.drawn'].data.parse(EVENTS['topic.drawn'].example);
const data = {
  ...drawn,
  topicId: TOPIC,
  drawnDay: '2026-11-10',
  ringBy: '2026-11-20',
  orders: 80,
  requested: 4,
};
const aggregate = { type: 'topic', id: TOPIC };
/** 08:00 in Longgang on the day after the last on which one of its callbacks may end. */
const OVER_AT = '2026-11-22T00:00:00.000Z';

let service: LocalBriefing;
beforeEach(async () => {
  service = await openBriefing(OVER_AT);
  await service.deliver(messageOf(eventOf('topic.drawn', data, { ...aggregate, version: 1 })));
});
afterEach(() => service[Symbol.asyncDispose]());

const said = (number: number, cause: string, overall = 'fail', version = 2): string => {
  const { interview } = EVENTS['callback.closed'].data.parse(EVENTS['callback.closed'].example);
  const answers = { visit: 'yes', overall, cause };
  return closedOn(
    '2026-11-12',
    `${TOPIC}:WO-${number}`,
    {
      programme: TOPIC,
      sampling: { stratum: TOPIC, policyVersion: TOPIC, probability: 0.05 },
      ...(interview && {
        interview: { ...interview, questionnaire: { id: 'topic-service', version: 1 }, answers },
      }),
    },
    version,
  );
};
const about = (subject: string) => service.post.letters.filter((letter) => letter.subject.includes(subject));
const reports = () => about('专题回访报告');
const mail = async (at = OVER_AT): Promise<void> => {
  service.present = new Date(at);
  await service.wake('mail', at);
};
const read = async () => {
  const { body } = await service.call('GET /topic-reports/{topicId}', { path: { topicId: TOPIC } });
  return topicReport.parse(JSON.parse(body));
};

describe('the report of a topic that ended', () => {
  it('is mailed once, to those who read topics, with causes, whom nobody rang, and how to draw it again', async () => {
    await service.deliver(said(1, 'late'), said(2, 'late'), said(3, 'manner'));
    await mail('2026-11-21T00:00:00.000Z');
    expect(reports()).toEqual([]);
    await mail();
    await mail();
    await mail('2026-11-23T00:00:00.000Z');
    expect(reports().map(({ to, subject }) => [to, subject])).toEqual([
      [SUPERVISOR, `【专题回访报告】深圳燃气龙岗分公司 ${TOPIC}`],
    ]);
    const [letter = expect.fail()] = reports();
    for (const part of [letter.html, letter.text]) {
      expect(part).toContain('应回访 4 户，已结束 3，完整访谈 3');
      expect(part).toContain('没有哪一项原因明显居首');
      expect(part).toContain('来得晚或改期');
      expect(part).toContain('应回访而未打');
      expect(part).toContain(`huiyin audit topic ${TOPIC}`);
      expect(part).toContain((await read()).snapshot);
    }
    expect(letter.attachment?.fileName).toBe(`huiyin-longgang-${TOPIC}.xlsx`);
    const workbook = Buffer.from(letter.attachment?.content ?? []);
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
  });

  it('is in the list of what was mailed, and in no list of periods', async () => {
    await service.deliver(said(1, 'late'));
    await mail();
    const { body } = await service.call('GET /briefings');
    const { mailed, topics } = JSON.parse(body);
    expect(topics).toEqual([{ topicId: TOPIC, recipients: 1, mailedAt: OVER_AT }]);
    expect(mailed.map(({ period }: { period: string }) => period)).not.toContain(TOPIC);
  });

  it('is mailed by the next run where one failed, and not a second time to whoever has it', async () => {
    await service.deliver(said(1, 'late'));
    service.post.failing.add(SUPERVISOR);
    await expect(mail()).rejects.toThrow();
    service.post.failing.clear();
    await mail();
    await mail();
    expect(reports()).toHaveLength(1);
  });

  it('is mailed once more when late facts changed it, with what changed; and read, it says so', async () => {
    await service.deliver(said(1, 'late'), said(2, 'late'));
    await mail();
    const first = await read();
    expect(first.restated).toBeUndefined();
    await service.deliver(said(3, 'late', 'good'));
    expect((await read()).restated).toEqual({
      countedUntil: OVER_AT,
      snapshot: first.snapshot,
      figures: [
        { figure: 'closed', known: 2, now: 3 },
        { figure: 'interviews', known: 2, now: 3 },
        { figure: 'rated', known: 2, now: 3 },
        { figure: 'satisfied', known: 0, now: 1 },
      ],
    });
    await mail('2026-11-23T00:00:00.000Z');
    await mail('2026-11-24T00:00:00.000Z');
    expect(reports()).toHaveLength(2);
    expect(reports()[1]?.text).toContain('此后数字有变：结束任务 2 → 3');
    expect((await read()).restated).toBeUndefined();
  });

  it('is mailed no more two weeks after its end, whatever comes; to read it is as it is', async () => {
    await service.deliver(said(1, 'late'));
    await mail('2026-12-05T00:00:00.000Z');
    expect(reports()).toHaveLength(1);
    await service.deliver(said(2, 'late'));
    await mail('2026-12-06T00:00:00.000Z');
    expect(reports()).toHaveLength(1);
    expect(await read()).toMatchObject({ closed: 2, restated: { figures: [{ known: 1, now: 2 }, {}, {}] } });
  });

  it('of one that was stopped comes on the day after, says so and why', async () => {
    await service.deliver(
      said(1, 'late'),
      messageOf(
        eventOf(
          'topic.stopped',
          { ...data, stoppedDay: '2026-11-13', because: 'cause-known' },
          { ...aggregate, version: 2 },
        ),
      ),
    );
    await mail('2026-11-14T00:00:00.000Z');
    expect(reports()).toEqual([]);
    await mail('2026-11-15T00:00:00.000Z');
    expect(reports()).toHaveLength(1);
    expect(reports()[0]?.text).toContain('2026-11-13 中止：原因已查明');
    expect(await read()).toMatchObject({
      isOver: true,
      closed: 1,
      notRung: 3,
      topic: { because: 'cause-known' },
    });
  });

  it('is a page and a workbook for whoever asks for one', async () => {
    await service.deliver(said(1, 'late'));
    const shown = (format: string) =>
      service.call('GET /topic-reports/{topicId}', {
        path: { topicId: TOPIC },
        query: { format, language: 'en' },
      });
    const page = await shown('html');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('Topic callback report');
    expect(page.body).not.toMatch(/[㐀-鿿]{2}.*Causes/);
    expect((await shown('xlsx')).headers['content-disposition']).toContain(`huiyin-longgang-${TOPIC}.xlsx`);
  });
});
