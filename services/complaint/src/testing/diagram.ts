import { CASE_ACTS } from '@huiyin/vocabulary';
import { CASE_STATES, cellOf } from '../domain/transitions.ts';

/** The table of transitions as a Mermaid diagram: every move that leads elsewhere or says something. */
export function diagram(): string {
  const arrows = CASE_STATES.flatMap((state) =>
    CASE_ACTS.flatMap((act) => {
      const cell = cellOf(state, act);
      if (cell === null || typeof cell === 'string') return [];
      if (cell.next === state && cell.emits.length === 0) return [];
      const from = state === 'absent' ? '[*]' : state;
      return [`  ${from} --> ${cell.next}: ${act} / ${cell.emits.join(', ')}`];
    }),
  );
  return ['stateDiagram-v2', ...arrows, '  closed --> [*]'].join('\n');
}
