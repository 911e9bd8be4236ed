import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf } from '../domain/queue-counts.ts';
import { begin } from '../domain/queue-tally.ts';
import { at, bodyOf, interviewed } from '../testing/calls.ts';
import { type Desk, openDesk } from '../testing/desk.ts';
import { forgotten, withdrawn } from '../testing/events.ts';
import { openEntries } from './queue-figures.ts';

const trace = { traceId: '0af7651916cd43dd8448eb211c80319c', at: at('06 10:00') };

/** A desk whose queue has a tally, however short it is. */
async function openTallied(wrap?: Parameters<typeof openDesk>[1]): Promise<Desk> {
  const desk = await openDesk({}, wrap);
  await desk.tally.save(begin({}, at('06 10:00')), undefined, trace);
  return desk;
}

const tallied = async (desk: Desk) => (await desk.tally.load())?.state.counts;
const counted = async (desk: Desk) => countsOf(await openEntries(desk.tasks), desk.branch.zone);

describe('the tally of a long queue', () => {
  it('follows who comes, is rung, waits, is withdrawn and forgotten, and is asked for one item', async () => {
    await using desk = await openTallied();
    await desk.openTasks('o-1', 'o-2', 'o-3', 'o-4');
    await desk.record('agent-01', await desk.claim('agent-01'), interviewed());
    await desk.record('agent-01', await desk.claim('agent-01'), bodyOf());
    await desk.endWindow();
    expect(await tallied(desk)).toEqual(await counted(desk));
    const { body } = await desk.send('GET /queue', 'agent-01');
    expect(body).toMatchObject({ at: at('06 10:00'), open: 3, waiting: 1 });
    await desk.receive(withdrawn({ order: { orderId: 'o-3' } }), forgotten());
    await desk.endWindow();
    expect(await tallied(desk)).toEqual(await counted(desk));
    const before = desk.operations.length;
    await desk.send('GET /queue', 'agent-01');
    const read = desk.operations.slice(before).reduce((sum, { units }) => sum + units.read, 0);
    expect(read).toBeLessThanOrEqual(3);
  });

  it('is right whatever happens in whatever batches, however often a window’s end comes', async () => {
    const acts = fc.array(
      fc.constantFrom('come', 'ring', 'miss', 'withdraw', 'end window', 'end window twice', 'minute'),
      { minLength: 4, maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 1, max: 3 }), async (chosen, batch) => {
        await using desk = await openTallied();
        let [orders, minutes] = [0, 0];
        for (const act of chosen) {
          if (act === 'come') orders += 1;
          if (act === 'minute') minutes += 1;
          if (act === 'come') await desk.openTasks(`o-${orders}`);
          if (act === 'withdraw') await desk.receive(withdrawn({ order: { orderId: `o-${orders}` } }));
          if (act === 'minute') desk.setNow(at(`06 10:${String(minutes).padStart(2, '0')}`));
          if (act === 'ring' || act === 'miss') {
            const { task } = await desk.next('agent-01');
            const calledAt = at(`06 10:${String(minutes).padStart(2, '0')}`);
            if (task)
              await desk.record(
                'agent-01',
                task,
                act === 'ring' ? interviewed({}, { calledAt }) : bodyOf({ calledAt }),
              );
          }
          if (act.startsWith('end window')) {
            const last = await desk.endWindow(batch);
            if (act.endsWith('twice')) await desk.endWindowAgain(last);
          }
        }
        await desk.endWindow(batch);
        expect(await tallied(desk)).toEqual(await counted(desk));
      }),
      { numRuns: 15 },
    );
  });

  it('is right when the function dies before or after its one write', async () => {
    const dies: ('before' | 'after')[] = [];
    await using desk = await openTallied((stores) => ({
      ...stores,
      tally: {
        ...stores.tally,
        save: async (...given) => {
          const when = dies.shift();
          if (when === 'before') throw new Error('died');
          const saved = await stores.tally.save(...given);
          if (when === 'after') throw new Error('died');
          return saved;
        },
      },
    }));
    for (const when of ['before', 'after'] as const) {
      await desk.openTasks(`o-${when}-1`, `o-${when}-2`);
      dies.push(when);
      // The stream tries the window's batches anew, from the first one on.
      await expect(desk.endWindow(1)).rejects.toThrow('The function failed');
      await desk.endWindow(1);
      expect(await tallied(desk)).toEqual(await counted(desk));
    }
  });

  it('loses nothing to somebody who saves at the same moment', async () => {
    let rival: (() => Promise<unknown>) | undefined;
    await using desk = await openTallied((stores) => ({
      ...stores,
      tally: {
        ...stores.tally,
        save: async (...given) => {
          const [before, again] = [rival, undefined];
          rival = again;
          await before?.();
          return stores.tally.save(...given);
        },
      },
    }));
    await desk.openTasks('o-1');
    rival = async () => {
      const found = await desk.tally.load();
      if (found) await desk.tally.save({ ...found.state, at: at('06 10:01') }, found, trace);
    };
    await desk.endWindow();
    expect(await tallied(desk)).toEqual(await counted(desk));
  });
});

describe('a queue without a tally', () => {
  it('is none to be written for: its changes cost a read a window', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    const before = desk.operations.length;
    await desk.endWindow();
    const units = desk.operations.slice(before).map(({ units }) => units);
    expect(units).toEqual(units.map(({ read }) => ({ read, write: 0 })));
    expect(await tallied(desk)).toBeUndefined();
  });

  it('gets one when hundreds come in one window', async () => {
    await using desk = await openDesk();
    await desk.openTasks(...Array.from({ length: 200 }, (_, index) => `o-${index}`));
    await desk.endWindow();
    expect(await tallied(desk)).toEqual(await counted(desk));
    desk.setNow(at('06 10:01'));
    await desk.openTasks('o-late');
    await desk.endWindow();
    expect(await tallied(desk)).toEqual(await counted(desk));
  });
});

describe('at night', () => {
  it('a tally that went astray is put right by the second count that says so, and that of a short queue goes to sleep', async () => {
    await using desk = await openDesk();
    await desk.openTasks(...Array.from({ length: 401 }, (_, index) => `o-${index}`));
    const right = await counted(desk);
    const [kind = ''] = Object.keys(right);
    await desk.tally.save(begin({ ...right, [kind]: 7 }, at('06 10:00')), undefined, trace);
    desk.setNow(at('07 03:20'));
    await desk.tick(at('07 03:20'), 'check-tally');
    expect((await tallied(desk))?.[kind]).toBe(7);
    desk.setNow(at('07 03:45'));
    await desk.tick(at('07 03:45'), 'check-tally');
    expect(await tallied(desk)).toEqual(right);
    const said = desk.lines.filter(({ what }) => String(what).startsWith('tally-'));
    expect(said).toMatchObject([
      { what: 'tally-checked', count: 6 },
      { what: 'tally-checked', count: 6 },
      { what: 'tally-repaired', count: 6 },
    ]);
    for (const orderId of ['o-0', 'o-1']) await desk.receive(withdrawn({ order: { orderId } }));
    await desk.tick(at('08 03:20'), 'check-tally');
    expect((await desk.tally.load())?.state).toMatchObject({ asleep: true, counts: {} });
  });
});
