import type { RecordedDecision, SamplingPolicy } from '@huiyin/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditFinding, auditSample, type MonthToAudit } from './audit-sample.ts';
import { commitmentOf } from './commitment.ts';
import { drawer } from './drawer.ts';
import type { ListedOrder } from './listed-orders.ts';
import { rateUnder } from './rate.ts';
import { verdictOf } from './verdict.ts';

const ZONE = 'Asia/Shanghai';
const BRANCH = 'longgang';
const MONTH = '2026-10';
const key = '07'.repeat(32);
const commitment = commitmentOf({ branch: BRANCH, month: MONTH, key });
const draw = drawer(Buffer.from(key, 'hex'));

const autumn: SamplingPolicy = {
  version: 'autumn',
  from: '2026-01-01',
  rates: { repair: 1, counter: 0.3, safety: 0 },
  segments: { vip: 1 },
};
const winter: SamplingPolicy = {
  version: 'winter',
  from: '2026-10-16',
  rates: { repair: 1, counter: 0.5, safety: 0 },
  teams: { second: { counter: { rate: 0.8, severity: 'tightened' } } },
};
const POLICIES = [autumn, winter];

/** Decided as the branch decides. */
function decisionOn(order: ListedOrder, overrides: Partial<RecordedDecision> = {}): RecordedDecision {
  const { orderId, businessType, segment, team = 'first', completedDay } = order;
  const rate = rateUnder(completedDay < winter.from ? autumn : winter, { businessType, segment, team });
  const reason = verdictOf(rate, draw(orderId));
  return {
    orderId,
    revision: order.revision,
    businessType,
    segment,
    team,
    completedAt: `${completedDay}T02:00:00.000Z`,
    countedDay: order.countedDay ?? completedDay,
    stratum: rate.stratum,
    probability: rate.probability,
    policyVersion: rate.policyVersion,
    decision: reason === 'always' || reason === 'drawn' ? 'sampled' : 'not-sampled',
    reason,
    decidedAt: '2026-10-20T02:00:00.000Z',
    ...overrides,
  };
}

const TYPES = ['repair', 'counter', 'safety'] as const;
const ORDERS: readonly ListedOrder[] = Array.from({ length: 120 }, (_, index) => {
  const day = `2026-10-${String((index % 31) + 1).padStart(2, '0')}`;
  return {
    orderId: `WO-${String(index).padStart(3, '0')}`,
    revision: 1,
    businessType: TYPES[index % 3] ?? 'repair',
    segment: index % 10 === 0 ? 'vip' : 'residential',
    team: index % 4 === 0 ? 'second' : 'first',
    completedDay: day,
    countedDay: day,
  };
});
const RECORD = ORDERS.map((order) => decisionOn(order));

const month = (overrides: Partial<MonthToAudit> = {}): MonthToAudit => ({
  branch: BRANCH,
  zone: ZONE,
  month: MONTH,
  key: { key, commitment, inTime: true },
  policies: POLICIES,
  record: RECORD,
  orders: ORDERS,
  ...overrides,
});
const findingsOf = (overrides: Partial<MonthToAudit>): readonly AuditFinding[] =>
  auditSample(month(overrides)).findings;
const at = <T>(list: readonly T[], index: number): T => list[index] ?? expect.fail();
const drawnCounter = at(
  RECORD.filter(({ reason }) => reason === 'drawn'),
  0,
);
const undrawnCounter = at(
  RECORD.filter(({ reason }) => reason === 'not-drawn'),
  0,
);
const repair = at(RECORD, 3);
/** The record with this decision otherwise. */
const recordWith = ({ orderId }: RecordedDecision, overrides: Partial<RecordedDecision>) => ({
  record: RECORD.map((each) => (each.orderId === orderId ? { ...each, ...overrides } : each)),
});
/** The list with this order otherwise. */
const listWith = ({ orderId }: { readonly orderId: string }, overrides: Partial<ListedOrder>) => ({
  orders: ORDERS.map((each) => (each.orderId === orderId ? { ...each, ...overrides } : each)),
});
const listedOf = ({ orderId }: RecordedDecision) =>
  ORDERS.find((each) => each.orderId === orderId) ?? expect.fail();

