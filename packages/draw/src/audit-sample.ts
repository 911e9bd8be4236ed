import { type Day, dayOf } from '@huiyin/calendar';
import type { RecordedDecision, SamplingKeyAnswer, SamplingPolicy } from '@huiyin/contracts';
import { compareText } from '@huiyin/kernel';
import { SEGMENTS } from '@huiyin/vocabulary';
import { commitmentOf } from './commitment.ts';
import { drawer } from './drawer.ts';
import { type ListedOrder, newestOf } from './listed-orders.ts';
import { policyOn, type Rate, rateUnder } from './rate.ts';
import { isIn, verdictOf } from './verdict.ts';

/** Reasons on record for which an order is not rung, whatever was drawn; nobody can draw them again. */
export const SUPPRESSIONS = [
  'window-passed',
  'customer-paused',
  'customer-refused',
  'phone-missing',
  'customer-forgotten',
] as const;
export type Suppression = (typeof SUPPRESSIONS)[number];

/** What does not agree, by a name that says what it is. */
export const FINDINGS = [
  /** The key that was revealed is not the one that was committed to. */
  'commitment-broken',
  /** In the order list, and nobody decided on it. */
  'not-on-record',
  /** Decided on, and not in the order list. */
  'not-in-list',
  /** Several rows of one revision of an order that differ. */
  'listed-twice',
  'recorded-twice',
  /** The list has another day, type, segment or team than was decided by. */
  'counted-otherwise',
  'completed-otherwise',
  'business-type-differs',
  'segment-differs',
  'team-differs',
  /** The stratum on record is not that of its type, segment and policy. */
  'stratum-differs',
  'rate-differs',
  'should-be-in',
  'should-be-out',
  /** The same by the sample, for a reason that does not hold. */
  'reason-differs',
] as const;

export interface AuditFinding {
  readonly finding: (typeof FINDINGS)[number];
  /** Absent where the whole month is meant. */
  readonly orderId?: string;
  /** What the record says, and what list and draw say instead. */
  readonly recorded?: string;
  readonly found?: string;
}

/** What is known of a month, all of it published but the list. */
export interface MonthToAudit {
  readonly branch: string;
  /** IANA zone of the branch's days. */
  readonly zone: string;
  readonly month: string;
  /** The month's key, revealed. */
  readonly key: Pick<SamplingKeyAnswer, 'commitment' | 'inTime'> & { readonly key: string };
  /** In the order in which the branch lists them. */
  readonly policies: readonly SamplingPolicy[];
  readonly record: readonly RecordedDecision[];
  /** Of other months too: those are passed over. */
  readonly orders: readonly ListedOrder[];
}

export interface SampleAudit {
  /** Different orders of the month in the list. */
  readonly listed: number;
  readonly recorded: number;
  /** By rate and draw alone; of these on record as sampled. */
  readonly drawn: number;
  readonly sampled: number;
  readonly suppressed: Readonly<Record<Suppression, number>>;
  /** Corrected after the decision was taken for good: held against the stratum on record. */
  readonly corrected: number;
  /** Was the key committed to before the month began? */
  readonly inTime: boolean;
  /** By order, then by name; none: everything agrees. */
  readonly findings: readonly AuditFinding[];
}

/** Draws a month's sample again and holds it against the record. The same rows in whatever order and however often say the same. */
export function auditSample(month: MonthToAudit): SampleAudit {
  const { key, record } = month;
  const draw = drawer(Buffer.from(key.key, 'hex'));
  const { orders, twice } = newestOf(month.orders);
  const decisions = new Map(record.map((each) => [each.orderId, each]));
  const findings: AuditFinding[] = [
    ...(commitmentOf({ ...month, key: key.key }) === key.commitment
      ? []
      : [{ finding: 'commitment-broken' } as const]),
    ...twice.map((orderId) => ({ finding: 'listed-twice', orderId }) as const),
    ...recordedTwice(record).map((orderId) => ({ finding: 'recorded-twice', orderId }) as const),
  ];
  const suppressed: Record<Suppression, number> = {
    'window-passed': 0,
    'customer-paused': 0,
    'customer-refused': 0,
    'phone-missing': 0,
    'customer-forgotten': 0,
  };
  let [listed, drawn, sampled, corrected] = [0, 0, 0, 0];
  for (const order of orders.values()) {
    if (monthOf(order) !== month.month && !decisions.has(order.orderId)) continue;
    listed += 1;
    if (!decisions.has(order.orderId))
      findings.push({ finding: 'not-on-record', orderId: order.orderId, found: dayOfListed(order) });
  }
  for (const decision of decisions.values()) {
    const { orderId, reason } = decision;
    const order = orders.get(orderId);
    const completedDay = dayOf(decision.completedAt, month.zone);
    if (order) findings.push(...differencesOf(order, decision, completedDay));
    else findings.push({ finding: 'not-in-list', orderId, recorded: decision.countedDay });
    const rate = rateOfRecorded(decision, completedDay, month.policies);
    const verdict = verdictOf(rate, draw(orderId));
    findings.push(...rateFindings(decision, rate), ...drawFindings(decision, verdict));
    drawn += Number(isIn(verdict));
    sampled += Number(isIn(reason));
    corrected += Number(decision.isCorrected === true);
    if (isSuppression(reason)) suppressed[reason] += 1;
  }
  findings.sort((a, b) => compareText(a.orderId ?? '', b.orderId ?? '') || compareText(a.finding, b.finding));
  return {
    listed,
    recorded: decisions.size,
    drawn,
    sampled,
    suppressed,
    corrected,
    inTime: key.inTime,
    findings,
  };
}

