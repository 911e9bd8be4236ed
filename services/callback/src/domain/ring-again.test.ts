import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/calls.ts';
import { dispositionOf, waitingAfter } from './ring-again.ts';
import type { Attempt } from './task.ts';

const branch = longgang();
const attempt = (disposition: Attempt['disposition'], index: number): Attempt => ({
  claimId: `c-${index}`,
  agent: 'agent-01',
  calledAt: at(`06 1${index}:00`),
  durationSeconds: 60,
  disposition,
  recordedAt: at(`06 1${index}:05`),
});

describe('a task ended', () => {
  it.each<[string, Attempt['disposition'][], string]>([
    ['complete, when any attempt was, also after a final one', ['refused', 'complete'], 'complete'],
    ['as the first final one, when none was complete', ['no-answer', 'refused', 'wrong-number'], 'refused'],
    ['as the last one, when none was final', ['no-answer', 'call-later'], 'call-later'],
    ['not attempted, when nobody was rung', [], 'not-attempted'],
  ])('%s', (_what, dispositions, ended) => {
    expect(dispositionOf(dispositions.map(attempt), branch)).toBe(ended);
  });
});

describe('a call to a number that was corrected since', () => {
  const NOBODY = ['no-answer', 'busy', 'switched-off', 'wrong-number', 'dead-number'] as const;
  const toEarlier = (disposition: Attempt['disposition']): Attempt => ({
    ...attempt(disposition, 0),
    toEarlierNumber: true,
  });

  it.each(NOBODY)('and was in vain (%s) says nothing of the customer where others were made', (inVain) => {
    expect(dispositionOf([attempt('call-later', 1), toEarlier(inVain)], branch)).toBe('call-later');
    expect(dispositionOf([toEarlier(inVain)], branch)).toBe(inVain);
    expect(waitingAfter([toEarlier(inVain)], at('20 00:00'), branch)).toBeUndefined();
  });

  it.each(['refused', 'partial', 'language-or-hearing', 'call-later'] as const)(
    'and reached them (%s) counts',
    (reached) => {
      expect(dispositionOf([attempt('no-answer', 1), toEarlier(reached)], branch)).toBe(reached);
    },
  );
});

describe('after a call outside every slot', () => {
  it('no slot counts as tried, so that the next call may lie outside them too', () => {
    const slots = [{ id: 'evening', from: '18:00', to: '21:00' }];
    const evenings = { ...branch, calling: { ...branch.calling, slots } };
    expect(waitingAfter([attempt('no-answer', 0)], at('20 00:00'), evenings)).toEqual({
      from: at('06 14:00'),
    });
  });
});
