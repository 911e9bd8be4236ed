import * as z from 'zod';
import { instant, slug } from './terms.ts';

/**
 * What every event of Huiyin looks like (the `detail` of an EventBridge event). It carries the whole public state of
 * one aggregate at one version, so a consumer keeps the highest version per aggregate and is safe under duplicates
 * and any order.
 */
export const envelopeOf = <Name extends string, Data extends z.ZodType>(name: Name, data: Data) =>
  z.strictObject({
    /** `<aggregate type>/<aggregate id>/<version>/<name>`: the same fact always has the same id. */
    id: z.string().min(1),
    name: z.literal(name),
    /** Version of this event's contract; consumers accept it and the one before. */
    contract: z.literal(1),
    branch: slug,
    at: instant,
    traceId: z.string().min(1).max(128),
    aggregate: z.strictObject({ type: slug, id: z.string().min(1), version: z.int().min(1) }),
    data,
  });

export type EventEnvelope<Name extends string = string, Data = unknown> = {
  readonly id: string;
  readonly name: Name;
  readonly contract: 1;
  readonly branch: string;
  readonly at: string;
  readonly traceId: string;
  readonly aggregate: { readonly type: string; readonly id: string; readonly version: number };
  readonly data: Data;
};
