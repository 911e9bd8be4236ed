import { epochMs, toInstant } from '@huiyin/calendar';
import type { DeadLetter } from '@huiyin/contracts';
import { type Clock, done, type Outcome, refuse } from '@huiyin/kernel';
import type { AggregateTable, Trace } from '@huiyin/table';
import { type DiscardReason, goesBack, type LetterSender } from '@huiyin/vocabulary';
import type { NotedAct } from '../domain/letter-act.ts';
import { noteAct, wasDone } from '../store/letter-acts.ts';
import { type LetterText, readLetter } from './read-letter.ts';

/** A letter as its queue has it. */
export interface LyingLetter extends LetterText {
  readonly letterId: string;
  readonly sentAtMs: number;
  readonly receives: number;
}

export interface HeldLetter extends LyingLetter {
  sendBack(): Promise<void>;
  remove(): Promise<void>;
}

/** The dead letters of one door, as far as this work needs them. */
export interface LetterBox {
  counts(): Promise<{ readonly waiting: number; readonly held: number; readonly keptSeconds: number }>;
  look(lettersMax: number): Promise<readonly LyingLetter[]>;
  hold<Result>(
    letterId: string,
    lettersMax: number,
    use: (letter: HeldLetter) => Promise<Result>,
  ): Promise<Result | undefined>;
  sendAllBack(): Promise<boolean>;
}

export interface DeadLetterDeps {
  readonly table: AggregateTable;
  readonly now: Clock;
  /** By `<service>-<door>`, in the order in which they are listed. */
  readonly boxes: ReadonlyMap<string, { readonly sender: LetterSender; readonly box: LetterBox }>;
}

export type LetterRefusal =
  | 'no-such-queue'
  | 'no-such-letter'
  | 'letter-goes-nowhere'
  | 'already-resubmitting';

/** Looked at to say since when the oldest lies there. */
const GLANCED_AT = 10;
const SHOWN = 50;
/** A letter is looked for among so many; behind more of them, all are sent back. */
const SEARCHED = 200;

/** Every door with how many letters wait; only where there are some is looked into. */
export const listLetterQueues = async ({ boxes }: DeadLetterDeps) =>
  Promise.all(
    [...boxes].map(async ([queue, { sender, box }]) => {
      const { waiting, held } = await box.counts();
      const sent = waiting === 0 ? [] : (await box.look(GLANCED_AT)).map(({ sentAtMs }) => sentAtMs);
      return {
        ...{ queue, sender, waiting, held },
        ...(sent.length > 0 && { oldestAt: toInstant(new Date(Math.min(...sent))) }),
      };
    }),
  );

interface LettersOfQueue {
  readonly queue: string;
  readonly sender: LetterSender;
  readonly waiting: number;
  readonly letters: DeadLetter[];
}

export async function lookAtLetters(
  { boxes }: DeadLetterDeps,
  queue: string,
): Promise<Outcome<LettersOfQueue, LetterRefusal>> {
  const found = boxes.get(queue);
  if (!found) return refuse('no-such-queue');
  const { sender, box } = found;
  const { waiting, keptSeconds } = await box.counts();
  const letters = (await box.look(SHOWN)).map((letter) => ({
    letterId: letter.letterId,
    ...readLetter(sender, letter),
    sentAt: toInstant(new Date(letter.sentAtMs)),
    keptUntil: toInstant(new Date(letter.sentAtMs + keptSeconds * 1000)),
    receives: letter.receives,
  }));
  return done({
    ...{ queue, sender, waiting },
    letters: letters.toSorted((one, other) => epochMs(one.sentAt) - epochMs(other.sentAt)),
  });
}

export interface LetterCommand {
  readonly queue: string;
  readonly letterId: string;
  readonly by: string;
  readonly traceId: string;
}

/**
 * Sends one letter back to its door: noted, sent, taken away, in this order, so that whatever dies in between leaves a letter too many and
 * never one too few. Its door recognises what it has taken in already.
 */
export const resubmitLetter = (deps: DeadLetterDeps, command: LetterCommand) =>
  actOn(deps, command, { act: 'resubmit' });

/** Takes one letter away for good: noted first, with who did so and why. */
export const discardLetter = (
  deps: DeadLetterDeps,
  command: LetterCommand & { readonly reason: DiscardReason },
) => actOn(deps, command, { act: 'discard', reason: command.reason });

async function actOn(
  deps: DeadLetterDeps,
  { queue, letterId, by, traceId }: LetterCommand,
  doing: Pick<NotedAct, 'act' | 'reason'>,
): Promise<Outcome<{ letters: number }, LetterRefusal>> {
  const found = deps.boxes.get(queue);
  if (!found) return refuse('no-such-queue');
  const { sender, box } = found;
  if (doing.act === 'resubmit' && !goesBack(sender)) return refuse('letter-goes-nowhere');
  const handled = await box.hold(letterId, SEARCHED, async (letter) => {
    const { what, about } = readLetter(sender, letter);
    const trace = traceNow(deps, traceId);
    await noteAct(
      deps.table,
      {
        ...{ queue, of: letterId, letterId, by, at: trace.at },
        ...doing,
        ...(what !== undefined && { what }),
        ...(about !== undefined && { about }),
      },
      trace,
    );
    if (doing.act === 'resubmit') await letter.sendBack();
    await letter.remove();
    return done({ letters: 1 });
  });
  if (handled) return handled;
  // Whoever got no answer asks again.
  const isDone = await wasDone(deps.table, { queue, of: letterId, act: doing.act });
  return isDone ? done({ letters: 0 }) : refuse('no-such-letter');
}

/** Has the queue itself send all of its letters back; what comes meanwhile may go along. */
export async function resubmitAll(
  deps: DeadLetterDeps,
  { queue, by, traceId }: Omit<LetterCommand, 'letterId'>,
): Promise<Outcome<{ letters: number }, LetterRefusal>> {
  const found = deps.boxes.get(queue);
  if (!found) return refuse('no-such-queue');
  if (!goesBack(found.sender)) return refuse('letter-goes-nowhere');
  const { waiting: letters } = await found.box.counts();
  if (letters === 0) return done({ letters });
  const trace = traceNow(deps, traceId);
  await noteAct(
    deps.table,
    { ...{ queue, of: traceId, act: 'resubmit-all', at: trace.at, by, letters } },
    trace,
  );
  return (await found.box.sendAllBack()) ? done({ letters }) : refuse('already-resubmitting');
}

const traceNow = ({ now }: DeadLetterDeps, traceId: string) =>
  ({ traceId, at: toInstant(now()) }) satisfies Trace;
