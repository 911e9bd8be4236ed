import { describe, expect, it } from 'vitest';
import { CASE, secondCallback, supervisor } from '../testing/cases.ts';
import { MOMENT } from '../testing/complaints.ts';
import { openCase } from '../testing/owner.ts';
import { history } from './history.ts';
import { reveal } from './reveal.ts';
import { settle } from './settle.ts';

/** A case that somebody owns, whose customer was opened so many times. */
async function openedTimes(times: number) {
  const complaints = await openCase();
  await complaints.acknowledge();
  for (let time = 0; time < times; time += 1) await complaints.reveal();
  const steps = async () => {
    const outcome = await history(complaints.deps)(CASE);
    return outcome.ok ? outcome.value.steps : outcome.refusal;
  };
  const rows = async () => {
    const { items } = await complaints.local.table.scanWhere({
      type: 'history-page',
      path: 's.caseId',
      values: [CASE],
    });
    return items.map(({ sk, x }) => [sk?.S, x?.N === undefined ? undefined : Number(x.N)]);
  };
  return { ...complaints, steps, rows, [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose]() };
}

const OPENING = { at: MOMENT, act: 'reveal', by: 'officer-01', reason: 'investigate', changed: {} };

describe('the history of a case', () => {
  it('tells every step in its order, across its pages', async () => {
    await using complaints = await openedTimes(20);
    const steps = await complaints.steps();
    expect(steps).toEqual([
      expect.objectContaining({ act: 'callback' }),
      {
        at: MOMENT,
        act: 'acknowledge',
        by: 'officer-01',
        changed: { state: 'acknowledged', owner: 'officer-01' },
      },
      ...Array.from({ length: 20 }, () => OPENING),
    ]);
    expect(await complaints.caseOf()).toMatchObject({ pages: 2, steps: Array(6).fill(OPENING) });
  });

  it('makes no write dearer than the case with a page of steps, and turns a page for one write more', async () => {
    await using complaints = await openedTimes(30);
    const writes = complaints.local.operations
      .filter(({ operation }) => operation === 'PutItem')
      .map(({ tableUnits }) => tableUnits.write);
    expect(Math.max(...writes.slice(-16))).toBeLessThanOrEqual(Math.max(...writes.slice(0, 12)));
    // 32 acts, a page before the ninth, the seventeenth and the twenty-fifth, and who saw what at each of the thirty openings.
    expect(writes).toHaveLength(32 + 3 + 30);
  });

  it('is told from a page on, as the answer before says', async () => {
    await using complaints = await openedTimes(20);
    const outcome = await history(complaints.deps)(CASE, '2');
    expect(outcome.ok && outcome.value).toEqual({ team: 'repair-1', steps: Array(14).fill(OPENING) });
    expect(await history(complaints.deps)(CASE, '9')).toEqual({
      ok: true,
      value: { team: 'repair-1', steps: Array(6).fill(OPENING) },
    });
  });

  it('goes with the case, and stays again with one that is reopened', async () => {
    await using complaints = await openedTimes(8);
    await complaints.conclude();
    const expiry = Date.parse('2026-10-09T02:00:00.000Z') / 1000 + 1100 * 86_400;
    expect(await complaints.rows()).toEqual([['H#000001', undefined]]);
    await settle(complaints.deps)(secondCallback());
    expect(await complaints.rows()).toEqual([['H#000001', expiry]]);
    await settle(complaints.deps)(secondCallback({ solved: 'no' }, {}, 2));
    expect(await complaints.caseOf()).toMatchObject({ state: 'acknowledged', round: 2 });
    expect(await complaints.rows()).toEqual([['H#000001', undefined]]);
    expect(await complaints.steps()).toHaveLength(13);
  });

  it('loses and doubles nothing when the machine dies between page and case', async () => {
    await using complaints = await openedTimes(6);
    const { deps } = complaints;
    const dying = {
      ...deps,
      table: {
        ...deps.table,
        change: (type: { readonly name: string }, ...rest: readonly unknown[]) =>
          Reflect.apply(deps.table.change, deps.table, [type, ...rest.slice(0, 2), dyingRule(rest), rest[3]]),
      },
    };
    function dyingRule([, , rule]: readonly unknown[]) {
      return async (found: unknown) => {
        const ruling: unknown = await Reflect.apply(rule as () => unknown, undefined, [found]);
        if (typeof found === 'object' && found !== null && 'words' in found) throw new Error('dies here');
        return ruling;
      };
    }
    const opening = { caseId: CASE, actor: supervisor, reason: 'audit', traceId: 'trace-2' } as const;
    const opened = reveal({ ...dying, logReveal: () => {} });
    await expect(opened(opening)).rejects.toThrow('dies here');
    expect(await complaints.rows()).toHaveLength(1);
    expect(await complaints.steps()).toHaveLength(8);
    await complaints.reveal();
    await complaints.reveal();
    expect(await complaints.steps()).toHaveLength(10);
    expect(await complaints.rows()).toHaveLength(1);
  });

  it('of no case is refused', async () => {
    await using complaints = await openedTimes(0);
    expect(await history(complaints.deps)('routine:WO-NONE.1')).toEqual({
      ok: false,
      refusal: 'no-such-case',
    });
  });

  it('tells that the customer was forgotten, and by no word who they were', async () => {
    await using complaints = await openedTimes(0);
    await complaints.forget();
    expect(await complaints.steps()).toEqual([
      expect.objectContaining({ act: 'callback' }),
      expect.objectContaining({ act: 'acknowledge' }),
      { at: MOMENT, act: 'forget', changed: {} },
    ]);
  });
});
