import {
  type ComplaintCase,
  type RedistributionPlan,
  type RedistributionRule,
  redistributionRule,
  staffId,
} from '@huiyin/contracts';

/** What stands in the form: everything as it is typed. */
export interface RuleForm {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly class: string;
  readonly category: string;
  readonly state: string;
  readonly atMost: string;
  readonly reason?: RedistributionRule['reason'];
}

export const EMPTY: RuleForm = {
  from: '',
  to: '',
  kind: '',
  class: '',
  category: '',
  state: '',
  atMost: '300',
};

/** The people in a line, parted by whatever people part them by. */
export const peopleIn = (line: string): readonly string[] =>
  line.split(/[\s,，、;；]+/).filter((each) => each !== '');

/** With somebody named in it who was not, or without them. */
export const togglePerson = (line: string, person: string): string => {
  const people = peopleIn(line);
  const next = people.includes(person) ? people.filter((each) => each !== person) : [...people, person];
  return next.join(' ');
};

const said = (name: string, value: string) => (value === '' ? {} : { [name]: value });

/** The rule that the form says; undefined: it says none yet. */
export function ruleOf({ from, to, atMost, reason, ...which }: RuleForm): RedistributionRule | undefined {
  const typed = {
    from: from.trim(),
    to: peopleIn(to),
    reason,
    atMost: Number(atMost),
    ...said('kind', which.kind),
    ...said('class', which.class),
    ...said('category', which.category),
    ...said('state', which.state),
  };
  return redistributionRule.safeParse(typed).data;
}

/** Who owns how many of these cases, the most first. */
export function ownersOf(
  cases: readonly Pick<ComplaintCase, 'owner'>[],
): readonly { readonly owner: string; readonly cases: number }[] {
  const counts = new Map<string, number>();
  for (const { owner } of cases) if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts]
    .map(([owner, count]) => ({ owner, cases: count }))
    .toSorted((one, other) => other.cases - one.cases || (one.owner < other.owner ? -1 : 1));
}

/** What each of those named gets, and what they may not have. */
export const sharesOf = ({ to, moves, unfit }: RedistributionPlan) =>
  to.map((person) => ({
    person,
    cases: moves.filter((move) => move.to === person).length,
    unfit: unfit.filter((each) => each.person === person),
  }));

/** An id that nobody gave before: who it is by, and the second it was made in. */
export const idOf = (person: string, nowMs: number): string =>
  `${staffId.parse(person)}-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(/\D/g, '')}`;
