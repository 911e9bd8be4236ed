import type { RecordedDecision, TakenOrder } from '@huiyin/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditTopic, type RevealedKey, type TopicToAudit } from './audit-topic.ts';
import { commitmentOf } from './commitment.ts';
import { drawer } from './drawer.ts';
import type { ListedOrder } from './listed-orders.ts';
import { inTopicOrder, topicDrawOf } from './topic-order.ts';

const TOPIC = 'topic-repairs';
const BRANCH = 'longgang';
const keyOf = (month: string, key: string): RevealedKey => ({
  month,
  key,
  commitment: commitmentOf({ branch: BRANCH, month, key }),
  inTime: true,
});
/** The topic's days lie in two months. */
const KEYS = [keyOf('2026-09', '05'.repeat(32)), keyOf('2026-10', '07'.repeat(32))];
const DRAWERS = new Map(KEYS.map(({ month, key }) => [month, drawer(Buffer.from(key, 'hex'))]));
const drawOf = (orderId: string, day: string) => {
  const draw = DRAWERS.get(day.slice(0, 7)) ?? expect.fail();
  return topicDrawOf(draw, TOPIC, orderId);
};
const DRAWN_AT = '2026-10-06T02:20:00.000Z';
const ORDERS: readonly (ListedOrder & { readonly countedDay: string; readonly team: string })[] = Array.from(
  { length: 40 },
  (_, index) => {
    const day = `2026-${index % 2 ? '10-0' : '09-2'}${(index % 4) + 1}`;
    return {
      orderId: `WO-${String(index).padStart(2, '0')}`,
      revision: 1,
      businessType: index % 5 === 4 ? 'counter' : 'repair',
      segment: 'residential',
      team: 'repair-1',
      completedDay: day,
      countedDay: day,
    };
  },
);
const decisionOn = (
  order: (typeof ORDERS)[number],
  more: Partial<RecordedDecision> = {},
): RecordedDecision => {
  const { completedDay, ...rest } = order;
  return {
    ...rest,
    completedAt: `${completedDay}T02:00:00.000Z`,
    stratum: 'repair/residential/y2026',
    probability: 1,
    policyVersion: 'y2026',
    decision: 'sampled',
    reason: 'always',
    decidedAt: '2026-10-05T02:00:00.000Z',
    ...more,
  };
};
const RECORD = ORDERS.map((order) => decisionOn(order));
const SCOPE = ORDERS.filter(({ businessType }) => businessType === 'repair');
const RANKED = inTopicOrder(
  SCOPE.map((order) => ({ ...order, draw: drawOf(order.orderId, order.countedDay) })),
);
/** The second is asked about something else; so six are taken where five are wanted. */
const TAKEN: readonly TakenOrder[] = RANKED.slice(0, 6).map(({ orderId, countedDay }, index) => ({
  orderId,
  countedDay,
  rank: index + 1,
  outcome: index === 1 ? 'paused' : 'requested',
}));

const given = (more: Partial<TopicToAudit> = {}): TopicToAudit => ({
  branch: BRANCH,
  topic: {
    topicId: TOPIC,
    scope: { businessTypes: ['repair'], served: { first: '2026-09-21', last: '2026-10-04' } },
    sampleSize: 5,
    drawn: { at: DRAWN_AT, orders: SCOPE.length },
  },
  taken: TAKEN,
  keys: KEYS,
  record: RECORD,
  orders: ORDERS,
  ...more,
});
const withTopic = (more: Partial<TopicToAudit['topic']>, rest: Partial<TopicToAudit> = {}): TopicToAudit => ({
  ...given(rest),
  topic: { ...given().topic, ...more },
});
const findingsOf = (topic: TopicToAudit) =>
  auditTopic(topic).findings.map(({ finding, orderId }) =>
    orderId === undefined ? finding : `${orderId} ${finding}`,
  );
const at = (rank: number) => RANKED[rank - 1] ?? expect.fail();
const without = (orderId: string) => ORDERS.filter((order) => order.orderId !== orderId);
const changed = (orderId: string, more: Partial<(typeof ORDERS)[number]>) =>
  ORDERS.map((order) => (order.orderId === orderId ? { ...order, ...more } : order));
/** An order that would have stood before everybody. */
const [added = expect.fail()] = Array.from({ length: 2_000 }, (_, index) => `WO-NEW-${index}`).filter(
  (orderId) => drawOf(orderId, '2026-10-02') > at(1).draw,
);
const addedOrder = { ...at(1), orderId: added, completedDay: '2026-10-02', countedDay: '2026-10-02' };
const addedDraw = drawOf(added, '2026-10-02');

