import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, attempt, bodyOf, interviewed } from '../testing/calls.ts';
import { caseTask, orderTask } from '../testing/events.ts';
import { chooseNext } from './choose-next.ts';
import { decide } from './decide.ts';
import { type Agent, tiedTo, tieOf } from './independence.ts';
import { entryAt, placeOf } from './queue-entry.ts';
import type { Task } from './task.ts';

const order = orderTask({ order: { team: 'repair-1', staff: ['crew-1', 'crew-2'] } });
const second = caseTask({
  order: { team: 'repair-1', staff: ['crew-1'] },
  firstCallers: ['agent-07', 'agent-08'],
  resolvers: ['officer-01', 'officer-02'],
});

/** Written out by hand: who is kept from which call by which rule. */
const TIES: readonly (readonly [Agent, Task, ReturnType<typeof tieOf>])[] = [
  [{ id: 'agent-01' }, order, undefined],
  [{ id: 'agent-01', team: 'repair-2' }, order, undefined],
  [{ id: 'agent-01', team: 'repair-1' }, order, 'own-team'],
  [{ id: 'crew-2' }, order, 'served-by-caller'],
  [{ id: 'crew-2', team: 'repair-1' }, order, 'own-team'],
  [{ id: 'crew-22' }, order, undefined],
  [{ id: 'agent-01' }, second, undefined],
  [{ id: 'agent-01', team: 'repair-1' }, second, 'own-team'],
  [{ id: 'crew-1' }, second, 'served-by-caller'],
  [{ id: 'agent-08' }, second, 'first-caller'],
  [{ id: 'officer-02', team: 'meter-1' }, second, 'resolver'],
  // Of an order nobody rang before, whatever number they have.
  [{ id: 'agent-08' }, order, undefined],
];

describe('who rings', () => {
  it.each(TIES)('%j is kept from it by the rule', (agent, task, tie) => {
    expect(tieOf(agent, task)).toBe(tie);
  });

  it.each(TIES)(
    '%j is offered exactly what they may record, and refused the rest by its name',
    (agent, task, tie) => {
      const calledAt = at(task.about === 'case' ? '09 10:00' : '06 10:00');
      const entries = [entryAt(placeOf(task))];
      const queue = { entries, isWhole: true, claims: new Map(), missed: new Set<string>() };
      const offered = chooseNext({ agent, ...queue, now: calledAt, hours: longgang() });
      expect(offered).toEqual(tie ? { none: 'not-independent' } : { claim: entries[0] });
      for (const state of ['open', 'withdrawn'] as const) {
        const found = { ...task, state };
        const outcome = decide(found, attempt('c-1', bodyOf({ calledAt }), { agent }), longgang());
        expect(outcome).toMatchObject(tie ? { ok: false, refusal: tie } : { ok: true });
      }
    },
  );

  it('what is on record stays there, also when their team is another since', () => {
    const recorded = decide(order, attempt('c-1', interviewed()), longgang());
    if (!recorded.ok) throw new Error(recorded.refusal);
    const again = attempt('c-1', interviewed(), { agent: { id: 'agent-01', team: 'repair-1' } });
    expect(decide(recorded.value.next, again, longgang())).toMatchObject({ refusal: 'attempt-repeated' });
  });

  it('names everybody once', () => {
    expect(tiedTo(order)).toEqual(['crew-1', 'crew-2']);
    const twice = caseTask({ order: { staff: ['a'] }, firstCallers: ['a', 'b'], resolvers: ['b', 'c'] });
    expect(tiedTo(twice)).toEqual(['a', 'b', 'c']);
  });
});
