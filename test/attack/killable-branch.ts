import { type ChildProcess, fork } from 'node:child_process';
import type { Says, Told } from './branch-process.ts';

type Running = Extract<Says, { readonly running: unknown }>['running'];
type Act = Told extends infer Each ? (Each extends Told ? Omit<Each, 'id'> : never) : never;

export interface KillableBranch {
  /** Where it listens, once it does; after a kill: where it listens anew. */
  running(): Promise<Running>;
  /** Has it do something; rejects when it dies meanwhile. */
  tell(act: Act): Promise<void>;
  /** Ends the process at once, as `kill -9` does, and starts it again over the same folder. */
  kill(): Promise<void>;
  /** The same, and leaves it so; nothing when it has ended before. */
  end(): Promise<void>;
  readonly counts: () => { readonly kills: number; readonly deaths: number };
}

/** A branch in a process of its own, over a folder that outlives it. */
export function killableBranch(o: {
  readonly assembly: string;
  readonly dataDir: string;
  readonly startAt: string;
  readonly keySeed: string;
}): KillableBranch {
  const file = new URL('./branch-process.ts', import.meta.url).pathname;
  const pending = new Map<number, { resolve: () => void; reject: (fault: Error) => void }>();
  let [serial, kills, deathsBefore, deathsNow] = [0, 0, 0, 0];
  let child: ChildProcess;
  let running: Promise<Running>;

  const start = (): void => {
    const started = fork(file, [o.assembly, o.dataDir, o.startAt, o.keySeed], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child = started;
    running = new Promise((resolve, reject) => {
      started.on('message', (said: Says) => {
        if ('running' in said) resolve(said.running);
        else {
          deathsNow = said.deaths;
          const { resolve: end, reject: fail } = pending.get(said.done) ?? {};
          pending.delete(said.done);
          if (said.failed === undefined) end?.();
          else fail?.(new Error(said.failed));
        }
      });
      started.once('exit', () => reject(new Error('the branch ended before it ran')));
    });
    // Whoever asks hears of it; nobody has to ask.
    running.catch(() => undefined);
  };
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    kills += 1;
    deathsBefore += deathsNow;
    deathsNow = 0;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    for (const { reject } of pending.values()) reject(new Error('the branch was killed'));
    pending.clear();
  };
  start();
  return {
    running: () => running,
    async tell(act) {
      await running;
      serial += 1;
      const id = serial;
      await new Promise<void>((resolve, reject) => {
        pending.set(id, { resolve, reject });
        child.send({ ...act, id });
      });
    },
    async kill() {
      await end();
      start();
    },
    end,
    counts: () => ({ kills, deaths: deathsBefore + deathsNow }),
  };
}
