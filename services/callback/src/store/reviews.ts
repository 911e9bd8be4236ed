import { count, drawnCall, instant, listOf, scoreBody, staffId } from '@huiyin/contracts';
import {
  type AggregateTable,
  type AggregateType,
  droppedAfter,
  indexed,
  inIndex,
  type Page,
  type Rule,
  type Trace,
} from '@huiyin/table';
import * as z from 'zod';
import { type Review, type ReviewState, stateOf } from '../domain/review.ts';

const said = z.strictObject({ by: staffId, at: instant, words: z.string() });

const review = z.strictObject({
  ...drawnCall,
  drawnAt: instant,
  scores: listOf(
    z.strictObject({ ...scoreBody.shape, by: staffId, at: instant, total: count, passed: z.boolean() }),
  ),
  feedback: said.optional(),
  answer: said.optional(),
});

/** All that were drawn in a month lie in one partition: a small share of its calls. */
const partitionOf = (ofMonth: string): string => `REVIEWS#${ofMonth}`;

export const reviewKey = (ofMonth: string, claimId: string) => ({ pk: partitionOf(ofMonth), sk: claimId });

const waiting = (state: Exclude<ReviewState, 'told'>): string => `REVIEWS#${state}`;
const toldTo = (agent: string): string => `REVIEWS#told#${agent}`;

/** Those that wait lie by the moment of the call, those that were told under their agent by the moment of the feedback. */
function placeOf(state: Review): Readonly<Record<string, string>> {
  const { agent, calledAt, month: ofMonth, claimId, feedback } = state;
  const named = `${ofMonth} ${claimId}`;
  const at = stateOf(state);
  return at === 'told'
    ? inIndex(1, toldTo(agent), `${feedback?.at} ${named}`)
    : inIndex(1, waiting(at), `${calledAt} ${named}`);
}

export const REVIEW: AggregateType<Review, never> = {
  name: 'review',
  schema: review,
  idOf: ({ month: ofMonth, claimId }) => `${ofMonth}/${claimId}`,
  keyOf: ({ month: ofMonth, claimId }) => reviewKey(ofMonth, claimId),
  indexOf: placeOf,
};

/** Of one answer. */
const PAGE_MAX = 50;

export interface ReviewsPage {
  readonly reviews: readonly Review[];
  readonly next?: string;
}

export interface ReviewStore {
  load(month: string, claimId: string): Promise<Review | undefined>;
  change<Answer>(
    month: string,
    claimId: string,
    trace: Trace,
    rule: Rule<Review, never, Answer>,
  ): Promise<Answer>;
  /** Puts a call among those to be reviewed; twice is once. */
  add(review: Review, trace: Trace): Promise<void>;
  /** A page of those in that state, the earliest call first, as they are now; found a moment late. */
  waiting(state: Exclude<ReviewState, 'told'>, after?: string): Promise<ReviewsPage>;
  /** A page of what the agent was told, the newest first. */
  toldTo(agent: string, before?: string): Promise<ReviewsPage>;
  /** A page of all of a month. Throws CursorUnreadable. */
  ofMonth(month: string, after?: string): Promise<Page<Review>>;
  everyOf(month: string): Promise<readonly Review[]>;
}

/** Above every character of a sort key, and below every one but none. */
const [LAST, FIRST] = ['~', ' '];

export function reviewStore(table: AggregateTable, retentionDays: number): ReviewStore {
  const type = droppedAfter(REVIEW, retentionDays, ({ drawnAt }) => drawnAt);

  /** Keys alone are projected into the index; the whole items are read by them. */
  async function page(
    pk: string,
    sk: { readonly from: string; readonly to: string },
    descending: boolean,
    isPast: (key: string) => boolean,
  ): Promise<ReviewsPage> {
    const found: { readonly place: string; readonly pk: string; readonly sk: string }[] = [];
    const range = { ...indexed(1), pk, sk, descending, limit: PAGE_MAX + 1 };
    for await (const { i1sk: place = '', pk: itemPk = '', sk: itemSk = '' } of table.queryKeys(range)) {
      if (isPast(place)) continue;
      found.push({ place, pk: itemPk, sk: itemSk });
      if (found.length > PAGE_MAX) break;
    }
    const shown = found.slice(0, PAGE_MAX);
    const keys = shown.map((each) => ({ pk: each.pk, sk: each.sk }));
    const items = new Map(
      (await table.loadEach(type, keys)).map(({ state }) => [`${state.month} ${state.claimId}`, state]),
    );
    const last = shown.at(-1)?.place;
    return {
      reviews: shown.flatMap(({ place }) => items.get(place.slice(place.indexOf(' ') + 1)) ?? []),
      ...(found.length > PAGE_MAX && last !== undefined && { next: last }),
    };
  }

  return {
    load: async (ofMonth, claimId) => (await table.load(type, reviewKey(ofMonth, claimId)))?.state,
    change: (ofMonth, claimId, trace, rule) => table.change(type, reviewKey(ofMonth, claimId), trace, rule),
    async add(state, trace) {
      await table.save(type, state, undefined, trace);
    },
    async waiting(state, after = FIRST) {
      const { reviews, ...rest } = await page(
        waiting(state),
        { from: after, to: LAST },
        false,
        (place) => place <= after,
      );
      return { reviews: reviews.filter((each) => stateOf(each) === state), ...rest };
    },
    toldTo: (agent, before = LAST) =>
      page(toldTo(agent), { from: FIRST, to: before }, true, (place) => place >= before),
    ofMonth: (ofMonth, after) => table.query(type, { pk: partitionOf(ofMonth), limit: PAGE_MAX, after }),
    async everyOf(ofMonth) {
      const every: Review[] = [];
      for await (const { state } of table.queryAll(type, { pk: partitionOf(ofMonth) })) every.push(state);
      return every;
    },
  };
}

/** With every field that one may have. */
export const REVIEW_EXAMPLE: Review = {
  month: '2026-10',
  claimId: '20261006-000000000B',
  taskId: 'routine:WO-20261005-000123',
  agent: 'agent-02',
  businessType: 'repair',
  team: 'repair-1',
  calledAt: '2026-10-06T02:21:00.000Z',
  durationSeconds: 140,
  closedDay: '2026-10-06',
  rate: 0.03,
  drawnAt: '2026-10-06T02:24:01.000Z',
  sheet: 1,
  scores: [
    {
      points: { opening: 10, record: 10 },
      fatal: [],
      by: 'leader-01',
      at: '2026-10-07T02:00:00.000Z',
      total: 20,
      passed: true,
    },
    {
      points: { opening: 5, record: 0 },
      fatal: ['invented'],
      remark: '所记与所答不符',
      by: 'supervisor-01',
      at: '2026-10-07T03:00:00.000Z',
      total: 5,
      passed: false,
    },
  ],
  feedback: { by: 'supervisor-01', at: '2026-10-07T06:00:00.000Z', words: '请按客户原话记录' },
  answer: { by: 'agent-02', at: '2026-10-07T07:00:00.000Z', words: '已知晓' },
};
