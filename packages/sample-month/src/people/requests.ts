import { addDays, type Day, momentAt, monthOfDay } from '@huiyin/calendar';
import { ApiRefusal, type ApiUser, type BranchApi } from '@huiyin/client';
import type { RequestBody } from '@huiyin/contracts';
import { caseIdOf, requestIdOf } from '@huiyin/vocabulary';
import type { MonthActor } from './month-actor.ts';

export interface RequestsDeps {
  readonly api: BranchApi;
  readonly zone: string;
  readonly from: Day;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What was done just before an interruption may not have been; doing it again is refused, and harmless. */
const MARGIN_MS = 6 * 3_600_000;

const HOTLINE: ApiUser = { role: 'shift-leader', person: 'shift-leader-01' };
const OFFICER: ApiUser = { role: 'officer', person: 'officer-01' };
const JUDGE: ApiUser = { role: 'officer', person: 'officer-02' };
const SUPERVISOR: ApiUser = { role: 'supervisor', person: 'supervisor-01' };
/** Of the first team of the demo branch. */
const LEADER: ApiUser = { role: 'team-leader', person: 'team-leader-01' };

/** One grey pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkaGj4DwAEhAJ/yB5VYQAAAABJRU5ErkJggg==',
  'base64',
);

const CUSTOMER = { name: '罗秀英', phones: ['13800020042'], address: '龙岗街道样例路 42 号' };

/** Which act on which day of the month (the first is 0), at which time of the branch. */
type Act = readonly [day: number, time: string, act: () => Promise<unknown>];

/**
 * Those who turn to the branch another way than by a callback, and what becomes of their cases: one of the city's hotline that comes
 * again, is appealed in and decided otherwise; one that its team answers for; a praise, a withdrawal, a merging, hand-overs; what others
 * learn from it, and what is done about it; and an officer who is away, so that a supervisor redistributes. The same acts whatever the seed is.
 */
export function requests({ api, zone, from, fromMs, untilMs }: RequestsDeps): MonthActor {
  const numbered = (number: string): string => `${from.replaceAll('-', '')}-${number}`;
  const take = (channel: RequestBody['channel'], number: string, said: Partial<RequestBody>) =>
    api.call(
      'POST /complaints',
      {
        body: {
          channel,
          reference: numbered(number),
          kind: 'complaint',
          class: 'ordinary',
          businessType: 'ignition',
          team: 'ignition-1',
          words: '约好上午上门，下午五点才到。',
          ...said,
        },
      },
      HOTLINE,
    );
  const pathOf = (channel: RequestBody['channel'], number: string) => ({
    caseId: caseIdOf(requestIdOf(channel, numbered(number)), 1),
  });
  const acknowledge = (path: ReturnType<typeof pathOf>) =>
    api.call('POST /complaints/{caseId}/acknowledge', { path, body: {} }, OFFICER);
  const late = { category: 'appointment', cause: 'late', customer: CUSTOMER } as const;

  const city = pathOf('mayor-hotline', '0042');
  const conduct = pathOf('hotline', '0051');
  const again = pathOf('website', '0055');
  const third = pathOf('hotline', '0063');
  const praised = pathOf('counter', '0058');
  const withdrawn = pathOf('website', '0071');
  const asked = pathOf('hotline', '0077');

  const acts: readonly Act[] = [
    [3, '10:25', () => take('mayor-hotline', '0042', { ...late, outsideNumber: `SZ${numbered('0042')}` })],
    [3, '14:35', () => acknowledge(city)],
    [
      4,
      '08:50',
      () =>
        api.call(
          'POST /complaints/{caseId}/reply',
          { path: city, body: { reply: '已受理，正在核实。' } },
          OFFICER,
        ),
    ],
    [4, '09:20', () => stateOtherSide(city)],
    [5, '12:05', () => conclude(city, { liable: [{ party: 'team-leader' }], nature: 'common' })],
    [
      5,
      '12:20',
      () =>
        api.call(
          'POST /complaints/{caseId}/appeal',
          { path: city, body: { statement: '当日临时停气抢修，已电话说明。' } },
          LEADER,
        ),
    ],
    [
      5,
      '12:40',
      () =>
        api.call(
          'POST /complaints/{caseId}/adjudicate',
          { path: city, body: { valid: true, responsible: false, decision: '抢修属实，延误不归责于班组。' } },
          JUDGE,
        ),
    ],
    [6, '09:30', () => take('website', '0055', late)],
    [6, '14:10', () => acknowledge(again)],
    [
      6,
      '14:20',
      () =>
        api.call('POST /complaints/{caseId}/merge', { path: again, body: { into: city.caseId } }, OFFICER),
    ],
    [
      6,
      '15:05',
      () =>
        take('hotline', '0051', {
          team: 'ignition-2',
          category: 'conduct',
          cause: 'manner',
          words: '师傅说话不耐烦。',
          customer: { name: '谭国强', phones: ['13800020051'] },
        }),
    ],
    [6, '16:10', () => acknowledge(conduct)],
    [
      7,
      '12:10',
      () =>
        conclude(conduct, { liable: [{ party: 'team-leader' }, { party: 'department' }], nature: 'special' }),
    ],
    [
      8,
      '11:10',
      () =>
        take('counter', '0058', {
          kind: 'praise',
          words: '师傅耐心，讲解仔细。',
          customer: { name: '何美玲', phones: ['13800020058'] },
        }),
    ],
    [8, '16:20', () => acknowledge(praised)],
    [
      9,
      '09:10',
      () =>
        api.call(
          'POST /complaints/{caseId}/conclude',
          { path: praised, body: { conclusion: '已转告班组并登记表扬。' } },
          OFFICER,
        ),
    ],
    [9, '15:30', () => take('hotline', '0063', late)],
    [10, '09:40', () => acknowledge(third)],
    [11, '12:15', () => conclude(third, { liable: [{ party: 'team-leader' }], nature: 'common' })],
    [
      11,
      '14:40',
      () =>
        take('website', '0071', {
          category: 'workmanship',
          words: '管道接口处有划痕。',
          customer: { name: '曾志明', phones: ['13800020071'] },
        }),
    ],
    [11, '16:00', () => acknowledge(withdrawn)],
    [
      12,
      '10:00',
      () => api.call('POST /complaints/{caseId}/withdraw', { path: withdrawn, body: {} }, OFFICER),
    ],
    [
      13,
      '09:15',
      () =>
        take('hotline', '0077', {
          kind: 'consultation',
          words: '更换燃气表如何收费？',
          customer: { name: '潘丽华', phones: ['13800020077'] },
        }),
    ],
    [13, '10:20', () => acknowledge(asked)],
    [13, '10:30', () => handOn(asked)],
    [13, '11:00', () => api.call('POST /complaints/{caseId}/decline', { path: asked, body: {} }, JUDGE)],
    [13, '14:30', () => handOn(asked)],
    [13, '15:10', () => api.call('POST /complaints/{caseId}/accept', { path: asked, body: {} }, JUDGE)],
    [
      14,
      '09:30',
      () =>
        api.call(
          'POST /complaints/{caseId}/conclude',
          { path: asked, body: { conclusion: '按物价部门公布的标准答复。' } },
          JUDGE,
        ),
    ],
    [
      14,
      '10:00',
      () => api.call('POST /complaints/{caseId}/communicate', { path: asked, body: { way: 'phone' } }, JUDGE),
    ],
    [20, '10:10', () => writeTypicalCase()],
    [21, '10:40', () => enterCountermeasure()],
    [22, '09:40', () => redistribute()],
    [22, '11:20', () => takeOffered()],
  ];

  function conclude(
    path: ReturnType<typeof pathOf>,
    judged: {
      readonly liable: { readonly party: 'team-leader' | 'department' }[];
      readonly nature: 'common' | 'special';
    },
  ) {
    const body = { valid: true, responsible: true, ...judged, conclusion: '已向客户致歉，班组已整改。' };
    return api.call('POST /complaints/{caseId}/conclude', { path, body }, OFFICER);
  }

  const handOn = (path: ReturnType<typeof pathOf>) =>
    api.call('POST /complaints/{caseId}/hand-on', { path, body: { owner: 'officer-02' } }, OFFICER);

  /** What the team says, and a photograph beside it. */
  async function stateOtherSide(path: ReturnType<typeof pathOf>): Promise<void> {
    const statement = '途中接抢修任务，已请调度告知客户。';
    await api.call('POST /complaints/{caseId}/make-statement', { path, body: { statement } }, LEADER);
    const { evidenceId, upload } = await api.call(
      'POST /complaints/{caseId}/evidence',
      { path, body: { type: 'image/png', bytes: PHOTO.length } },
      LEADER,
    );
    await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: PHOTO });
    await api.call(
      'PUT /complaints/{caseId}/evidence/{evidenceId}',
      { path: { ...path, evidenceId } },
      LEADER,
    );
  }

  /** Of the first complaint that is over and was not withdrawn. */
  async function writeTypicalCase(): Promise<void> {
    const { complaints } = await api.call('GET /complaints', { query: { state: 'closed' } }, OFFICER);
    const found = complaints.find(({ closedBecause }) => closedBecause === 'solved');
    if (!found) return;
    const path = { caseId: found.caseId };
    const body = {
      title: '改期须当日告知',
      story: '上门时间变动，客户在家等候半日，事后才接到说明。',
      lesson: '临时改派时，由调度当场电话告知客户并重新约定时间。',
    };
    await api.call('PUT /typical-cases/{caseId}', { path, body }, OFFICER);
    await api.call('POST /typical-cases/{caseId}/publish', { path }, SUPERVISOR);
  }

  /** The officer is ill: a supervisor offers what presses most to the other. */
  function redistribute() {
    const path = { redistributionId: `absence-${numbered('23')}` };
    const body = { from: 'officer-01', to: ['officer-02'], atMost: 3, reason: 'absence' } as const;
    return api.call('PUT /redistributions/{redistributionId}', { path, body }, SUPERVISOR);
  }

  /** Of what is offered the most pressing stays where it is, since its owner is at it; the rest is taken over. */
  async function takeOffered(): Promise<void> {
    const query = { offeredTo: 'officer-02' };
    const { complaints } = await api.call('GET /complaints', { query }, JUDGE);
    const [pressing, ...others] = complaints.map(({ caseId }) => ({ path: { caseId } }));
    if (!pressing) return;
    await api.call('POST /complaints/{caseId}/decline', { ...pressing, body: {} }, JUDGE);
    for (const each of others)
      await api.call('POST /complaints/{caseId}/accept', { ...each, body: {} }, JUDGE);
  }

  function enterCountermeasure() {
    const month = monthOfDay(from);
    const due = monthOfDay(addDays(`${month}-28`, 4));
    const measure = '临时改派由调度当场电话告知客户，班组晨会讲评迟到个案';
    const body = { of: 'cause', id: 'appointment/late', month, due, measure } as const;
    return api.call('POST /countermeasures', { body }, SUPERVISOR);
  }

  const planned = acts.map(([day, time, act]) => ({
    atMs: Date.parse(momentAt(addDays(from, day), time, zone)),
    act,
  }));
  let next = planned.findIndex(({ atMs }) => atMs >= fromMs - MARGIN_MS);
  if (next < 0) next = planned.length;
  return {
    nextMs: () => {
      const atMs = planned[next]?.atMs;
      return atMs !== undefined && atMs < untilMs ? atMs : undefined;
    },
    async act() {
      const due = planned[next];
      next += 1;
      await due?.act().catch((error: unknown) => {
        // It was done before the interruption, or the case went another way than this story.
        if (!(error instanceof ApiRefusal && error.status === 409)) throw error;
      });
    },
  };
}
