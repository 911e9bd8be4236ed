import { ROUTES, type RouteKey, workOrder } from '@huiyin/contracts';
import { workOrderOf } from '@huiyin/testing';
import * as z from 'zod';

/** A letter that never lay anywhere. */
const letterId = '0d4a1f5e-6a0b-4d57-9a43-0a51f0c5a001';

/** What a caller sends on a route: JSON values, by part. */
export interface Sent {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An order in which every field of the contract is said. */
export const fullOrder = {
  ...workOrderOf({ attachments: ['photo-1.jpg'], abnormal: ['leak'], partner: 'bank-1' }),
  customer: { ...workOrderOf().customer, language: 'zh' },
  stages: [{ name: 'visit', at: '2026-10-05T10:00:00+08:00' }],
  unplacedCells: [],
  remark: '门口有狗',
};

/** What requests need to be about something: a claimed task, a case, and a body that was turned away. */
export interface Scene {
  readonly taskId: string;
  readonly claimId: string;
  readonly caseId: string;
  readonly rejectedId: string;
}

const DAYS = { first: '2026-10-04', last: '2026-10-05' };

/** A request of every route in which every field that its contract knows is said, and nothing is wrong. */
export function goodRequests({
  taskId,
  claimId,
  caseId,
  rejectedId,
}: Scene): Readonly<Record<RouteKey, Sent>> {
  const result = {
    disposition: 'complete',
    durationSeconds: 60,
    numberRung: 1,
    interview: {
      questionnaire: { id: 'on-site', version: 1 },
      answers: { visit: 'yes', overall: 'good', suggestion: '早点来', praise: '好', complaint: null },
    },
    callAgainAt: '2026-10-06T02:00:00.000Z',
  };
  return {
    'GET /branch': {},
    'GET /me': {},
    'POST /work-orders': { body: fullOrder },
    'POST /work-orders/check': { body: fullOrder },
    'GET /work-orders/{orderId}': { path: { orderId: 'WO-1' } },
    'GET /rejected': { query: { next: '2026-10-05T02:11:09.000Z#id' } },
    'POST /rejected/{rejectedId}/resubmit': { path: { rejectedId } },
    'POST /forgotten-customers': { body: { customerId: 'C-NOBODY', orderId: 'WO-NOBODY' } },
    'GET /dead-letters': {},
    'GET /dead-letters/{queue}': { path: { queue: 'sampling-inbox' } },
    'POST /dead-letters/{queue}/resubmit': { path: { queue: 'sampling-inbox' } },
    'POST /dead-letters/{queue}/{letterId}/resubmit': { path: { queue: 'sampling-inbox', letterId } },
    'POST /dead-letters/{queue}/{letterId}/discard': {
      path: { queue: 'sampling-inbox', letterId },
      body: { reason: 'never-valid' },
    },
    'GET /dead-letter-acts': { query: { next: '2026-10-05T02:11:09.000Z#id' } },
    'GET /month-keys': {},
    'DELETE /month-keys/{month}': { path: { month: '2026-10' }, query: { force: 'no' } },
    'GET /decisions/{day}/{orderId}': { path: { day: '2026-10-05', orderId: 'WO-1' } },
    'GET /decisions/{month}': { path: { month: '2026-10' }, query: { next: '05.3.WO-1' } },
    'GET /sampling-keys/{month}': { path: { month: '2026-10' } },
    'GET /policies': {},
    'PUT /policies/{version}': {
      path: { version: 'y2026-2' },
      body: {
        from: '2027-01-01',
        rates: { repair: 1 },
        segments: { vip: 1 },
        teams: { 'repair-1': { repair: { rate: 1 } } },
      },
    },
    'GET /plan': { query: { agents: '3', households: '2300' } },
    'POST /policies/{version}/approve': { path: { version: 'y2026-2' }, body: { from: '2027-01-01' } },
    'POST /policies/{version}/refuse': { path: { version: 'y2026-2' } },
    'POST /policies/{version}/withdraw': { path: { version: 'y2026-2' } },
    'GET /topic-reports/{topicId}': {
      path: { topicId: 'topic-repairs' },
      query: { format: 'json', language: 'zh' },
    },
    'GET /topics': {},
    'PUT /topics/{topicId}': {
      path: { topicId: 'topic-repairs' },
      body: {
        scope: {
          businessTypes: ['repair'],
          teams: ['repair-1'],
          partners: ['P-1'],
          served: { first: '2026-10-01', last: '2026-10-02' },
        },
        questionnaire: 'topic-service',
        sampleSize: 20,
        ringBy: '2026-11-20',
        reason: '维修后又坏的多',
      },
    },
    'POST /topics/{topicId}/start': { path: { topicId: 'topic-repairs' } },
    'POST /topics/{topicId}/refuse': { path: { topicId: 'topic-repairs' } },
    'POST /topics/{topicId}/withdraw': { path: { topicId: 'topic-repairs' } },
    'POST /topics/{topicId}/stop': {
      path: { topicId: 'topic-repairs' },
      body: { because: 'cause-known', words: '两个班组已找到原因' },
    },
    'GET /topics/{topicId}/orders': { path: { topicId: 'topic-repairs' } },
    'POST /populations/recount': { body: DAYS },
    'POST /tasks/next': {},
    'PUT /tasks/{taskId}/attempts/{claimId}': {
      path: { taskId, claimId },
      body: { ...result, calledAt: '2026-10-05T02:30:00.000Z', next: false },
    },
    'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': {
      path: { taskId, claimId, number: '1' },
      body: result,
    },
    'DELETE /tasks/{taskId}/claims/{claimId}': { path: { taskId, claimId: 'another' } },
    'GET /tasks/{taskId}': { path: { taskId } },
    'GET /queue': {},
    'GET /answer-bank': {},
    'GET /tasks/{taskId}/reveals': { path: { taskId } },
    'GET /reveals/{person}/{day}': {
      path: { person: 'agent-01', day: '2026-10-05' },
      query: { next: 'bm9uZQ' },
    },
    'GET /case-reveals/{person}/{day}': {
      path: { person: 'officer-01', day: '2026-10-05' },
      query: { next: 'bm9uZQ' },
    },
    'GET /room': {},
    'DELETE /room/claims/{taskId}/{claimId}': { path: { taskId, claimId } },
    'GET /review-sheets': {},
    'GET /review-rates': {},
    'GET /reviews': { query: { state: 'to-score', next: '2026-10-05T02:30:00.000Z 2026-10 C-1' } },
    'GET /reviews/{month}': { path: { month: '2026-10' }, query: { next: 'bm9uZQ' } },
    'GET /reviews/{month}/{claimId}': { path: { month: '2026-10', claimId } },
    'PUT /reviews/{month}/{claimId}/score': {
      path: { month: '2026-10', claimId },
      body: { points: { opening: 10 }, fatal: ['rude'], remark: '语速偏快' },
    },
    'POST /reviews/{month}/{claimId}/feedback': {
      path: { month: '2026-10', claimId },
      body: { words: '开场白请说全' },
    },
    'POST /reviews/{month}/{claimId}/answer': {
      path: { month: '2026-10', claimId },
      body: { words: '已注意' },
    },
    'GET /feedback': { query: { agent: 'agent-01', next: '2026-10-05T02:30:00.000Z 2026-10 C-1' } },
    'GET /review-figures/{month}': { path: { month: '2026-10' } },
    'GET /open-tasks/{month}': { path: { month: '2026-10' } },
    'PUT /needed-months/callback': {},
    'GET /complaints': {
      query: {
        told: 'department',
        state: 'open',
        owner: 'officer-01',
        dueBefore: '2026-10-07T02:00:00.000Z',
        team: 'repair-1',
        channel: 'callback',
        kind: 'complaint',
        class: 'ordinary',
        next: 'bm9uZQ',
      },
    },
    'POST /complaints': {
      body: {
        channel: 'mayor-hotline',
        reference: 'REF-1',
        outsideNumber: '12345-20261005-7',
        kind: 'complaint',
        class: 'ordinary',
        category: 'conduct',
        cause: 'manner',
        businessType: 'repair',
        team: 'repair-1',
        orderId: 'WO-1',
        receivedAt: '2026-10-05T10:11:09+08:00',
        customer: { id: 'C-1', name: '示例客户', phones: ['13800000000'], address: '示例路1号' },
        words: '等了很久',
      },
    },
    'GET /complaints/{caseId}': { path: { caseId } },
    'GET /complaints/{caseId}/history': { path: { caseId }, query: { next: '1' } },
    'POST /complaints/{caseId}/acknowledge': { path: { caseId }, body: { owner: 'officer-02' } },
    'POST /complaints/{caseId}/hand-on': { path: { caseId }, body: { owner: 'officer-02' } },
    'POST /complaints/{caseId}/accept': { path: { caseId }, body: {} },
    'POST /complaints/{caseId}/decline': { path: { caseId }, body: {} },
    'POST /complaints/{caseId}/conclude': {
      path: { caseId },
      body: {
        valid: true,
        responsible: true,
        liable: [{ party: 'employee', id: 'LG1043' }],
        nature: 'common',
        conclusion: '已维修',
      },
    },
    'POST /complaints/{caseId}/assess': {
      path: { caseId },
      body: { kind: 'suggestion', class: 'important', category: 'conduct', cause: 'manner' },
    },
    'POST /complaints/{caseId}/investigate': { path: { caseId }, body: {} },
    'POST /complaints/{caseId}/communicate': { path: { caseId }, body: { way: 'phone' } },
    'POST /complaints/{caseId}/withdraw': { path: { caseId }, body: {} },
    'POST /complaints/{caseId}/refer': { path: { caseId }, body: { to: 'court' } },
    'POST /complaints/{caseId}/merge': { path: { caseId }, body: { into: 'hotline:HL-9.1' } },
    'POST /complaints/{caseId}/reply': { path: { caseId }, body: { reply: '已上门处理' } },
    'POST /complaints/{caseId}/evidence': { path: { caseId }, body: { type: 'image/png', bytes: 70 } },
    'PUT /complaints/{caseId}/evidence/{evidenceId}': { path: { caseId, evidenceId: 'E-1' } },
    'POST /complaints/{caseId}/evidence/{evidenceId}/open': {
      path: { caseId, evidenceId: 'E-1' },
      body: { reason: 'investigate' },
    },
    'POST /complaints/{caseId}/make-statement': { path: { caseId }, body: { statement: '已按约上门' } },
    'POST /complaints/{caseId}/appeal': { path: { caseId }, body: { statement: '与事实不符' } },
    'POST /complaints/{caseId}/adjudicate': {
      path: { caseId },
      body: { valid: true, responsible: false, decision: '无责' },
    },
    'POST /complaints/{caseId}/reveal': { path: { caseId }, body: { reason: 'investigate' } },
    'POST /redistributions/check': {
      body: {
        from: 'officer-01',
        to: ['officer-02'],
        kind: 'complaint',
        class: 'ordinary',
        category: 'conduct',
        state: 'assessed',
        atMost: 5,
        reason: 'surge',
      },
    },
    'PUT /redistributions/{redistributionId}': {
      path: { redistributionId: 'R-1' },
      body: {
        from: 'officer-01',
        to: ['officer-02'],
        kind: 'complaint',
        class: 'ordinary',
        category: 'conduct',
        state: 'assessed',
        atMost: 5,
        reason: 'absence',
      },
    },
    'GET /redistributions': { query: { next: 'bm9uZQ' } },
    'GET /redistributions/{redistributionId}': { path: { redistributionId: 'R-1' } },
    'GET /typical-cases': { query: { contains: '改期', next: 'bm9uZQ' } },
    'GET /typical-cases/written': { query: { contains: '改期', next: 'bm9uZQ' } },
    'PUT /typical-cases/{caseId}': {
      path: { caseId },
      body: { title: '改期', story: '未告知', lesson: '当日告知' },
    },
    'POST /typical-cases/{caseId}/publish': { path: { caseId } },
    'GET /deposits/{month}': { path: { month: '2026-10' } },
    'GET /open-complaints/{month}': { path: { month: '2026-10' } },
    'PUT /needed-months/complaint': {},
    'GET /briefings': {},
    'GET /briefings/{period}': { path: { period: '2026-10-05' }, query: { format: 'html', language: 'en' } },
    'GET /briefings/{period}/callbacks': {
      path: { period: '2026-10' },
      query: {
        figure: 'closed',
        team: 'repair-1',
        businessType: 'repair',
        next: '2026-10-05.3.routine:WO-1',
      },
    },
    'GET /figure-facts': {
      query: { figure: '2026-10/satisfaction/team:repair-1', next: 'callbacks~2026-10-05.3.routine:WO-1' },
    },
    'GET /countermeasures/{due}': { path: { due: '2026-11' } },
    'POST /countermeasures': {
      body: {
        of: 'cause',
        id: 'conduct/manner',
        month: '2026-10',
        due: '2026-11',
        measure: '晨会讲评服务用语',
      },
    },
    'POST /countermeasures/{countermeasureId}/follow-up': {
      path: { countermeasureId: '2026-11.0123456789abcdef01234567' },
      body: { outcome: 'goes-on', note: '已讲评一次' },
    },
    'POST /day-folds/refold': { body: DAYS },
    'POST /tables': {
      body: {
        period: '2026-10-05',
        source: '第三季度简报',
        rows: [
          {
            team: '维修一班',
            total: false,
            callbacks: 2,
            levels: { excellent: 1, good: 1 },
            notRated: 0,
            publishedRate: 100,
          },
        ],
      },
    },
  };
}

export type FieldPath = readonly (string | number)[];

/** Every place of a value: what is in it, and in what is in it, by their paths. */
export function placesIn(value: unknown, at: FieldPath = []): readonly FieldPath[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...(Array.isArray(value)
      ? value.slice(0, 1).flatMap((each, index) => placesIn(each, [...at, index]))
      : Object.entries(value).flatMap(([name, each]) => placesIn(each, [...at, name]))),
  ];
}

