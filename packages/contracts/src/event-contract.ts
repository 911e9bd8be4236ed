import * as z from 'zod';
import { bend } from './bend.ts';
import { instant, slug } from './scalars.ts';

/** The version of an event before the newest: still read, no longer written. */
export interface EarlierVersion {
  readonly data: z.ZodType;
  readonly example: unknown;
  /** Makes the newest version's data of this one's. Pure. */
  readonly upcast: (data: unknown) => unknown;
}

/**
 * What one event carries. Writers write the newest version; readers take it and the one before. A newer version than the
 * reader knows is read as the newest known: a version may add to the one before and take nothing away, so that a
 * deployment may go in any order and be rolled back. What is to go, goes one version later.
 */
export interface EventContract<Data extends z.ZodType = z.ZodType> {
  /** The service that says it. */
  readonly source: string;
  readonly version: number;
  readonly data: Data;
  /** Published: every consumer's tests read it. */
  readonly example: z.input<Data>;
  readonly before?: EarlierVersion;
}

export const eventContract = <Data extends z.ZodType>(contract: EventContract<Data>): EventContract<Data> =>
  contract;

/**
 * What every event of Huiyin looks like (the `detail` of an EventBridge event). It carries the whole public state of
 * one aggregate at one version, so a consumer keeps the highest version per aggregate and is safe under duplicates
 * and any order.
 */
export const envelope = z.strictObject({
  /** `<aggregate type>/<aggregate id>/<version>/<name>`: the same fact always has the same id. */
  id: z.string().min(1),
  name: z.string().min(1),
  /** Version of this event's contract. */
  contract: z.int().min(1),
  branch: slug,
  at: instant,
  traceId: z.string().min(1).max(128),
  aggregate: z.strictObject({ type: slug, id: z.string().min(1), version: z.int().min(1) }),
  data: z.unknown(),
});
export type EventEnvelope = z.infer<typeof envelope>;

/** Reads an event's data in whichever version it was written; what this version does not know is passed over. Throws ZodError. */
export function readEventData(contract: EventContract, version: number, data: unknown): unknown {
  const { before } = contract;
  if (version >= contract.version) return bend(contract.data, data).value;
  if (before && version === contract.version - 1)
    return contract.data.parse(before.upcast(bend(before.data, data).value));
  throw new z.ZodError([
    { code: 'custom', path: ['contract'], message: 'version no longer read', input: undefined },
  ]);
}
