import { POLICY_ACTS, TOPIC_ACTS } from '@huiyin/vocabulary';
import { CALLBACK_COMMANDS, CALLBACK_STATES, CALLBACK_TRANSITIONS } from '../domain/callback-states.ts';
import { POLICY_PLACES, POLICY_TRANSITIONS } from '../domain/policy-states.ts';
import { TOPIC_PLACES, TOPIC_TRANSITIONS } from '../domain/topic-states.ts';

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

/** The states of a policy; what changes nothing is left out. */
export const policyDiagram = (): string =>
  [
    'stateDiagram-v2',
    ...POLICY_PLACES.flatMap((place) =>
      POLICY_ACTS.flatMap((act) => {
        const transition = POLICY_TRANSITIONS[place][act];
        return typeof transition === 'string'
          ? []
          : [`  ${place === 'absent' ? '[*]' : place} --> ${transition.next}: ${act}`];
      }),
    ),
  ].join('\n');

/** The states of a topic callback; what changes nothing is left out. */
export const topicDiagram = (): string =>
  [
    'stateDiagram-v2',
    ...TOPIC_PLACES.flatMap((place) =>
      TOPIC_ACTS.flatMap((act) => {
        const transition = TOPIC_TRANSITIONS[place][act];
        return typeof transition === 'string'
          ? []
          : [`  ${place === 'absent' ? '[*]' : place} --> ${transition.next}: ${act}`];
      }),
    ),
  ].join('\n');
