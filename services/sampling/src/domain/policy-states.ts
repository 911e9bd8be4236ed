import type { RecordedPolicy } from '@huiyin/contracts';
import { POLICY_STATES, type PolicyAct, type PolicyState } from '@huiyin/vocabulary';

/** `absent`: nobody proposed it. */
export const POLICY_PLACES = ['absent', ...POLICY_STATES] as const;
export type PolicyPlace = (typeof POLICY_PLACES)[number];

/** Why an act is not possible in a state. */
export type PolicyStateRefusal = 'no-such-policy' | 'policy-decided';

/** The state that follows; `stays`: it was done already, and nothing happens. */
export type PolicyTransition = { readonly next: PolicyState } | 'stays' | PolicyStateRefusal;

const to = <const Next extends PolicyState>(next: Next) => ({ next });

export const POLICY_TRANSITIONS = {
  absent: {
    propose: to('proposed'),
    approve: 'no-such-policy',
    refuse: 'no-such-policy',
    withdraw: 'no-such-policy',
  },
  proposed: {
    propose: 'stays',
    approve: to('approved'),
    refuse: to('refused'),
    withdraw: to('withdrawn'),
  },
  approved: { propose: 'stays', approve: 'stays', refuse: 'policy-decided', withdraw: to('withdrawn') },
  refused: {
    propose: 'stays',
    approve: 'policy-decided',
    refuse: 'stays',
    withdraw: 'policy-decided',
  },
  withdrawn: {
    propose: 'stays',
    approve: 'policy-decided',
    refuse: 'policy-decided',
    withdraw: 'stays',
  },
} as const satisfies Record<PolicyPlace, Record<PolicyAct, PolicyTransition>>;

/** What an act comes to for this policy. */
export const policyTransitionOf = (
  policy: Pick<RecordedPolicy, 'state'> | undefined,
  act: PolicyAct,
): PolicyTransition => POLICY_TRANSITIONS[policy?.state ?? 'absent'][act];
