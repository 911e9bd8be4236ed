import { dayOf, type Instant, monthOfDay } from '@huiyin/calendar';
import type {
  BranchConfiguration,
  BusEvent,
  ComplaintCase,
  DepositAnswer,
  DepositEntry,
} from '@huiyin/contracts';
import { accuses, type DepositReason, isConcluded, LIABLE_LINKS, type LiableLink } from '@huiyin/vocabulary';

/** Events that may move what a case costs those who served. */
export type DepositEvent = BusEvent<
  | 'complaint.changed'
  | 'complaint.concluded'
  | 'complaint.adjudicated'
  | 'complaint.reopened'
  | 'complaint.closed'
>;

/** What was booked for one case; it only grows, and adds up to what its newest version says. */
export interface CaseDeposit {
  readonly caseId: string;
  readonly team: string;
  /** Of the case: an older one is old news. */
  readonly sourceVersion: number;
  readonly entries: readonly DepositEntry[];
}

/** The entries of one case in one month. */
export interface MonthDeposit {
  readonly month: string;
  readonly caseId: string;
  readonly team: string;
  readonly entries: readonly DepositEntry[];
}

interface Account {
  readonly link: LiableLink;
  readonly account: string;
}

const keyOf = ({ link, account }: Account): string => `${link} ${account}`;

/** Ended with no judgement of its own that stands; that of the case it was merged into does for both. */
const ENDED_UNJUDGED: readonly ComplaintCase['closedBecause'][] = [
  'withdrawn',
  'referred',
  'taken-back',
  'merged',
];

/** What a case as it stands takes from those who served, or gives them. */
function verdictOf({
  kind,
  state,
  responsible,
  closedBecause,
}: ComplaintCase): Exclude<DepositReason, 'reversal'> | undefined {
  if (!isConcluded(state) || ENDED_UNJUDGED.includes(closedBecause)) return undefined;
  if (kind === 'praise') return 'praise';
  return accuses(kind) && responsible === true ? 'responsible' : undefined;
}

/** Whose account a link of the chain is, for a case about this team. */
function accountsOf(
  link: LiableLink,
  { order: { team, staff } }: ComplaintCase,
  holders: NonNullable<BranchConfiguration['complaints']['deposit']>['holders'],
): readonly string[] {
  if (link === 'employee') return [...new Set(staff)];
  const ofLink = holders.filter((each) => each.link === link);
  const holder = ofLink.find((each) => each.team === team) ?? ofLink.find((each) => each.team === undefined);
  return [holder?.id ?? (link === 'team-leader' ? team : link)];
}

/** By account what the case as it stands comes to. */
function dueOf(
  found: ComplaintCase,
  { complaints }: BranchConfiguration,
): ReadonlyMap<string, Account & { readonly amount: number }> {
  const because = verdictOf(found);
  const { chain = [], holders = [] } = complaints.deposit ?? {};
  if (!because) return new Map();
  return new Map(
    chain.flatMap(({ link, praise, ...paid }) =>
      accountsOf(link, found, holders).map((account) => {
        const due = {
          link,
          account,
          amount: because === 'praise' ? praise : -(paid[found.class] ?? paid.ordinary),
        };
        return [keyOf(due), due] as const;
      }),
    ),
  );
}

/** When the judgement that stands was made: the same, in whatever order its news comes. */
function judgedAt({ state, concludedAt, reopenedAt, round, appeal }: ComplaintCase, at: Instant): Instant {
  if (!isConcluded(state)) return reopenedAt ?? at;
  return (appeal?.round === round ? appeal.decided?.at : undefined) ?? concludedAt ?? at;
}

/**
 * What is booked for a case after its newest version: the difference between what it comes to and what was booked, account by
 * account. The same news again, and older news, book nothing. Undefined: nothing is to be kept.
 */
export function book(
  found: CaseDeposit | undefined,
  { data, aggregate, at }: DepositEvent,
  branch: BranchConfiguration,
): CaseDeposit | undefined {
  if (found && aggregate.version <= found.sourceVersion) return undefined;
  // Also where nothing is due: older news that comes after this must find it.
  if (!found && !isJudged(data)) return undefined;
  const due = dueOf(data, branch);
  const booked = found?.entries ?? [];
  const accounts = new Map<string, Account>([...booked, ...due.values()].map((each) => [keyOf(each), each]));
  const moment = judgedAt(data, at);
  const month = monthOfDay(dayOf(moment, branch.zone));
  const because = verdictOf(data);
  const entries = [...accounts].flatMap(([key, { link, account }]): DepositEntry[] => {
    const wanted = due.get(key)?.amount ?? 0;
    const amount = wanted - sumOf(booked.filter((each) => keyOf(each) === key));
    if (amount === 0) return [];
    return [
      {
        at: moment,
        month,
        link,
        account,
        amount,
        because: wanted === 0 ? 'reversal' : (because ?? 'reversal'),
      },
    ];
  });
  return {
    caseId: data.caseId,
    team: data.order.team,
    sourceVersion: aggregate.version,
    entries: [...booked, ...entries],
  };
}

/** Was it ever concluded? */
const isJudged = ({ concludedAt, round }: ComplaintCase): boolean => concludedAt !== undefined || round > 1;

const sumOf = (entries: readonly { readonly amount: number }[]): number =>
  entries.reduce((sum, { amount }) => sum + amount, 0);

/** The same entries, month by month. */
export const monthsOf = ({ caseId, team, entries }: CaseDeposit): readonly MonthDeposit[] =>
  [...new Set(entries.map(({ month }) => month))].map((month) => ({
    month,
    caseId,
    team,
    entries: entries.filter((each) => each.month === month),
  }));

/** The accounts of a month: down the chain from who served, by their names. */
export function accountsIn(months: readonly MonthDeposit[]): DepositAnswer['accounts'] {
  const booked = months.flatMap(({ caseId, team, entries }) =>
    entries.map(({ month: _, ...entry }) => ({ caseId, team, ...entry })),
  );
  const accounts = new Map<string, Account>(booked.map((each) => [keyOf(each), each]));
  return [...accounts]
    .map(([key, { link, account }]) => {
      const entries = booked.filter((each) => keyOf(each) === key);
      return {
        link,
        account,
        total: sumOf(entries),
        entries: entries.map(({ link: __, account: ___, ...entry }) => entry),
      };
    })
    .toSorted(
      (a, b) =>
        LIABLE_LINKS.indexOf(a.link) - LIABLE_LINKS.indexOf(b.link) || (a.account < b.account ? -1 : 1),
    );
}
