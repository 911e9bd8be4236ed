import type { RecordedDecision, RecordedTopic, SamplingKeyAnswer, TakenOrder } from '@huiyin/contracts';
import { compareText } from '@huiyin/kernel';
import type { TopicOutcome } from '@huiyin/vocabulary';
import { commitmentOf } from './commitment.ts';
import { drawer } from './drawer.ts';
import { type ListedOrder, newestOf } from './listed-orders.ts';
import { inTopicOrder, isServedInScope, topicDrawOf } from './topic-order.ts';

/** What does not agree, by a name that says what it is. */
export const TOPIC_FINDINGS = [
  /** A month's key that was revealed is not the one that was committed to. */
  'commitment-broken',
  /** Several rows of one revision of an order that differ. */
  'listed-twice',
  /** In scope by the list, and nobody decided on it. */
  'not-on-record',
  /** In scope by the record, and not in the list. */
  'not-in-list',
  /** In scope by one of them, and not by the other. */
  'scope-differs',
  'should-be-in',
  'should-be-out',
  /** Not in the sequence of the draws. */
  'rank-differs',
  /** A rank that nobody has. */
  'rank-missing',
  /** Other orders were in scope than the topic says. */
  'count-differs',
] as const;

export interface TopicFinding {
  readonly finding: (typeof TOPIC_FINDINGS)[number];
  /** Absent where the whole topic is meant. */
  readonly orderId?: string;
  /** What the record says, and what list and draw say instead. */
  readonly recorded?: string;
  readonly found?: string;
}

/** A month's key, revealed. */
export type RevealedKey = Pick<SamplingKeyAnswer, 'month' | 'commitment' | 'inTime'> & {
  readonly key: string;
};

/** What is known of a topic that was drawn, all of it published but the list. */
export interface TopicToAudit {
  readonly branch: string;
  readonly topic: Pick<RecordedTopic, 'topicId' | 'scope' | 'sampleSize' | 'stopped'> & {
    readonly drawn: Pick<NonNullable<RecordedTopic['drawn']>, 'at' | 'orders'>;
  };
  /** The orders that its draw came to, as the branch lists them. */
  readonly taken: readonly TakenOrder[];
  /** Of every month in which the topic's days lie. */
  readonly keys: readonly RevealedKey[];
  readonly record: readonly RecordedDecision[];
  /** Of other days too: those are passed over. */
  readonly orders: readonly ListedOrder[];
}

export interface TopicAudit {
  /** Different orders in scope by the list. */
  readonly listed: number;
  /** In scope as the topic says. */
  readonly recorded: number;
  readonly taken: Readonly<Record<TopicOutcome, number>>;
  /** Decided on, or corrected, after the draw: which orders they were by then nobody can say. */
  readonly later: number;
  /** Were all keys committed to before their months began? */
  readonly inTime: boolean;
  /** By order, then by name; none: everything agrees. */
  readonly findings: readonly TopicFinding[];
}

/** An order as both sides have it. */
interface Side {
  readonly orderId: string;
  readonly listed: ListedOrder | undefined;
  readonly decision: RecordedDecision | undefined;
  readonly isListed: boolean;
  readonly isRecorded: boolean;
  readonly isLater: boolean;
}

/** Draws a topic's sample again and holds it against the record. The same rows in whatever order and however often say the same. */
export function auditTopic(given: TopicToAudit): TopicAudit {
  const { branch, topic, keys } = given;
  const { orders, twice } = newestOf(given.orders);
  const sides = sidesOf(given, orders);
  const inScope = sides.filter(({ isListed, isLater }) => isListed && !isLater);
  const findings: TopicFinding[] = [
    ...keys
      .filter((key) => commitmentOf({ ...key, branch }) !== key.commitment)
      .map(({ month }) => ({ finding: 'commitment-broken', found: month }) as const),
    ...twice.map((orderId) => ({ finding: 'listed-twice', orderId }) as const),
    ...sides.flatMap(scopeFindings),
    ...countFindings(sides, topic.drawn.orders),
    ...drawFindings(given, inScope),
  ];
  findings.sort((a, b) => compareText(a.orderId ?? '', b.orderId ?? '') || compareText(a.finding, b.finding));
  return {
    listed: sides.filter(({ isListed }) => isListed).length,
    recorded: topic.drawn.orders,
    taken: takenBy(given.taken),
    later: sides.filter(({ isLater }) => isLater).length,
    inTime: keys.every(({ inTime }) => inTime),
    findings,
  };
}

/** Every order that list or record have in scope, or that was taken. */
function sidesOf(
  { topic: { scope, drawn }, taken, record }: TopicToAudit,
  orders: ReadonlyMap<string, ListedOrder>,
): readonly Side[] {
  const decisions = new Map(record.map((each) => [each.orderId, each]));
  const wasTaken = new Set(taken.map(({ orderId }) => orderId));
  return [...new Set([...orders.keys(), ...decisions.keys(), ...wasTaken])].flatMap((orderId) => {
    const listed = orders.get(orderId);
    const decision = decisions.get(orderId);
    const isListed = listed !== undefined && isServedInScope(asListed(listed, decision), scope);
    const isRecorded = decision !== undefined && isServedInScope(decision, scope);
    const isTouched =
      decision !== undefined && (decision.decidedAt > drawn.at || decision.isCorrected === true);
    const isLater = isTouched && !wasTaken.has(orderId);
    return isListed || isRecorded || wasTaken.has(orderId)
      ? [{ orderId, listed, decision, isListed, isRecorded, isLater }]
      : [];
  });
}

