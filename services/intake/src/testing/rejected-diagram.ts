import { REJECTED_COMMANDS, REJECTED_STATES, REJECTED_TRANSITIONS } from '../domain/rejected.ts';

/** The states of a rejected body as Mermaid draws them. */
export const rejectedDiagram = (): string =>
  [
    'stateDiagram-v2',
    ...REJECTED_STATES.flatMap((state) =>
      REJECTED_COMMANDS.flatMap((command) => {
        const transition = REJECTED_TRANSITIONS[state][command];
        if (transition === 'stays' || 'refusal' in transition) return [];
        return [`  ${state === 'absent' ? '[*]' : state} --> ${transition.next}: ${command}`];
      }),
    ),
  ].join('\n');
