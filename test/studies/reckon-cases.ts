import type { CaseWrite, LivedWorld } from '@huiyin/complaint/study';
import type { BriefingDocument, BusEvent, CaseChanges } from '@huiyin/contracts';
import {
  accuses,
  COMPLAINT_CLASSES,
  type ComplaintClass,
  type Deadline,
  runningDeadlines,
} from '@huiyin/vocabulary';

const HOUR = 3_600_000;
/** China has one zone, eight hours before UTC, all the year. */
const dayIn = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * HOUR).toISOString().slice(0, 10);
const startOf = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) - 8 * HOUR).toISOString();
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + 24 * HOUR).toISOString().slice(0, 10);

interface Verdict {
  readonly valid: boolean | undefined;
  readonly responsible: boolean | undefined;
}

/** What became of a case, reckoned from what was done with it, write by write; of its state nothing is taken that a step tells. */
interface Reckoned {
  readonly last: CaseWrite['found'];
  readonly raisedDay: string;
  readonly now: { readonly [Field in keyof CaseChanges]?: Exclude<CaseChanges[Field], null> };
  readonly taken: CaseChanges;
  readonly closedDay: string | undefined;
  readonly before: Verdict;
  readonly appealed: boolean;
  readonly adjudicated: boolean;
  readonly reopened: boolean;
  readonly repeated: boolean;
  readonly acts: readonly string[];
  /** Deadlines that ran until then, or still do. */
  readonly ran: readonly (Deadline & { readonly until?: string })[];
}

const NONE: Verdict = { valid: undefined, responsible: undefined };

function reckonCase(writes: readonly CaseWrite[]): Reckoned {
  const [first, last] = [writes[0], writes.at(-1)];
  if (!first || !last) throw new TypeError('A case that was never written');
  const now: Record<string, unknown> = {};
  const steps = writes.flatMap(({ found }) => found.steps.slice(-1));
  // By round, since a round that was ended in error runs again.
  const concluded = new Map<number, Verdict>();
  const appeals = new Map<number, 'open' | 'decided'>();
  let closedAt: string | undefined;
  steps.forEach(({ act, changed }, index) => {
    const [roundBefore, stateBefore] = [Number(now.round ?? 1), now.state];
    for (const [field, value] of Object.entries(changed)) now[field] = value ?? undefined;
    const round = Number(now.round);
    if (round > roundBefore) {
      concluded.delete(round);
      // One that was decided stays with the case; another ended with its round.
      if (appeals.get(roundBefore) === 'decided') appeals.set(round, 'decided');
      else appeals.delete(round);
    }
    const verdict = { valid: now.valid, responsible: now.responsible } as Verdict;
    if (/^conclude/.test(act)) concluded.set(round, verdict);
    if (act === 'appeal') appeals.set(round, 'open');
    if (act === 'adjudicate') appeals.set(round, 'decided');
    if (now.state === 'closed' && stateBefore !== 'closed') closedAt = writes[index]?.found.closedAt;
  });
  const { found } = last;
  const isClosed = now.state === 'closed';
  const round = Number(now.round);
  return {
    last: found,
    raisedDay: dayIn(first.found.raisedAt),
    now: now as Reckoned['now'],
    taken: steps[0]?.changed ?? {},
    closedDay: isClosed && closedAt !== undefined ? dayIn(closedAt) : undefined,
    before: now.valid === undefined ? NONE : (concluded.get(round) ?? NONE),
    appealed: appeals.has(round),
    adjudicated: appeals.get(round) === 'decided',
    reopened: round > 1,
    repeated: steps.some(({ act }) => /^(repeat|take-in)/.test(act)),
    acts: steps.map(({ act }) => act),
    ran: ranIn(writes),
  };
}

/**
 * Every deadline that ran, and when a write ended it. One that runs again had not ended. What a second callback puts right never ran; one that
 * says "not solved" ends its round when the customer said so.
 */
function ranIn(writes: readonly CaseWrite[]): Reckoned['ran'] {
  const ran = new Map<string, Deadline & { readonly until?: string }>();
  for (const { at: written, found } of writes) {
    const act = found.steps.at(-1)?.act ?? '';
    const at = act === 'second-callback-unsolved' ? found.reopenedAt : written;
    const isCorrection = /^second-callback-(?!unsolved)/.test(act);
    const running = new Map(runningDeadlines(found).map((each) => [`${each.deadline} ${each.by}`, each]));
    for (const [key, each] of ran)
      if (each.until === undefined && !running.has(key)) {
        if (isCorrection) ran.delete(key);
        else ran.set(key, { ...each, until: at ?? written });
      }
    for (const [key, each] of running) ran.set(key, each);
  }
  return [...ran.values()];
}

