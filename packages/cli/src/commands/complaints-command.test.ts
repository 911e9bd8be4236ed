import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaintAnswerOf, complaintCaseOf } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import {
  exportComplaints,
  listComplaints,
  raiseComplaint,
  showComplaint,
  showHistory,
  takeStep,
} from './complaints-command.ts';

const change: Parameters<typeof complaintCaseOf>[0] = {
  missed: [{ deadline: 'acknowledge', by: '2026-10-07T02:00:00.000Z', until: '2026-10-07T09:00:00.000Z' }],
};
const found = {
  ...complaintAnswerOf({ ...change, repeats: 1 }),
  linked: [{ caseId: 'hotline:HL-1.1', raisedAt: '2026-10-05T02:00:00.000Z' }],
};
const atOffice = () => {
  const world = worldOf({
    'GET /complaints': () => ({ status: 200, body: { complaints: [complaintCaseOf(change)] } }),
    'GET /complaints/{caseId}': () => ({ status: 200, body: found }),
  });
  return {
    world,
    session: openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english: true }, world),
  };
};

describe('complaint cases', () => {
  test('are listed with the order’s business type and team and the next deadline', async () => {
    const { world, session } = atOffice();
    await listComplaints(session, {});
    expect(world.printed).toEqual([
      'routine:WO-20261005-000123.1  received  ordinary  dissatisfied rating  repair/repair-1  acknowledge by 2026-10-07 10:00',
      '1 in all',
    ]);
  });

  test('are listed in Chinese unless English is asked for', async () => {
    const { world } = atOffice();
    await listComplaints(
      openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english: false }, world),
      { state: 'open' },
    );
    expect(world.printed).toEqual([
      'routine:WO-20261005-000123.1  已收到  普通  评价不满意  repair/repair-1  受理期限 2026-10-07 10:00',
      '共 1 件',
    ]);
  });

  test('are raised from a file', async () => {
    const body = {
      channel: 'field',
      reference: 'F-1',
      kind: 'praise',
      class: 'ordinary',
      businessType: 'repair',
      team: 'repair-1',
      words: '师傅很好',
    };
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-raise-'));
    const file = join(folder, 'request.json');
    writeFileSync(file, JSON.stringify(body));
    const world = worldOf({
      'POST /complaints': () => ({ status: 200, body: complaintCaseOf({ kind: 'praise' }) }),
    });
    await raiseComplaint(
      openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english: true }, world),
      file,
    );
    expect(world.received.map(({ body: sent }) => sent)).toEqual([body]);
    expect(world.printed).toHaveLength(1);
    expect(world.printed[0]).toContain('praise');
    writeFileSync(file, JSON.stringify({ ...body, channel: 'regulator' }));
    const again = raiseComplaint(
      openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english: true }, world),
      file,
    );
    await expect(again).rejects.toMatchObject({ code: 'file-wrong' });
    rmSync(folder, { recursive: true });
  });

  test('of another kind than a complaint say which', async () => {
    const asked = complaintCaseOf({
      kind: 'enquiry',
      state: 'answered',
      communicateBy: '2026-10-09T10:00:00.000Z',
    });
    const world = worldOf({ 'POST /complaints/{caseId}/assess': () => ({ status: 200, body: asked }) });
    const session = openSession(
      { data: 'nowhere', zone: 'Asia/Shanghai', json: false, english: false },
      world,
    );
    await takeStep(session, ({ api }, user) =>
      api.call(
        'POST /complaints/{caseId}/assess',
        { path: { caseId: asked.caseId }, body: { kind: 'enquiry' } },
        user,
      ),
    );
    expect(world.received.map(({ body }) => body)).toEqual([{ kind: 'enquiry' }]);
    expect(world.printed).toEqual([
      'routine:WO-20261005-000123.1  待告知客户  查询  普通  评价不满意  repair/repair-1  告知客户期限 2026-10-09 18:00',
    ]);
  });

  test('are asked for by what was said, and taken away as files that work nothing out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-export-'));
    try {
      const world = worldOf({
        'GET /complaints': () => ({
          status: 200,
          body: {
            complaints: [
              complaintCaseOf({
                ...change,
                owner: 'officer-01',
                liable: [{ party: 'employee', id: 'LG1043' }],
              }),
            ],
          },
        }),
      });
      const session = openSession(
        { data: 'nowhere', zone: 'Asia/Shanghai', json: false, english: false },
        world,
      );
      const csv = join(folder, 'cases.csv');
      const xlsx = join(folder, 'cases.xlsx');
      await exportComplaints(session, { owner: 'officer-01', state: 'open' }, { csv, xlsx });
      expect(world.received.map(({ query }) => query)).toEqual([{ owner: 'officer-01', state: 'open' }]);
      const [head = '', line = '', end] = readFileSync(csv, 'utf8').split('\r\n');
      expect(head.split(',').slice(0, 4)).toEqual(['\ufeff编号', '状态', '类别', '等级']);
      const cells = line.split(',');
      expect(cells).toHaveLength(head.split(',').length);
      expect(cells).toEqual(
        expect.arrayContaining(['已收到', 'repair', 'officer-01', '2026-10-06 10:00', '员工 LG1043']),
      );
      expect(end).toBe('');
      expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('are found by an id with a colon and shown field by field, the order’s too', async () => {
    const { world, session } = atOffice();
    await showComplaint(session, found.caseId);
    expect(world.received.map(({ path }) => path)).toEqual([{ caseId: found.caseId }]);
    expect(world.printed).toContain('orderId: WO-20261005-000123');
    expect(world.printed).toContain('caseId: routine:WO-20261005-000123.1');
    expect(world.printed).toContain('missed: acknowledge by 2026-10-07 10:00 (until 2026-10-07 17:00)');
    expect(world.printed).toContain('linked: hotline:HL-1.1 (2026-10-05 10:00)');
    expect(world.printed.join('\n')).not.toContain('[object');
  });

  test.each([
    [
      true,
      [
        'conclude by:',
        '  Received Tue 6 Oct 2026 10:00',
        '  Runs from the receipt',
        '  Limit: 5 calendar days',
        '  Wed 7 Oct to Sun 11 Oct: counts, 5 days so far',
        '  Due: Sun 11 Oct 24:00 (end of the day)',
      ],
    ],
    [
      false,
      [
        '结论期限:',
        '  2026年10月6日 周二 10:00 收到',
        '  自收到时起算',
        '  时限：5 天（自然日）',
        '  10月7日 周三 至 10月11日 周日 计入，累计 5 天',
        '  截止：10月11日 周日 24:00（当日结束）',
      ],
    ],
  ])('say why each deadline is what it is; in English: %s', async (english, lines) => {
    const { world } = atOffice();
    await showComplaint(
      openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english }, world),
      found.caseId,
    );
    expect(world.printed.slice(-6)).toEqual(lines);
  });

  test.each([
    [
      true,
      [
        '2026-10-06 10:00  the system  a callback brought concerns  state: received  acknowledgeBy: 2026-10-07 10:00',
        '2026-10-06 12:00  officer-01  the customer was opened  investigate',
        '2026-10-06 12:05  officer-01  handed on, to be accepted  owner: –',
      ],
    ],
    [
      false,
      [
        '2026-10-06 10:00  系统  回访反映问题  state: received  acknowledgeBy: 2026-10-07 10:00',
        '2026-10-06 12:00  officer-01  查看客户信息  investigate',
        '2026-10-06 12:05  officer-01  转办，待接收  owner: –',
      ],
    ],
  ])(
    'tell their history page after page: who, when, what and why; in English: %s',
    async (english, lines) => {
      const steps = [
        {
          at: '2026-10-06T02:00:00.000Z',
          act: 'callback',
          changed: { state: 'received', acknowledgeBy: '2026-10-07T02:00:00.000Z' },
        },
        {
          at: '2026-10-06T04:00:00.000Z',
          act: 'reveal',
          by: 'officer-01',
          reason: 'investigate',
          changed: {},
        },
        { at: '2026-10-06T04:05:00.000Z', act: 'hand-on', by: 'officer-01', changed: { owner: null } },
      ];
      const world = worldOf({
        'GET /complaints/{caseId}/history': ({ query }) => ({
          status: 200,
          body:
            query.next === undefined
              ? { team: 'repair-1', steps: steps.slice(0, 1), next: '2' }
              : { team: 'repair-1', steps: steps.slice(1) },
        }),
      });
      await showHistory(
        openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english }, world),
        found.caseId,
      );
      expect(world.printed).toEqual(lines);
      expect(world.received.map(({ path, query }) => [path, query])).toEqual([
        [{ caseId: found.caseId }, {}],
        [{ caseId: found.caseId }, { next: '2' }],
      ]);
    },
  );
});
