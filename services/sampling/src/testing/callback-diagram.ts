import { CALLBACK_COMMANDS, CALLBACK_STATES, CALLBACK_TRANSITIONS } from '../domain/callback-states.ts';

/** The states of an order's callback as Mermaid draws them, with the events that are said. */
export const callbackDiagram = (): string =>
  [
    'stateDiagram-v2',
    ...CALLBACK_STATES.flatMap((state) =>
      CALLBACK_COMMANDS.flatMap((command) => {
        const transition = CALLBACK_TRANSITIONS[state][command];
        if (transition === 'stays' || transition === 'never') return [];
        const { next, emits } = transition;
        return [`  ${state === 'undecided' ? '[*]' : state} --> ${next}: ${[command, ...emits].join(' / ')}`];
      }),
    ),
  ].join('\n');
