import { describe, expect, it } from 'vitest';
import { at, bodyOf, call } from '../testing/calls.ts';
import { orderTask } from '../testing/events.ts';
import type { Claim } from './claim.ts';
import { revealsOf } from './reveals.ts';

const task = orderTask({ taskId: 'routine:WO-1' });
const claim = (claimId: string, claimedAt: string, more: Partial<Claim> = {}): Claim => ({
  claimId,
  taskId: 'routine:WO-1',
  agent: `agent-of-${claimId}`,
  claimedAt: at(claimedAt),
  leaseEndsAt: at('06 12:00'),
  ...more,
});

describe('who was shown a customer', () => {
  it('is whoever claimed them, in order, with the call that came of it', () => {
    const rung = call(task, 'first', bodyOf({ calledAt: at('06 09:02') })).next;
    const claims = [
      claim('third', '06 11:00'),
      claim('second', '06 10:00', { released: true }),
      claim('elsewhere', '06 10:30', { taskId: 'routine:WO-2' }),
    ];
    expect(revealsOf(rung, claims)).toEqual([
      expect.objectContaining({ claimId: 'first', at: at('06 09:02'), call: expect.anything() }),
      { agent: 'agent-of-second', claimId: 'second', at: at('06 10:00'), released: true },
      { agent: 'agent-of-third', claimId: 'third', at: at('06 11:00') },
    ]);
  });

  it('says when it was claimed as long as the claim is there, and is one reveal with its call', () => {
    const rung = call(task, 'first', bodyOf({ calledAt: at('06 10:00') })).next;
    const [attempt] = rung.attempts;
    expect(revealsOf(rung, [claim('first', '06 09:58', { agent: attempt?.agent ?? '' })])).toEqual([
      {
        agent: attempt?.agent,
        claimId: 'first',
        at: at('06 09:58'),
        call: { calledAt: at('06 10:00'), disposition: 'no-answer' },
      },
    ]);
  });

  it('is nobody where nobody claimed', () => {
    expect(revealsOf(task, [])).toEqual([]);
  });
});