/** What a briefing says of complaints, as far as it is reckoned here. */
export type ComplaintsSaid = ReturnType<typeof saidOf>;

export const saidOf = ({ complaints, secondCallbacks, analysis, total, teams }: BriefingDocument) => {
  const { solvedRate, satisfiedRate, ...figures } = complaints;
  return {
    figures: { ...figures, byConcern: { ...figures.byConcern } },
    raised: {
      total: total.complaints,
      ...countsOf(teams.map(({ team, figures: of }) => [team, of.complaints])),
    },
    secondCallbacks: {
      closed: secondCallbacks.closed,
      asked: secondCallbacks.asked,
      solved: secondCallbacks.solved,
      satisfied: secondCallbacks.satisfied,
    },
    analysis: analysis && {
      cases: analysis.cases,
      complaints: analysis.complaints,
      kinds: countsOf(analysis.kinds.map(({ kind, cases }) => [kind, cases])),
      channels: countsOf(analysis.channels.map(({ channel, cases }) => [channel, cases])),
      categories: countsOf(analysis.categories.map(({ category = '-', cases }) => [category, cases])),
      causes: countsOf(analysis.causes.map(({ category, cause, cases }) => [`${category}/${cause}`, cases])),
      teams: countsOf(
        analysis.teams.map(({ team, businessType, complaints: of }) => [`${team} ${businessType}`, of]),
      ),
      departments: countsOf(analysis.departments.map(({ department, complaints: of }) => [department, of])),
      judged: analysis.judged,
      ...{ appealed: analysis.appealed, adjudicated: analysis.adjudicated },
      ...{ repeated: analysis.repeated, escalated: analysis.escalated, reopened: analysis.reopened },
      handOvers: withoutHours(analysis.handOvers),
      dispatches: analysis.dispatches,
    },
  };
};

const withoutHours = ({
  hours,
  ...counts
}: {
  readonly hours: number | null;
  readonly made: number;
  readonly accepted: number;
  readonly declined: number;
  readonly lapsed: number;
}) => counts;

