import { MAILING_TRANSITIONS } from '../mailing.ts';

/** The ledger's states as a Mermaid diagram, from the table of transitions. */
export const mailingDiagram = (): string =>
  [
    'stateDiagram-v2',
    ...Object.entries(MAILING_TRANSITIONS).flatMap(([state, commands]) =>
      Object.entries(commands).flatMap(([command, transition]) =>
        'next' in transition
          ? [
              `  ${state === 'none' ? '[*]' : state} --> ${transition.next}: ${command}${'unless' in transition ? ` (unless ${transition.unless})` : ''}`,
            ]
          : [],
      ),
    ),
    '',
  ].join('\n');