/** What cannot be said with the rest: cases are listed by one of these, and who wants no more calls has refused this one. */
const INSTEAD_OF_OTHERS: ReadonlySet<string> = new Set([
  'GET /complaints query.offeredTo',
  'GET /complaints query.order',
  'GET /complaints query.outside',
  'PUT /tasks/{taskId}/attempts/{claimId} body.noMoreCalls',
  'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number} body.noMoreCalls',
]);

/** The fields of a route's contract that its good request does not say, as `part.field`: none, or the attack has a gap. */
export function fieldsUnsaid(route: RouteKey, sent: Sent): readonly string[] {
  const isOrder = route.startsWith('POST /work-orders');
  const parts: Readonly<Record<string, z.ZodType | undefined>> = {
    ...partsOf(route),
    ...(isOrder && { body: workOrder }),
  };
  return Object.entries(parts).flatMap(([part, schema]) => {
    if (!schema) return [];
    const said = new Set(
      placesIn(sent[part as keyof Sent], [part]).map((path) => path.map(plainStep).join('.')),
    );
    const known = namesIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), [part]);
    return known
      .filter((name) => !said.has(name))
      .map((name) => `${route} ${name}`)
      .filter((name) => !INSTEAD_OF_OTHERS.has(name));
  });
}

const partsOf = (route: RouteKey): Readonly<Record<string, z.ZodType | undefined>> => {
  const { path, query, body } = ROUTES[route] as {
    readonly path?: z.ZodType;
    readonly query?: z.ZodType;
    readonly body?: z.ZodType;
  };
  return { path, query, body };
};

const plainStep = (step: string | number): string => (typeof step === 'number' ? '*' : step);

type JsonSchema = z.core.JSONSchema.BaseSchema;

const namesIn = (schema: JsonSchema, at: readonly string[]): readonly string[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const path = [...at, name];
    return [path.join('.'), ...(typeof inner === 'object' ? namesIn(inner, path) : [])];
  }),
  ...(typeof schema.items === 'object' && !Array.isArray(schema.items)
    ? namesIn(schema.items, [...at, '*'])
    : []),
];
