import { ApiRefusal } from '@huiyin/client';
import { describe, expect, test } from 'vitest';
import { findReveals } from './find-reveals.ts';

const reveal = (agent: string, at: string) => ({ agent, claimId: `c-${agent}`, at });
const step = (act: string, at: string, more: object = {}) => ({ at, act, changed: {}, ...more });

/** A branch that answers these, by route and what stands in the path; anything else is not there. */
const branchWith = (answers: Readonly<Record<string, unknown>>, asked: string[] = []) => ({
  call: async (route: string, request: object) => {
    const { path = {}, query = {} } = request as { path?: object; query?: object };
    const key = [route.split('/').at(-1), ...Object.values(path), ...Object.values(query)].join(' ');
    asked.push(key);
    if (answers[key] === undefined) throw new ApiRefusal(404, 'not there', []);
    return answers[key];
  },
});
// The answers are those of the routes; the double does not follow the key through the table.
const find = (branch: ReturnType<typeof branchWith>, orderId = 'WO-1') =>
  findReveals(branch as unknown as Parameters<typeof findReveals>[0], orderId);

describe('who saw the customer of an order', () => {
  test('is found in its callback, its cases and their second callbacks, in order', async () => {
    const branch = branchWith({
      'reveals routine:WO-1': { reveals: [reveal('agent-01', '2026-10-06T01:00:00.000Z')] },
      '{caseId} routine:WO-1.1': { round: 2 },
      'history routine:WO-1.1': {
        steps: [step('acknowledge', '2026-10-06T02:00:00.000Z', { by: 'officer-01' })],
        next: '2',
      },
      'history routine:WO-1.1 2': {
        steps: [step('reveal', '2026-10-06T05:00:00.000Z', { by: 'officer-01', reason: 'audit' })],
      },
      'reveals second-callback:routine:WO-1.1:2': {
        reveals: [reveal('agent-02', '2026-10-06T04:00:00.000Z')],
      },
    });
    expect(await find(branch)).toEqual([
      expect.objectContaining({ who: 'agent-01', where: 'routine:WO-1', why: { kind: 'call' } }),
      expect.objectContaining({ who: 'agent-02', where: 'second-callback:routine:WO-1.1:2' }),
      expect.objectContaining({ who: 'officer-01', why: { kind: 'case', reason: 'audit' } }),
    ]);
  });

  test('of an order that is in no callback is unknown, and nothing else is asked', async () => {
    const asked: string[] = [];
    expect(await find(branchWith({}, asked))).toBeUndefined();
    expect(asked).toEqual(['reveals routine:WO-1']);
  });

  test('is not given as nobody when the branch does not answer', async () => {
    const call = async () => {
      throw new ApiRefusal(403, 'no', []);
    };
    await expect(find({ call })).rejects.toThrow('403');
  });
});
