import { type BranchConfiguration, departmentGroup, teamGroup } from '@huiyin/contracts';
import type { Person } from '@huiyin/local-cloud';
import { ROLE_NAMES, type Role, type Wording } from '@huiyin/vocabulary';

/** How many of each role; an upstream system signs in nowhere. */
const PEOPLE = {
  agent: 3,
  officer: 2,
  'shift-leader': 1,
  supervisor: 1,
  leadership: 1,
  administrator: 1,
  auditor: 1,
} as const satisfies Partial<Record<Role, number>>;

/** Leaders of the first teams, so that one can see how the next team stays hidden. */
const LEADERS = 2;
/** Heads of the first departments. */
const HEADS = 1;

/** The last of these comes from the branch's last team, so that one can see how what is about it is left to others. */
const SECONDED: readonly string[] = ['agent', 'officer'];

/** Who may sign in to a branch that runs on this machine. */
export function demoPeople({
  teams,
  departments,
}: Pick<BranchConfiguration, 'teams' | 'departments'>): readonly Person[] {
  const named = Object.entries(PEOPLE).flatMap(([role, count]) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${role}-0${index + 1}`,
      role,
      // The keys of PEOPLE are roles; Object.entries forgets so.
      ...(index === count - 1 && SECONDED.includes(role)
        ? comesFrom(teams.at(-1), role as Role)
        : { label: ROLE_NAMES[role as Role] }),
    })),
  );
  const leaders = teams.slice(0, LEADERS).map(({ id, name }, index) => ({
    id: `team-leader-0${index + 1}`,
    role: 'team-leader',
    ...comesFrom({ id, name }, 'team-leader'),
  }));
  const heads = departments.slice(0, HEADS).map(({ id, name }, index) => ({
    id: `department-head-0${index + 1}`,
    role: 'department-head',
    groups: ['department-head', departmentGroup(id)],
    label: labelOf('department-head', name),
  }));
  return [...named, ...leaders, ...heads];
}

const comesFrom = (team: BranchConfiguration['teams'][number] | undefined, role: Role) =>
  team && {
    groups: [role, teamGroup(team.id)],
    label: labelOf(role, team.name),
  };

const labelOf = (role: Role, of: Wording): Wording => ({
  zh: `${ROLE_NAMES[role].zh}（${of.zh}）`,
  en: `${ROLE_NAMES[role].en}, ${of.en}`,
});
