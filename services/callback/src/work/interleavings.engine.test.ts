import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, interviewed } from '../testing/calls.ts';
import { type DeskStores, openDesk } from '../testing/desk.ts';

const AGENTS = ['agent-01', 'agent-02', 'agent-03'];
const STEPS = ['next', 'complete', 'no-answer', 'release', 'late', 'pause'] as const;

/** What each agent does in turn; a `pause` lets every lease expire. */
const scripts = fc.tuple(
  ...AGENTS.map(() => fc.array(fc.constantFrom(...STEPS), { minLength: 2, maxLength: 6 })),
);

/** Lets the scheduler decide whose dealing with the table goes first. */
const taking =
  (scheduler: fc.Scheduler) =>
  ({ tasks, claims, tally }: DeskStores): DeskStores => {
    const turn = () => scheduler.schedule(Promise.resolve());
    return {
      tally,
      tasks: {
        ...tasks,
        load: async (taskId) => turn().then(() => tasks.load(taskId)),
        change: async (...args) => turn().then(() => tasks.change(...args)),
      },
      claims: {
        holdings: async () => turn().then(() => claims.holdings()),
        lapsedOf: async (taskId) => turn().then(() => claims.lapsedOf(taskId)),
        hold: async (...args) => turn().then(() => claims.hold(...args)),
        lapse: async (...args) => turn().then(() => claims.lapse(...args)),
      },
    };
  };

interface Hold {
  readonly agent: string;
  readonly taskId: string;
  readonly claimId: string;
  readonly leaseEndsAt: string;
}

describe('however the dealings of three agents interleave', () => {
  it('no two of them ever hold one task, and every call they record is on record once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), scripts, async (scheduler, steps) => {
        await using desk = await openDesk({}, taking(scheduler));
        let now = at('06 09:00');
        const setNow = (moment: string) => {
          now = moment;
          desk.setNow(moment);
        };
        setNow(now);
        for (const orderId of ['o-1', 'o-2', 'o-3'])
          await scheduler.waitFor(
            desk.sealedRequest({ order: { orderId } }).then((event) => desk.receive(event)),
          );

        const holds = new Map<string, Hold>();
        const recorded: Hold[] = [];
        const overlaps: unknown[] = [];

        const ask = async (agent: string): Promise<Hold | undefined> => {
          const { task } = await desk.next(agent);
          // What expired while the answer was on its way is held no more.
          if (!task || task.leaseEndsAt <= now) return undefined;
          const hold = { agent, taskId: task.taskId, claimId: task.claimId, leaseEndsAt: task.leaseEndsAt };
          const other = holds.get(task.taskId);
          if (other && other.agent !== agent && other.leaseEndsAt > now) overlaps.push([other, hold]);
          for (const [taskId, { agent: holder }] of holds) if (holder === agent) holds.delete(taskId);
          holds.set(task.taskId, hold);
          return hold;
        };
        const letGo = ({ taskId, claimId }: Hold) => {
          if (holds.get(taskId)?.claimId === claimId) holds.delete(taskId);
        };

        const work = async (agent: string, script: readonly (typeof STEPS)[number][]) => {
          let hold: Hold | undefined;
          const past: Hold[] = [];
          for (const step of script) {
            if (step === 'pause') setNow(new Date(Date.parse(now) + 21 * 60_000).toISOString());
            else if (step === 'next' || (!hold && step !== 'late')) {
              const again = await ask(agent);
              if (hold && hold.claimId !== again?.claimId) past.push(hold);
              hold = again;
            } else if (step === 'late') {
              const claim = past.pop();
              if (!claim) continue;
              expect(await desk.record(agent, claim, bodyOf({ calledAt: now }))).toMatchObject({ ok: true });
              recorded.push(claim);
            } else if (hold) {
              letGo(hold);
              if (step === 'release') await desk.release(agent, hold);
              else {
                const body = step === 'complete' ? interviewed() : bodyOf();
                expect(await desk.record(agent, hold, { ...body, calledAt: now })).toMatchObject({
                  ok: true,
                });
                recorded.push(hold);
              }
              hold = undefined;
            }
          }
        };

        await scheduler.waitFor(
          Promise.all(AGENTS.map((agent, index) => work(agent, steps[index] ?? []))).then(() => undefined),
        );
        expect(overlaps).toEqual([]);
        const tasks = await Promise.all(
          ['o-1', 'o-2', 'o-3'].map((orderId) => desk.tasks.load(`routine:${orderId}`)),
        );
        const claims = tasks.flatMap((task) => task?.attempts.map(({ claimId }) => claimId) ?? []);
        expect(claims.toSorted()).toEqual([...new Set(recorded.map(({ claimId }) => claimId))].toSorted());
      }),
      { numRuns: 15 },
    );
  });
});