describe('a month that was decided on as it was bound to be', () => {
  it('is drawn again exactly', () => {
    const sampled = RECORD.filter(({ decision }) => decision === 'sampled').length;
    expect(sampled).toBeGreaterThan(40);
    expect(auditSample(month())).toEqual({
      listed: 120,
      recorded: 120,
      drawn: sampled,
      sampled,
      suppressed: {
        'window-passed': 0,
        'customer-paused': 0,
        'customer-refused': 0,
        'phone-missing': 0,
        'customer-forgotten': 0,
      },
      corrected: 0,
      inTime: true,
      findings: [],
    });
  });

  it('is the same in whatever order rows come, and however often', () => {
    const whole = auditSample(month({ ...listWith(repair, { segment: 'vip' }), record: RECORD.slice(1) }));
    const { orders } = listWith(repair, { segment: 'vip' });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(orders, { minLength: orders.length }),
        fc.array(fc.constantFrom(...orders)),
        fc.shuffledSubarray(RECORD.slice(1), { minLength: RECORD.length - 1 }),
        (shuffled, again, record) => {
          expect(auditSample(month({ orders: [...shuffled, ...again], record }))).toEqual(whole);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('may be listed with the orders of other months, and without counted days and teams', () => {
    const september = {
      ...at(ORDERS, 0),
      orderId: 'WO-SEPTEMBER',
      completedDay: '2026-09-30',
      countedDay: '2026-09-30',
    };
    expect(auditSample(month({ orders: [...ORDERS, september] }))).toMatchObject({
      listed: 120,
      findings: [],
    });
    const bare = [...ORDERS, september].map(({ countedDay, team, ...order }) => order);
    expect(auditSample(month({ orders: bare }))).toMatchObject({ listed: 120, findings: [] });
  });

  it('counts what was suppressed with its reason, and finds no fault in it', () => {
    const suppressing = new Map<string, Partial<RecordedDecision>>([
      [repair.orderId, { decision: 'window-passed', reason: 'window-passed' }],
      [drawnCounter.orderId, { decision: 'paused', reason: 'customer-paused' }],
      [undrawnCounter.orderId, { decision: 'forgotten', reason: 'customer-forgotten' }],
      [at(RECORD, 6).orderId, { decision: 'paused', reason: 'customer-refused' }],
      [at(RECORD, 9).orderId, { decision: 'paused', reason: 'phone-missing' }],
    ]);
    const record = RECORD.map((each) => ({ ...each, ...suppressing.get(each.orderId) }));
    const { drawn } = auditSample(month());
    expect(auditSample(month({ record }))).toMatchObject({
      drawn,
      sampled: drawn - 4,
      suppressed: {
        'window-passed': 1,
        'customer-paused': 1,
        'customer-refused': 1,
        'phone-missing': 1,
        'customer-forgotten': 1,
      },
      findings: [],
    });
  });

  it('has no fault in a customer who was forgotten since, whatever was decided', () => {
    expect(findingsOf(recordWith(repair, { decision: 'forgotten' }))).toEqual([]);
    expect(findingsOf(recordWith(undrawnCounter, { decision: 'forgotten' }))).toEqual([]);
  });

  it('holds an order that was corrected since against what it was decided by', () => {
    const corrected = {
      ...recordWith(drawnCounter, {
        businessType: 'repair',
        segment: 'commercial',
        revision: 2,
        isCorrected: true,
      }),
      ...listWith(drawnCounter, { businessType: 'repair', segment: 'commercial' }),
    };
    expect(auditSample(month(corrected))).toMatchObject({ corrected: 1, findings: [] });
    const other = recordWith(drawnCounter, {
      isCorrected: true,
      reason: 'not-drawn',
      decision: 'not-sampled',
    });
    expect(findingsOf(other)).toEqual([
      { finding: 'should-be-in', orderId: drawnCounter.orderId, recorded: 'not-drawn', found: 'drawn' },
    ]);
    const invented = recordWith(drawnCounter, { isCorrected: true, policyVersion: 'invented' });
    expect(findingsOf(invented).map(({ finding }) => finding)).toEqual(['rate-differs', 'should-be-out']);
  });

  it('says whether its key was committed to in time', () => {
    const late = auditSample(month({ key: { key, commitment, inTime: false } }));
    expect(late).toMatchObject({ inTime: false, findings: [] });
  });
});

describe('an order', () => {
  it('that was added to the list is named', () => {
    const added = { ...at(ORDERS, 5), orderId: 'WO-ADDED' };
    expect(findingsOf({ orders: [...ORDERS, added] })).toEqual([
      { finding: 'not-on-record', orderId: 'WO-ADDED', found: added.countedDay },
    ]);
    const { countedDay, ...bare } = added;
    expect(findingsOf({ orders: [...ORDERS, bare] })).toEqual([
      { finding: 'not-on-record', orderId: 'WO-ADDED', found: bare.completedDay },
    ]);
  });

  it('that was dropped from the list is named', () => {
    expect(findingsOf({ orders: ORDERS.slice(1) })).toEqual([
      { finding: 'not-in-list', orderId: 'WO-000', recorded: '2026-10-01' },
    ]);
  });

  it('that was moved in the list is named with both, also into another month', () => {
    const { orderId, countedDay } = repair;
    const moved = (found: string) => [{ finding: 'counted-otherwise', orderId, recorded: countedDay, found }];
    expect(findingsOf(listWith(repair, { countedDay: '2026-10-09' }))).toEqual(moved('2026-10-09'));
    expect(findingsOf(listWith(repair, { countedDay: '2026-11-01' }))).toEqual(moved('2026-11-01'));
    expect(findingsOf(listWith(repair, { completedDay: '2026-10-09' }))).toEqual([
      { finding: 'completed-otherwise', orderId, recorded: countedDay, found: '2026-10-09' },
    ]);
    expect(findingsOf(listWith(repair, { businessType: 'safety', segment: 'commercial' }))).toEqual([
      { finding: 'business-type-differs', orderId, recorded: 'repair', found: 'safety' },
      { finding: 'segment-differs', orderId, recorded: 'residential', found: 'commercial' },
    ]);
    expect(findingsOf(listWith(repair, { team: 'second' }))).toEqual([
      { finding: 'team-differs', orderId, recorded: 'first', found: 'second' },
    ]);
  });

  it('is completed on the branch’s day, not on that of Greenwich', () => {
    const late = { completedAt: '2026-10-03T16:00:00.000Z' };
    expect(findingsOf(recordWith(repair, late))).toEqual([]);
    const early = { completedAt: '2026-10-03T15:59:59.999Z' };
    expect(findingsOf(recordWith(repair, early)).map(({ recorded }) => recorded)).toEqual(['2026-10-03']);
  });

  it('that is listed twice counts by its newest revision; where that one says two things, it is named', () => {
    const order = listedOf(repair);
    const older = { ...order, revision: 0, segment: 'vip' as const };
    expect(findingsOf({ orders: [older, ...ORDERS] })).toEqual([]);
    expect(findingsOf({ orders: [...ORDERS, older] })).toEqual([]);
    const other = { ...order, segment: 'vip' as const };
    const named = [{ finding: 'listed-twice', orderId: order.orderId }];
    expect(findingsOf({ orders: [...ORDERS, other] })).toEqual(named);
    expect(findingsOf({ orders: [other, ...ORDERS] })).toEqual(named);
    // A third revision settles it.
    expect(findingsOf({ orders: [other, ...ORDERS, { ...order, revision: 2 }] })).toEqual([]);
  });

  it('that is on record twice and differently is named', () => {
    const again = { ...repair, decidedAt: '2026-10-21T02:00:00.000Z' };
    expect(findingsOf({ record: [...RECORD, repair] })).toEqual([]);
    expect(findingsOf({ record: [again, ...RECORD] })).toEqual([
      { finding: 'recorded-twice', orderId: repair.orderId },
    ]);
  });
});

describe('a decision', () => {
  it('against the draw is named: who should have been in, and who should not', () => {
    expect(findingsOf(recordWith(drawnCounter, { decision: 'not-sampled', reason: 'not-drawn' }))).toEqual([
      { finding: 'should-be-in', orderId: drawnCounter.orderId, recorded: 'not-drawn', found: 'drawn' },
    ]);
    expect(findingsOf(recordWith(undrawnCounter, { decision: 'sampled', reason: 'drawn' }))).toEqual([
      { finding: 'should-be-out', orderId: undrawnCounter.orderId, recorded: 'drawn', found: 'not-drawn' },
    ]);
  });

  it.each([
    [
      'for a reason that does not go with it',
      { decision: 'not-sampled', reason: 'drawn' },
      'not-sampled drawn',
    ],
    ['for a reason that is none', { decision: 'sampled', reason: 'mood' }, 'sampled mood'],
    [
      'for a pause that was none',
      { decision: 'sampled', reason: 'customer-paused' },
      'sampled customer-paused',
    ],
  ] as const)('%s is named', (_, overrides, recorded) => {
    expect(findingsOf(recordWith(drawnCounter, overrides))).toEqual([
      { finding: 'reason-differs', orderId: drawnCounter.orderId, recorded, found: 'drawn' },
    ]);
  });

  it('as a refusal of one that was not drawn is named', () => {
    const refused = { decision: 'paused', reason: 'customer-refused' } as const;
    expect(findingsOf(recordWith(undrawnCounter, refused))).toEqual([
      {
        finding: 'reason-differs',
        orderId: undrawnCounter.orderId,
        recorded: 'customer-refused',
        found: 'not-drawn',
      },
    ]);
  });

  it('for another reason that comes to the same is named too', () => {
    expect(findingsOf(recordWith(repair, { reason: 'drawn' }))).toEqual([
      { finding: 'reason-differs', orderId: repair.orderId, recorded: 'drawn', found: 'always' },
    ]);
    expect(findingsOf(recordWith(undrawnCounter, { decision: 'paused', reason: 'customer-paused' }))).toEqual(
      [
        {
          finding: 'reason-differs',
          orderId: undrawnCounter.orderId,
          recorded: 'customer-paused',
          found: 'not-drawn',
        },
      ],
    );
  });

  it('at another rate than the policy in force gave is named', () => {
    expect(findingsOf(recordWith(repair, { probability: 0.9 }))).toEqual([
      { finding: 'rate-differs', orderId: repair.orderId, recorded: '0.9 autumn', found: '1 autumn' },
    ]);
  });

  it('under another policy, or in another stratum, is named', () => {
    const { orderId } = repair;
    const stratum = 'repair/residential/winter';
    expect(findingsOf(recordWith(repair, { policyVersion: 'winter', stratum }))).toEqual([
      { finding: 'rate-differs', orderId, recorded: '1 winter', found: '1 autumn' },
    ]);
    expect(findingsOf(recordWith(repair, { stratum }))).toEqual([
      { finding: 'stratum-differs', orderId, recorded: stratum, found: 'repair/residential/autumn' },
    ]);
  });
});

describe('the rate of a team of its own', () => {
  const second = at(
    RECORD.filter(({ stratum }) => stratum === 'counter/residential/winter/second'),
    0,
  );

  it('decides on the orders of that team, and is named where it was not kept to', () => {
    expect(second).toMatchObject({ probability: 0.8, team: 'second' });
    const asFirst = { probability: 0.5, stratum: 'counter/residential/winter' };
    expect(findingsOf(recordWith(second, asFirst))).toEqual([
      {
        finding: 'rate-differs',
        orderId: second.orderId,
        recorded: '0.5 winter',
        found: '0.8 winter',
      },
      {
        finding: 'stratum-differs',
        orderId: second.orderId,
        recorded: 'counter/residential/winter',
        found: 'counter/residential/winter/second',
      },
    ]);
  });

  it('holds for an order that is another team’s since, by its stratum', () => {
    const moved = { isCorrected: true, team: 'first' } as const;
    const { orderId } = second;
    expect(findingsOf({ ...recordWith(second, moved), ...listWith({ orderId }, { team: 'first' }) })).toEqual(
      [],
    );
    const others = at(
      RECORD.filter(({ stratum }) => stratum === 'counter/residential/winter'),
      0,
    );
    expect(
      findingsOf({
        ...recordWith(others, { isCorrected: true, team: 'second' }),
        ...listWith(others, { team: 'second' }),
      }),
    ).toEqual([]);
  });
});

describe('a policy', () => {
  it('whose rate was changed afterwards is named by every order that fell under it', () => {
    const policies = [{ ...autumn, rates: { ...autumn.rates, counter: 0.2 } }, winter];
    const findings = findingsOf({ policies }).filter(({ finding }) => finding === 'rate-differs');
    const touched = RECORD.filter(({ stratum }) => stratum === 'counter/residential/autumn');
    expect(findings.map(({ orderId }) => orderId)).toEqual(touched.map(({ orderId }) => orderId));
  });

  it('that was left out, or came before any, is named', () => {
    const named = findingsOf({ policies: [winter] }).find(({ orderId }) => orderId === repair.orderId);
    expect(named).toEqual({
      finding: 'rate-differs',
      orderId: repair.orderId,
      recorded: '1 autumn',
      found: '0 none',
    });
  });
});

describe('a key', () => {
  it('that is not the one committed to is named, for the month', () => {
    const other = { key, commitment: 'c'.repeat(64), inTime: true };
    expect(findingsOf({ key: other })).toEqual([{ finding: 'commitment-broken' }]);
  });

  it('of another month or branch is named too, and draws others', () => {
    expect(findingsOf({ branch: 'pingshan' })).toEqual([{ finding: 'commitment-broken' }]);
    const another = '08'.repeat(32);
    const found = findingsOf({ key: { key: another, commitment, inTime: true } }).map(
      ({ finding }) => finding,
    );
    expect(new Set(found)).toEqual(new Set(['commitment-broken', 'should-be-in', 'should-be-out']));
  });
});

describe('what does not agree', () => {
  it('is told of the month first, then order by order, and of one order by name', () => {
    const [early, late] = [at(RECORD, 5), at(RECORD, 50)];
    const orders = ORDERS.map((order) =>
      [early.orderId, late.orderId].includes(order.orderId)
        ? { ...order, businessType: 'boiler', completedDay: '2026-10-30' }
        : order,
    );
    const found = auditSample(
      month({
        orders,
        record: RECORD.toReversed(),
        key: { key, commitment: commitmentOf({ branch: 'another', month: MONTH, key }), inTime: true },
      }),
    ).findings;
    expect(found.map(({ orderId, finding }) => [orderId, finding])).toEqual([
      [undefined, 'commitment-broken'],
      [early.orderId, 'business-type-differs'],
      [early.orderId, 'completed-otherwise'],
      [late.orderId, 'business-type-differs'],
      [late.orderId, 'completed-otherwise'],
    ]);
  });

  it('is no order that was corrected since, when its stratum was another segment’s', () => {
    const decision = at(
      RECORD.filter(({ reason, policyVersion }) => reason === 'not-drawn' && policyVersion === 'autumn'),
      0,
    );
    const asVip = {
      isCorrected: true,
      stratum: 'counter/vip/autumn',
      probability: 1,
      reason: 'always',
      decision: 'sampled',
    } as const;
    expect(decision).toMatchObject({ businessType: 'counter', segment: 'residential' });
    expect(auditSample(month(recordWith(decision, asVip)))).toMatchObject({ corrected: 1, findings: [] });
  });

  it('is no order for which there was no policy or no rate, or whose customer was forgotten', () => {
    const boiler = { ...at(ORDERS, 1), orderId: 'WO-boiler', businessType: 'boiler' };
    const without = decisionOn(boiler);
    expect(without).toMatchObject({ reason: 'no-rate', decision: 'not-sampled' });
    expect(findingsOf({ orders: [...ORDERS, boiler], record: [...RECORD, without] })).toEqual([]);
    const none = {
      probability: 0,
      policyVersion: 'none',
      reason: 'no-policy',
      decision: 'not-sampled',
    } as const;
    const record = RECORD.map((each) => ({
      ...each,
      ...none,
      stratum: `${each.businessType}/${each.segment}/none`,
    }));
    expect(findingsOf({ policies: [], record })).toEqual([]);
    const forgotten = { reason: 'customer-forgotten', decision: 'forgotten' } as const;
    expect(findingsOf(recordWith(repair, forgotten))).toEqual([]);
  });

  it.each(['sampled', 'forgotten'] as const)('is a reason that nobody knows, beside %s', (decision) => {
    expect(findingsOf(recordWith(repair, { reason: 'weather', decision }))).toEqual([
      {
        finding: 'reason-differs',
        orderId: repair.orderId,
        recorded: `${decision} weather`,
        found: repair.reason,
      },
    ]);
  });

  it('is a list that has an order twice, once for each such order and in their order', () => {
    const [a, b] = [at(ORDERS, 0), at(ORDERS, 1)];
    const other = (order: ListedOrder) => ({ ...order, countedDay: '2026-10-31' });
    const twice = findingsOf({ orders: [b, other(b), b, ...ORDERS, other(a), a] }).filter(
      ({ finding }) => finding === 'listed-twice',
    );
    expect(twice.map(({ orderId }) => orderId)).toEqual([a.orderId, b.orderId]);
  });
});