/** A list without counted days, teams or partners is not asked for them. */
const asListed = (
  { businessType, team, partner, countedDay, completedDay }: ListedOrder,
  decision: RecordedDecision | undefined,
) => ({
  businessType,
  team: team ?? decision?.team ?? '',
  partner: partner ?? decision?.partner,
  countedDay: countedDay ?? decision?.countedDay ?? completedDay,
});

function scopeFindings({
  orderId,
  listed,
  decision,
  isListed,
  isRecorded,
  isLater,
}: Side): readonly TopicFinding[] {
  if (isLater) return [];
  if (!decision) return isListed ? [{ finding: 'not-on-record', orderId }] : [];
  if (!listed) return [{ finding: 'not-in-list', orderId }];
  // One that was corrected after it was taken may be out of scope by both now.
  if (isListed === isRecorded) return [];
  return [
    {
      finding: 'scope-differs',
      orderId,
      recorded: textOf(decision),
      found: textOf(asListed(listed, decision)),
    },
  ];
}

type Scoped = Pick<RecordedDecision, 'businessType' | 'team' | 'countedDay'> & {
  readonly partner?: string | undefined;
};

const textOf = ({ countedDay, businessType, team, partner }: Scoped): string =>
  [countedDay, businessType, team, ...(partner === undefined ? [] : [partner])].join(' ');

/** Those that were decided on since may have been in scope or not. */
function countFindings(sides: readonly Side[], recorded: number): readonly TopicFinding[] {
  const least = sides.filter(({ isRecorded, isLater }) => isRecorded && !isLater).length;
  const most = sides.filter(({ isRecorded }) => isRecorded).length;
  return recorded < least || recorded > most
    ? [{ finding: 'count-differs', recorded: `${recorded}`, found: `${least}` }]
    : [];
}

function drawFindings(
  { topic, taken, keys }: TopicToAudit,
  inScope: readonly Side[],
): readonly TopicFinding[] {
  const drawers = new Map(keys.map(({ month, key }) => [month, drawer(Buffer.from(key, 'hex'))]));
  const drawn = <Order extends { readonly orderId: string; readonly countedDay: string }>(order: Order) => {
    const draw = drawers.get(order.countedDay.slice(0, 7));
    return draw ? [{ ...order, draw: topicDrawOf(draw, topic.topicId, order.orderId) }] : [];
  };
  const byRank = taken.toSorted((a, b) => a.rank - b.rank);
  const byDraw = inTopicOrder(byRank.flatMap(drawn));
  const known = new Set(taken.map(({ orderId }) => orderId));
  const scope = new Set(inScope.map(({ orderId }) => orderId));
  const left = inTopicOrder(
    inScope
      .filter(({ orderId }) => !known.has(orderId))
      .flatMap(({ orderId, listed, decision }) =>
        listed ? [{ orderId, ...asListed(listed, decision) }] : [],
      )
      .flatMap(drawn),
  );
  const last = byDraw.at(-1);
  const isFull = takenBy(taken).requested >= topic.sampleSize || topic.stopped !== undefined;
  // Of equal draws the first by its id comes first: whoever would stand before the last one taken was passed over.
  const passedOver = left.filter((order) => !isFull || (last && inTopicOrder([order, last])[0] === order));
  const surplus = surplusOf(byRank, topic.sampleSize);
  const highest = byRank.at(-1)?.rank ?? 0;
  return [
    ...passedOver.map(({ orderId, draw }) => ({ finding: 'should-be-in', orderId, found: draw }) as const),
    ...byRank
      .filter((order) => !scope.has(order.orderId) || surplus.includes(order))
      .map(({ orderId, rank }) => ({ finding: 'should-be-out', orderId, recorded: `${rank}` }) as const),
    ...byDraw.flatMap((order, index) => {
      const found = byRank.findIndex(({ orderId }) => orderId === order.orderId);
      return found === index
        ? []
        : [
            {
              finding: 'rank-differs',
              orderId: order.orderId,
              recorded: `${found + 1}`,
              found: `${index + 1}`,
            } as const,
          ];
    }),
    ...(highest === byRank.length
      ? []
      : [{ finding: 'rank-missing', recorded: `${highest}`, found: `${byRank.length}` } as const]),
  ];
}

/** What was taken when there were enough. */
function surplusOf(byRank: readonly TakenOrder[], sampleSize: number): readonly TakenOrder[] {
  let requested = 0;
  return byRank.filter(({ outcome }) => {
    const isEnough = requested >= sampleSize;
    requested += Number(outcome === 'requested');
    return isEnough;
  });
}

function takenBy(taken: readonly TakenOrder[]): Record<TopicOutcome, number> {
  const counts = { requested: 0, paused: 0, refused: 0, 'phone-missing': 0, forgotten: 0 };
  for (const { outcome } of taken) counts[outcome] += 1;
  return counts;
}