/** Those that are there. */
const countsOf = (counts: readonly (readonly [string, number])[]): Readonly<Record<string, number>> =>
  Object.fromEntries(counts.filter(([, number]) => number > 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What every briefing of a world must say, told the days that it counts; null `analysis`: it has none. */
export function reckonerOf({ writes, carried, branch }: LivedWorld) {
  const cases = [...writes.values()].map(reckonCase);
  const second = newestOf(carried);
  return ({
    first,
    through,
    isAnalysed,
  }: {
    first: string;
    through: string;
    isAnalysed: boolean;
  }): ComplaintsSaid => {
    const isIn = (day: string | undefined) => day !== undefined && first <= day && day <= through;
    const accusing = cases.filter(({ now }) => now.kind !== undefined && accuses(now.kind));
    const complaints = accusing.filter(({ now }) => now.closedBecause !== 'taken-back');
    const raised = complaints.filter(({ raisedDay }) => isIn(raisedDay));
    const closed = complaints.filter(({ closedDay }) => isIn(closedDay));
    const asked = closed.filter(({ now }) => now.closedBecause === 'solved');
    const open = complaints.filter(
      ({ raisedDay, closedDay }) => raisedDay <= through && (closedDay === undefined || closedDay > through),
    );
    const [start, end] = [startOf(first), startOf(nextDay(through))];
    const passed = complaints
      .flatMap(({ ran }) => ran)
      .filter(({ by, until }) => until === undefined || by < until);
    const missed = passed.filter(({ by }) => start <= by && by < end);
    const missedOf = (...names: readonly string[]) =>
      missed.filter(({ deadline }) => names.includes(deadline)).length;
    const ended = second.filter(({ data }) => !data.reopened && isIn(data.closedDay));
    const answered = (question: 'solved' | 'satisfied', answer: string) =>
      ended.filter(({ data }) => data.interview?.answers[question] === answer).length;
    return {
      figures: {
        raised: raised.length,
        byClass: Object.fromEntries(
          COMPLAINT_CLASSES.map((name) => [name, raised.filter(({ now }) => now.class === name).length]),
        ) as ComplaintsSaid['figures']['byClass'],
        byConcern: countBy(raised.flatMap(({ last }) => last.concerns)),
        reopened: raised.filter(({ reopened }) => reopened).length,
        closed: closed.length,
        closedUnreachable: closed.filter(({ now }) => now.closedBecause === 'unreachable').length,
        takenBack: accusing.filter(
          ({ now, raisedDay }) => now.closedBecause === 'taken-back' && isIn(raisedDay),
        ).length,
        ...verdictsOf(closed.map(({ now }) => now)),
        beforeAppeal: verdictsOf(closed.map(({ before }) => before)),
        appealed: closed.filter(({ appealed }) => appealed).length,
        asked: asked.length,
        solved: asked.filter(({ now }) => now.solved === true).length,
        satisfied: asked.filter(({ now }) => now.satisfied === true).length,
        open: open.length,
        overdue: open.filter(({ ran }) =>
          ran.some(({ by, until }) => by < end && (until === undefined || (by < until && until >= end))),
        ).length,
        missed: {
          acknowledge: missedOf('acknowledge'),
          conclude: missedOf('conclude'),
          others: missedOf('assess', 'investigate', 'communicate', 'adjudicate'),
        },
      },
      raised: { total: raised.length, ...countBy(raised.map(({ last }) => last.order.team)) },
      secondCallbacks: {
        closed: ended.length,
        asked: ended.filter(({ data }) => data.interview !== undefined).length,
        solved: answered('solved', 'yes'),
        satisfied: answered('satisfied', 'yes'),
      },
      analysis: isAnalysed
        ? analysed(
            cases.filter(({ now, raisedDay }) => now.closedBecause !== 'taken-back' && isIn(raisedDay)),
            branch.departments,
          )
        : undefined,
    };
  };
}

function analysed(
  raised: readonly Reckoned[],
  departments: LivedWorld['branch']['departments'],
): NonNullable<ComplaintsSaid['analysis']> {
  const complaints = raised.filter(({ now }) => now.kind !== undefined && accuses(now.kind));
  const many = (all: readonly Reckoned[], holds: (each: Reckoned) => boolean) => all.filter(holds).length;
  const done = (act: RegExp) => raised.flatMap(({ acts }) => acts).filter((each) => act.test(each)).length;
  const gravity = (name: ComplaintClass | undefined) =>
    name === undefined ? -1 : COMPLAINT_CLASSES.indexOf(name);
  const concluded = many(complaints, ({ now }) => now.valid !== undefined);
  const because = (reason: string) => many(complaints, ({ now }) => now.closedBecause === reason);
  const judged = verdictsOf(complaints.map(({ now }) => now));
  return {
    cases: raised.length,
    complaints: complaints.length,
    kinds: countBy(raised.map(({ now }) => now.kind ?? '')),
    channels: countBy(complaints.map(({ last }) => last.channel)),
    categories: countBy(complaints.map(({ now }) => now.category ?? '-')),
    causes: countBy(
      complaints.flatMap(({ now }) => (now.cause === undefined ? [] : [`${now.category}/${now.cause}`])),
    ),
    teams: countBy(complaints.map(({ last: { order } }) => `${order.team} ${order.businessType}`)),
    departments: countBy(
      complaints.flatMap(({ last }) =>
        departments.filter(({ teams }) => teams.includes(last.order.team)).map(({ id }) => id),
      ),
    ),
    judged: { concluded, ...judged, before: verdictsOf(complaints.map(({ before }) => before)) },
    appealed: many(complaints, ({ appealed }) => appealed),
    adjudicated: many(complaints, ({ adjudicated }) => adjudicated),
    repeated: many(complaints, ({ repeated }) => repeated),
    escalated: many(complaints, ({ now }) => now.escalatedAt !== undefined),
    reopened: many(complaints, ({ reopened }) => reopened),
    handOvers: {
      made: done(/^(hand-on|redistribute)$/),
      accepted: done(/^accept$/),
      declined: done(/^decline$/),
      lapsed: done(/^lapse$/),
    },
    dispatches: {
      otherKind: many(raised, ({ now, taken }) => now.kind !== taken.kind),
      graver: many(raised, ({ now, taken }) => gravity(now.class) > gravity(taken.class)),
      invalid: concluded - judged.valid,
      referred: because('referred'),
      referredBack: many(
        complaints,
        ({ now, last }) =>
          now.closedBecause === 'referred' && ['mayor-hotline', 'regulator'].includes(last.channel),
      ),
      withdrawn: because('withdrawn'),
      merged: because('merged'),
    },
  };
}

const verdictsOf = (
  all: readonly { readonly valid?: boolean | undefined; readonly responsible?: boolean | undefined }[],
) => ({
  valid: all.filter(({ valid }) => valid === true).length,
  responsible: all.filter(({ responsible }) => responsible === true).length,
});

const countBy = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(names)].toSorted().map((name) => [name, names.filter((each) => each === name).length]),
  );

type Second = BusEvent<'second-callback.closed'>;

/** Of each second callback the newest version that was told. */
function newestOf(carried: readonly BusEvent[]): readonly Second[] {
  const newest = new Map<string, Second>();
  for (const event of carried) {
    if (event.name !== 'second-callback.closed') continue;
    const known = newest.get(event.data.taskId);
    if (!known || known.aggregate.version < event.aggregate.version) newest.set(event.data.taskId, event);
  }
  return [...newest.values()];
}