describe('a topic’s sample, drawn again', () => {
  it('agrees with its record, whatever else is in the list', () => {
    expect(auditTopic(given())).toEqual({
      listed: 32,
      recorded: 32,
      taken: { requested: 5, paused: 1, refused: 0, 'phone-missing': 0, forgotten: 0 },
      later: 0,
      inTime: true,
      findings: [],
    });
  });

  it('says the same of the same rows in whatever order, and however often', () => {
    const some = fc.shuffledSubarray([...ORDERS, ...ORDERS], { minLength: 80, maxLength: 80 });
    fc.assert(
      fc.property(some, (orders) => findingsOf(given({ orders })).length === 0),
      { numRuns: 20 },
    );
  });

  it('asks a list without counted days and teams for neither', () => {
    const orders = ORDERS.map(({ countedDay, team, ...order }) => order);
    expect(
      findingsOf(withTopic({ scope: { ...given().topic.scope, teams: ['repair-1'] } }, { orders })),
    ).toEqual([]);
  });

  it('knows partners by the list, or by the record where that has none', () => {
    const scope = { ...given().topic.scope, partners: ['Contractor A'] };
    const record = RECORD.map((decision) => ({ ...decision, partner: 'Contractor A' }));
    const told = ORDERS.map((order) => ({ ...order, partner: 'Contractor A' }));
    expect(findingsOf(withTopic({ scope }, { record }))).toEqual([]);
    expect(findingsOf(withTopic({ scope }, { record, orders: told }))).toEqual([]);
    const other = told.map((order) =>
      order.orderId === at(40 - 8).orderId ? { ...order, partner: 'B' } : order,
    );
    expect(auditTopic(withTopic({ scope }, { record, orders: other })).findings).toEqual([
      {
        finding: 'scope-differs',
        orderId: at(32).orderId,
        recorded: `${at(32).countedDay} repair repair-1 Contractor A`,
        found: `${at(32).countedDay} repair repair-1 B`,
      },
    ]);
  });

  it('takes everybody where there are fewer than wanted', () => {
    const all = RANKED.map(({ orderId, countedDay }, index) => ({
      orderId,
      countedDay,
      rank: index + 1,
      outcome: 'requested' as const,
    }));
    expect(findingsOf(withTopic({ sampleSize: 33 }, { taken: all }))).toEqual([]);
    expect(findingsOf(withTopic({ sampleSize: 33 }, { taken: all.slice(0, 31) }))).toEqual([
      `${at(32).orderId} should-be-in`,
    ]);
  });

  it('goes no further than where it was stopped, and then passes nobody over either', () => {
    const stopped = { at: DRAWN_AT, day: '2026-10-06', because: 'cause-known' } as const;
    expect(findingsOf(withTopic({ stopped }, { taken: TAKEN.slice(0, 3) }))).toEqual([]);
    expect(findingsOf(withTopic({ stopped }, { taken: [] }))).toEqual([]);
    const [first, second, third] = TAKEN.slice(0, 3).map((taken, index) => ({
      ...taken,
      rank: Math.max(1, index),
    }));
    const passed = [first, third].flatMap((taken) => taken ?? []);
    expect(second).toBeDefined();
    expect(
      findingsOf(
        withTopic({ stopped }, { taken: passed.map((each, index) => ({ ...each, rank: index + 1 })) }),
      ),
    ).toEqual([`${at(2).orderId} should-be-in`]);
  });
});