const dayOfListed = ({ countedDay, completedDay }: ListedOrder): Day => countedDay ?? completedDay;
const monthOf = (order: ListedOrder): string => dayOfListed(order).slice(0, 7);

function recordedTwice(record: readonly RecordedDecision[]): readonly string[] {
  const byOrder = Map.groupBy(record, ({ orderId }) => orderId);
  return [...byOrder].flatMap(([orderId, decisions]) =>
    new Set(decisions.map((each) => JSON.stringify(each))).size > 1 ? [orderId] : [],
  );
}

/** In what the list says of an order otherwise than the record. A list without counted days or teams is not asked for them. */
function differencesOf(
  order: ListedOrder,
  decision: RecordedDecision,
  completedDay: Day,
): readonly AuditFinding[] {
  const compared = [
    ['counted-otherwise', decision.countedDay, order.countedDay ?? decision.countedDay],
    ['completed-otherwise', completedDay, order.completedDay],
    ['business-type-differs', decision.businessType, order.businessType],
    ['segment-differs', decision.segment, order.segment],
    ['team-differs', decision.team, order.team ?? decision.team],
  ] as const;
  return compared.flatMap(([finding, recorded, found]) =>
    recorded === found ? [] : [{ finding, orderId: order.orderId, recorded, found }],
  );
}

/** The rate that the decision should have been taken at. One that was corrected since was taken by what its stratum says. */
function rateOfRecorded(
  { isCorrected, stratum, policyVersion, businessType, segment, team }: RecordedDecision,
  completedDay: Day,
  policies: readonly SamplingPolicy[],
): Rate {
  if (!isCorrected) return rateUnder(policyOn(policies, completedDay), { businessType, segment, team });
  const [decidedType = '', decidedSegment, , decidedTeam] = stratum.split('/');
  const policy = policies.find(({ version }) => version === policyVersion);
  return rateUnder(policy, {
    businessType: decidedType,
    segment: SEGMENTS.find((each) => each === decidedSegment) ?? segment,
    team: decidedTeam,
  });
}

function rateFindings(decision: RecordedDecision, rate: Rate): readonly AuditFinding[] {
  const { orderId, stratum, policyVersion, probability } = decision;
  const findings: AuditFinding[] = [];
  // Under another policy the stratum is another as well: said once.
  if (policyVersion === rate.policyVersion && stratum !== rate.stratum)
    findings.push({ finding: 'stratum-differs', orderId, recorded: stratum, found: rate.stratum });
  if (probability !== rate.probability || policyVersion !== rate.policyVersion)
    findings.push({
      finding: 'rate-differs',
      orderId,
      recorded: `${probability} ${policyVersion}`,
      found: `${rate.probability} ${rate.policyVersion}`,
    });
  return findings;
}

/** Which decisions go with a reason. A customer may be forgotten later on, whatever was decided. */
const DECISION_OF: Readonly<Record<string, RecordedDecision['decision']>> = {
  always: 'sampled',
  drawn: 'sampled',
  never: 'not-sampled',
  'not-drawn': 'not-sampled',
  'no-policy': 'not-sampled',
  'no-rate': 'not-sampled',
  'window-passed': 'window-passed',
  'customer-paused': 'paused',
  'customer-refused': 'paused',
  'phone-missing': 'paused',
  'customer-forgotten': 'forgotten',
};

function drawFindings(
  { orderId, decision, reason }: RecordedDecision,
  verdict: string,
): readonly AuditFinding[] {
  const differs = (finding: AuditFinding['finding']) => [
    { finding, orderId, recorded: reason, found: verdict },
  ];
  const decided = DECISION_OF[reason];
  if (decided === undefined || (decision !== decided && decision !== 'forgotten'))
    return [{ finding: 'reason-differs', orderId, recorded: `${decision} ${reason}`, found: verdict }];
  // Only who was drawn is left alone for another order's sake, or for their own.
  if (decided === 'paused') return isIn(verdict) ? [] : differs('reason-differs');
  if (isSuppression(reason) || reason === verdict) return [];
  if (isIn(verdict) !== isIn(reason)) return differs(isIn(verdict) ? 'should-be-in' : 'should-be-out');
  return differs('reason-differs');
}

const isSuppression = (reason: string): reason is Suppression =>
  SUPPRESSIONS.some((suppression) => suppression === reason);
