import type { Task } from './task.ts';

/** Who would ring: their number, and the team that their token names, if any. */
export interface Agent {
  readonly id: string;
  readonly team?: string | undefined;
}

/** Why somebody is not independent of what they would ring about: the name of the rule that keeps them from it. */
export type Tie = 'own-team' | 'served-by-caller' | 'first-caller' | 'resolver';

/** The first rule that keeps the agent from ringing; undefined: they are independent of it. */
export function tieOf({ id, team }: Agent, task: Task): Tie | undefined {
  if (team === task.order.team) return 'own-team';
  if (task.order.staff.includes(id)) return 'served-by-caller';
  if (task.about === 'order') return undefined;
  if (task.firstCallers.includes(id)) return 'first-caller';
  return task.resolvers.includes(id) ? 'resolver' : undefined;
}

/** Everybody who is tied to a task by name; who is by team, the team says. */
export const tiedTo = (task: Task): readonly string[] => [
  ...new Set([
    ...task.order.staff,
    ...(task.about === 'case' ? [...task.firstCallers, ...task.resolvers] : []),
  ]),
];
