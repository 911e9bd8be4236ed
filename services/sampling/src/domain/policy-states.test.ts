import { POLICY_ACTS } from '@huiyin/vocabulary';
import { expect, it } from 'vitest';
import { POLICY_PLACES, policyTransitionOf } from './policy-states.ts';

it('a policy moves only as the table says, written out by hand', () => {
  const moved = POLICY_PLACES.map((place) => [
    place,
    POLICY_ACTS.map((act) => {
      const transition = policyTransitionOf(place === 'absent' ? undefined : { state: place }, act);
      return typeof transition === 'string' ? transition : `→ ${transition.next}`;
    }),
  ]);
  expect(Object.fromEntries(moved)).toEqual({
    // propose, approve, refuse, withdraw
    absent: ['→ proposed', 'no-such-policy', 'no-such-policy', 'no-such-policy'],
    proposed: ['stays', '→ approved', '→ refused', '→ withdrawn'],
    approved: ['stays', 'stays', 'policy-decided', '→ withdrawn'],
    refused: ['stays', 'policy-decided', 'stays', 'policy-decided'],
    withdrawn: ['stays', 'policy-decided', 'policy-decided', 'stays'],
  });
});
