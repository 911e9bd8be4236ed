import type { ComplaintAnalysis, Countermeasure, CountermeasureBody } from '@huiyin/contracts';
import { CASE_CHANNEL_NAMES, CASE_CHANNELS, type Wording } from '@huiyin/vocabulary';

/** What complaints heap up at, and what it is called. */
export interface Subject extends Pick<CountermeasureBody, 'of' | 'id'> {
  readonly name: Wording;
}

/** So many months later the last of them is looked into. */
const MONTHS_AHEAD = 12;

/** The month so many months after this one. */
export function monthAfter(month: string, by = 1): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + by);
  return at.toISOString().slice(0, 7);
}

/** The months in which something that is done about a month may be looked into. */
export const duesOf = (month: string): readonly string[] =>
  Array.from({ length: MONTHS_AHEAD }, (_, index) => monthAfter(month, index + 1));

/** Everything that an analysis counts complaints by, and that something may be done about; the most complained of first. */
export function subjectsOf({ categories, causes, channels, teams }: ComplaintAnalysis): readonly Subject[] {
  const all = [
    ...causes.map((row) => ({ of: 'cause' as const, id: `${row.category}/${row.cause}`, ...row })),
    ...categories.flatMap((row) =>
      row.category === undefined ? [] : [{ of: 'category' as const, id: row.category, ...row }],
    ),
    ...channels.map((row) => ({
      of: 'channel' as const,
      id: row.channel,
      name: CASE_CHANNEL_NAMES[row.channel],
      cases: row.cases,
    })),
    ...teams.map(({ team, name, complaints }) => ({
      of: 'team' as const,
      id: team,
      name,
      cases: complaints,
    })),
  ];
  const known = new Set<string>();
  return all
    .filter(({ of, id, cases }) => {
      const key = `${of} ${id}`;
      if (cases === 0 || known.has(key)) return false;
      known.add(key);
      return true;
    })
    .toSorted((one, other) => other.cases - one.cases)
    .map(({ of, id, name }) => ({ of, id, name }));
}

interface Named {
  readonly id: string;
  readonly name: Wording;
}

/** What something is called that something was done about; what the branch no longer has, by its id. */
export function nameOfSubject(
  { of, id }: Pick<Countermeasure, 'of' | 'id'>,
  {
    categories,
    teamName,
  }: {
    readonly categories: readonly (Named & { readonly causes: readonly Named[] })[];
    readonly teamName: (id: string) => Wording;
  },
): Wording {
  const [category = '', cause] = id.split('/');
  const found = categories.find((each) => each.id === category);
  const unknown = { zh: id, en: id };
  switch (of) {
    case 'team':
      return teamName(id);
    case 'channel': {
      const channel = CASE_CHANNELS.find((each) => each === id);
      return channel === undefined ? unknown : CASE_CHANNEL_NAMES[channel];
    }
    case 'category':
      return found?.name ?? unknown;
    case 'cause':
      return found?.causes.find((each) => each.id === cause)?.name ?? unknown;
  }
}