describe('what does not agree is named', () => {
  it('an order that was added to the list: nobody decided on it, and it should be in', () => {
    expect(auditTopic(given({ orders: [...ORDERS, addedOrder] })).findings).toEqual([
      { finding: 'not-on-record', orderId: added },
      { finding: 'should-be-in', orderId: added, found: addedDraw },
    ]);
  });

  it('an order that was kept from the sample, though decided on', () => {
    const record = [...RECORD, decisionOn(addedOrder)];
    const orders = [...ORDERS, addedOrder];
    expect(findingsOf(withTopic({ drawn: { at: DRAWN_AT, orders: 33 } }, { record, orders }))).toEqual([
      `${added} should-be-in`,
    ]);
  });

  it('an order that was dropped from the list, taken or not', () => {
    expect(auditTopic(given({ orders: without(at(3).orderId) })).findings).toEqual([
      { finding: 'not-in-list', orderId: at(3).orderId },
      { finding: 'should-be-out', orderId: at(3).orderId, recorded: '3' },
    ]);
    expect(findingsOf(given({ orders: without(at(20).orderId) }))).toEqual([`${at(20).orderId} not-in-list`]);
  });

  it.each([
    ['to another type', { businessType: 'counter' }],
    ['to a day before', { completedDay: '2026-09-20', countedDay: '2026-09-20' }],
    ['to a day after', { completedDay: '2026-10-05', countedDay: '2026-10-05' }],
  ])('an order that was moved %s', (_, more) => {
    expect(findingsOf(given({ orders: changed(at(3).orderId, more) }))).toEqual([
      `${at(3).orderId} scope-differs`,
      `${at(3).orderId} should-be-out`,
    ]);
    expect(findingsOf(given({ orders: changed(at(20).orderId, more) }))).toEqual([
      `${at(20).orderId} scope-differs`,
    ]);
  });

  it('an order that was moved into scope', () => {
    const moved = ORDERS.find(
      ({ orderId, countedDay, businessType }) =>
        businessType === 'counter' && drawOf(orderId, countedDay) < at(6).draw,
    );
    const found = moved ?? expect.fail();
    expect(
      auditTopic(given({ orders: changed(found.orderId, { businessType: 'repair' }) })).findings,
    ).toEqual([
      {
        finding: 'scope-differs',
        orderId: found.orderId,
        recorded: `${found.countedDay} counter repair-1`,
        found: `${found.countedDay} repair repair-1`,
      },
    ]);
  });

  it('one that was taken when there were enough', () => {
    const taken = [
      ...TAKEN,
      { orderId: at(7).orderId, countedDay: at(7).countedDay, rank: 7, outcome: 'paused' as const },
    ];
    expect(auditTopic(given({ taken })).findings).toEqual([
      { finding: 'should-be-out', orderId: at(7).orderId, recorded: '7' },
    ]);
  });

  it('one that was taken in place of another', () => {
    const taken = TAKEN.map((each) =>
      each.rank === 6 ? { ...each, orderId: at(9).orderId, countedDay: at(9).countedDay } : each,
    );
    expect(findingsOf(given({ taken }))).toEqual(
      [6, 7, 8].map((rank) => `${at(rank).orderId} should-be-in`).toSorted(),
    );
  });

  it('two that changed places, and a rank that nobody has', () => {
    const turned = TAKEN.map((each) => (each.rank < 3 ? { ...each, rank: 3 - each.rank } : each));
    expect(auditTopic(given({ taken: turned })).findings).toEqual(
      [
        { finding: 'rank-differs', orderId: at(1).orderId, recorded: '2', found: '1' },
        { finding: 'rank-differs', orderId: at(2).orderId, recorded: '1', found: '2' },
      ].toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1)),
    );
    const gap = TAKEN.map((each) => (each.rank === 6 ? { ...each, rank: 8 } : each));
    expect(auditTopic(given({ taken: gap })).findings).toEqual([
      { finding: 'rank-missing', recorded: '8', found: '6' },
    ]);
  });

  it('a scope of another size than the topic says', () => {
    const of = (orders: number) => auditTopic(withTopic({ drawn: { at: DRAWN_AT, orders } })).findings;
    expect(of(31)).toEqual([{ finding: 'count-differs', recorded: '31', found: '32' }]);
    expect(of(33)).toEqual([{ finding: 'count-differs', recorded: '33', found: '32' }]);
  });

  it('rows that contradict each other', () => {
    const twice = { ...at(20), businessType: 'counter' };
    expect(findingsOf(given({ orders: [...ORDERS, twice] }))).toContain(`${at(20).orderId} listed-twice`);
  });

  it('a key that is not the one committed to, by its month, and one that was chosen late', () => {
    const [september = expect.fail(), october = expect.fail()] = KEYS;
    const broken = { ...october, commitment: september.commitment };
    expect(auditTopic(given({ keys: [september, broken] })).findings).toEqual([
      { finding: 'commitment-broken', found: '2026-10' },
    ]);
    const late = auditTopic(given({ keys: [{ ...september, inTime: false }, october] }));
    expect([late.inTime, late.findings]).toEqual([false, []]);
  });

  it('but not an order that was decided on or corrected since: nobody can say what it was', () => {
    const since = (more: Partial<RecordedDecision>, orders = 32) =>
      auditTopic(
        withTopic(
          { drawn: { at: DRAWN_AT, orders } },
          { record: [...RECORD, decisionOn(addedOrder, more)], orders: [...ORDERS, addedOrder] },
        ),
      );
    const later = { decidedAt: '2026-10-06T02:20:00.001Z' };
    for (const more of [later, { isCorrected: true } as const]) {
      expect(since(more)).toMatchObject({ later: 1, findings: [] });
      expect(since(more, 33)).toMatchObject({ later: 1, findings: [] });
    }
    expect(since({ decidedAt: DRAWN_AT }).findings).not.toEqual([]);
    // One that was taken was in scope by then.
    const record = RECORD.map((each) => (each.orderId === at(1).orderId ? { ...each, ...later } : each));
    expect(auditTopic(given({ record }))).toMatchObject({ later: 0, findings: [] });
  });

  it('an order of a list that has neither its team nor its counted day, and of which nothing is on record', () => {
    const { team, countedDay, ...bare } = addedOrder;
    expect(findingsOf(given({ orders: [...ORDERS, bare] }))).toEqual([
      `${added} not-on-record`,
      `${added} should-be-in`,
    ]);
  });

  it('more orders on record than the topic says, whatever only the list has', () => {
    expect(
      findingsOf(withTopic({ drawn: { at: DRAWN_AT, orders: 33 } }, { orders: [...ORDERS, addedOrder] })),
    ).toContain('count-differs');
  });

  it('an order that was taken and that nobody has', () => {
    const nowhere = {
      orderId: 'WO-NOWHERE',
      countedDay: '2026-10-02',
      rank: 7,
      outcome: 'forgotten' as const,
    };
    const { findings, listed } = auditTopic(given({ taken: [...TAKEN, nowhere] }));
    expect(listed).toBe(32);
    expect(
      findings.filter(({ orderId }) => orderId === nowhere.orderId).map(({ finding }) => finding),
    ).toContain('should-be-out');
    expect(findings.every(({ finding }) => finding !== undefined)).toBe(true);
  });

  it('what is of the whole topic first, then by order', () => {
    const early = { ...addedOrder, orderId: '0-FIRST' };
    const found = findingsOf(
      withTopic({ drawn: { at: DRAWN_AT, orders: 40 } }, { orders: [...ORDERS, early] }),
    );
    expect(found.slice(0, 2)).toEqual(['count-differs', '0-FIRST not-on-record']);
  });

  it('neither an order out of scope by both sides that was corrected since, nor one in scope by one of them', () => {
    const counter = ORDERS.find(({ businessType }) => businessType === 'counter') ?? expect.fail();
    const since = { decidedAt: '2026-10-06T02:20:00.001Z' };
    const recordWith = (orderId: string) =>
      RECORD.map((each) => (each.orderId === orderId ? { ...each, ...since } : each));
    expect(auditTopic(given({ record: recordWith(counter.orderId) }))).toMatchObject({
      later: 0,
      findings: [],
    });
    const { orderId } = at(20);
    const moved = changed(orderId, { businessType: 'counter' });
    expect(auditTopic(given({ record: recordWith(orderId), orders: moved }))).toMatchObject({
      listed: 31,
      later: 1,
      findings: [],
    });
  });

  it('of a month without a key nothing is drawn', () => {
    const taken: readonly TakenOrder[] = [];
    const stopped = { at: DRAWN_AT, day: '2026-10-06', because: 'cause-known' } as const;
    expect(auditTopic(withTopic({ stopped }, { taken, keys: [] })).findings).toEqual([]);
    const found = auditTopic(given({ taken, keys: KEYS.slice(1) })).findings;
    expect(found.every(({ finding }) => finding === 'should-be-in')).toBe(true);
    expect(found.map(({ orderId }) => orderId)).toEqual(
      SCOPE.filter(({ countedDay }) => countedDay >= '2026-10').map(({ orderId }) => orderId),
    );
  });

  it.each([
    ['team', { team: 'repair-2' }],
    ['partner', { partner: 'Contractor A' }],
    ['counted day', { countedDay: '2026-09-30' }],
  ])('rows that differ in their %s alone', (_, more) => {
    const twice = { ...at(20), ...more };
    expect(findingsOf(given({ orders: [...ORDERS, twice] }))).toContain(`${at(20).orderId} listed-twice`);
  });
});
