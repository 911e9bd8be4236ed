import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, ratedAs } from '../testing/facts.ts';
import { agentCells, callCells, reachedCells } from './call-cells.ts';
import type { CallbackFact } from './facts.ts';
import { tallyOf } from './tally-callback.ts';

const branch = longgang();
/** A moment in Shenzhen in October 2026. */
const at = (text: string): string => new Date(`2026-10-${text.replace(' ', 'T')}:00+08:00`).toISOString();
const call = (calledAt: string, disposition: 'no-answer' | 'complete' = 'no-answer', agent = 'agent-01') => ({
  agent,
  calledAt: at(calledAt),
  durationSeconds: 40,
  disposition,
});
const interview = (calledAt: string, overall = 'good') => ({ ...ratedAs(overall), calledAt: at(calledAt) });

describe('calls', () => {
  it('lie by agent, slot and number, by how they ended', () => {
    const facts = [
      callbackFactOf('a', {
        attempts: [call('06 08:30'), call('06 17:59'), call('07 18:00'), call('08 20:59', 'complete')],
      }),
      callbackFactOf('b', {
        attempts: [call('06 11:59', 'complete'), call('06 12:00', 'no-answer', 'agent-02')],
      }),
    ];
    const cell = (agent: string, slot: string, nth: number, ...ends: string[]) => ({
      agent,
      slot,
      nth,
      tally: Object.fromEntries(ends.map((end) => [`call.${end}`, 1])),
    });
    const cells = callCells(facts, branch);
    expect(cells).toHaveLength(4);
    expect(cells).toEqual(
      expect.arrayContaining([
        cell('agent-01', 'morning', 1, 'complete', 'no-answer'),
        cell('agent-01', 'afternoon', 2, 'no-answer'),
        cell('agent-01', 'evening', 3, 'complete', 'no-answer'),
        // The noon rest is in no slot.
        cell('agent-02', 'other', 2, 'no-answer'),
      ]),
    );
  });

  it('of tasks that are to be rung again count when they end anew', () => {
    expect(callCells([callbackFactOf('a', { reopened: true })], branch)).toEqual([]);
  });
});

describe('interviews', () => {
  const reached = (...facts: CallbackFact[]) => reachedCells(facts, tallyOf, branch);
  const served = (completed: string) => ({ order: { completedAt: at(completed) } });

  it('lie by the call that brought them, by whomever it was made', () => {
    const attempts = [
      call('06 10:00'),
      call('06 14:00', 'complete'),
      call('06 14:00', 'no-answer', 'agent-02'),
    ];
    const [cell] = reached(callbackFactOf('a', { attempts, interview: interview('06 14:00') }));
    expect(cell).toMatchObject({ nth: 2, tally: { callbacks: 1, 'level.good': 1 } });
    const [other] = reached(
      callbackFactOf('a', { attempts, interview: { ...interview('06 14:00'), agent: 'agent-02' } }),
    );
    expect(other?.nth).toBe(3);
    const [late] = reached(callbackFactOf('a', { attempts, interview: interview('09 09:00') }));
    expect(late?.nth).toBe(3);
  });

  it.each([
    ['05 23:59', '06 00:01', 0],
    ['05 10:00', '06 20:00', 0],
    ['05 23:59', '07 00:01', 2],
    ['05 00:01', '09 20:00', 2],
    ['05 10:00', '10 09:00', 5],
    ['05 10:00', '14 20:00', 5],
    ['05 10:00', '15 08:30', 10],
    ['05 10:00', '19 08:30', 10],
    // An upstream clock ran ahead.
    ['07 10:00', '06 10:00', 0],
  ])('of a service of %s held at %s lie %d days or more after it', (completed, calledAt, days) => {
    const [cell] = reached(callbackFactOf('a', { ...served(completed), interview: interview(calledAt) }));
    expect(cell?.days).toBe(days);
  });

  it('have their rating and nothing else, by business type, segment and probability', () => {
    const praised = callbackFactOf('a', { concerns: ['integrity'], interview: interview('06 10:00') });
    expect(reached(praised)[0]?.tally).toEqual({ callbacks: 1, closed: 1, 'level.good': 1 });
    expect(reached(praised, callbackFactOf('b', { order: { segment: 'vip' } }))).toHaveLength(2);
  });

  it('of agents lie by team, with what tells of how they were held', () => {
    const cells = agentCells(
      [callbackFactOf('a'), callbackFactOf('b', { interview: ratedAs(null) })],
      (fact) => ({
        ...tallyOf(fact),
        short: 1,
        levelled: 1,
        straight: 1,
        numberCorrected: 1,
      }),
    );
    expect(cells).toEqual([
      {
        agent: 'agent-01',
        team: 'repair-1',
        businessType: 'repair',
        tally: { callbacks: 2, 'level.good': 1, levelled: 2, notRated: 1, short: 2, straight: 2 },
      },
    ]);
  });

  it.each([
    ['broken off', { disposition: 'partial' as const }],
    ['of a task to be rung again', { reopened: true as const }],
    ['that nobody gave', { interview: undefined }],
  ])('%s are in neither', (_what, overrides) => {
    const fact = callbackFactOf('a', overrides);
    expect([reached(fact), agentCells([fact], tallyOf)]).toEqual([[], []]);
  });
});
