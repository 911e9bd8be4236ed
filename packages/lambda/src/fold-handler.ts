import { newId } from '@huiyin/kernel/runtime';
import * as z from 'zod';
import type { Log } from './log/log.ts';
import { type Handler, shell } from './shell.ts';

/** The text attributes of an item: its keys, and what its indexes have of it. */
export type ImageTexts = Readonly<Record<string, string>>;

/** One write of the table, as its stream tells it. */
export interface TableChange {
  readonly before?: ImageTexts;
  readonly after?: ImageTexts;
  /** Epoch milliseconds, to the second. */
  readonly at: number;
  /** Its place in its shard: a number of any length. */
  readonly sequence: string;
}

/** A window of one shard of the stream, at its end. */
export interface EndedWindow<State> {
  readonly window: State;
  readonly shard: string;
  readonly traceId: string;
  readonly log: Log;
}

export interface FoldDoor<State extends object> {
  readonly log: Log;
  /** What a window is while it goes on; Lambda carries it from one batch to the next, at most one megabyte. */
  readonly window: z.ZodType<State>;
  readonly begin: (shard: string) => Promise<State>;
  readonly add: (window: State, changes: readonly TableChange[]) => State;
  /** Must be safe when it runs twice for one window. */
  readonly end: (ended: EndedWindow<State>) => Promise<void>;
  readonly newTraceId?: () => string;
}

const image = z.record(z.string(), z.looseObject({ S: z.string().optional() }));
const windowEvent = z.looseObject({
  Records: z.array(
    z.looseObject({
      dynamodb: z.looseObject({
        ApproximateCreationDateTime: z.number(),
        SequenceNumber: z.string(),
        OldImage: image.optional(),
        NewImage: image.optional(),
      }),
    }),
  ),
  shardId: z.string(),
  state: z.record(z.string(), z.unknown()).nullish(),
  isFinalInvokeForWindow: z.boolean(),
});

const textsOf = (item: z.infer<typeof image>): ImageTexts =>
  Object.fromEntries(Object.entries(item).flatMap(([name, { S }]) => (S === undefined ? [] : [[name, S]])));

/**
 * A door that folds the changes of its table, window by window (a tumbling window of the stream, for each shard by itself): what it makes of
 * them travels with Lambda until the window ends, and only then is anything saved. What is thrown makes the stream try the batch again.
 */
export const foldHandler = <State extends object>(
  door: FoldDoor<State>,
): Handler<unknown, { readonly state: State | Record<string, never> }> =>
  shell(door.log, async (event) => {
    const { Records, shardId, state, isFinalInvokeForWindow } = windowEvent.parse(event);
    const isBegun = state && Object.keys(state).length > 0;
    if (!isBegun && Records.length === 0) return { state: {} };
    const found = isBegun ? door.window.parse(state) : await door.begin(shardId);
    const window = door.add(
      found,
      Records.map(({ dynamodb: { ApproximateCreationDateTime, SequenceNumber, OldImage, NewImage } }) => ({
        ...(OldImage && { before: textsOf(OldImage) }),
        ...(NewImage && { after: textsOf(NewImage) }),
        at: ApproximateCreationDateTime * 1000,
        sequence: SequenceNumber,
      })),
    );
    if (!isFinalInvokeForWindow) return { state: window };
    const traceId = (door.newTraceId ?? newId)();
    await door.end({ window, shard: shardId, traceId, log: door.log.with({ traceId }) });
    return { state: {} };
  });
