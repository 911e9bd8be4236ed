import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { Blueprint } from './blueprint.ts';

/** The account that is played: where ARNs and names come from. */
export interface Place {
  account: string;
  region: string;
  partition: string;
  suffix: string;
  /** base of queue URLs, as the SDK must reach them */
  queueBase: string;
}
/** One resource as it stands in a template, its properties resolved when asked for. */
export interface Declared {
  stack: string;
  logicalId: string;
  type: string;
  place: Place;
  property(name: string): unknown;
  /** The explicit name, or one made of stack and logical id, not longer than `max`. */
  name(property: string, max?: number): string;
  arn(service: string, rest: string): string;
  /** An ARN without a region, as IAM's are. */
  globalArn(service: string, rest: string): string;
  /** Folder of the asset under that key of the asset bucket. */
  asset(objectKey: string): string | undefined;
  /** What the template says beside the properties, as it stands there. */
  metadata(name: string): unknown;
}
/** How one CloudFormation type is known: its names, the properties that we use, and what it adds to the cloud. */
export interface Part<Properties> {
  /** What `Ref` gives. */
  ref(resource: Declared): string;
  /** What `Fn::GetAtt` gives. */
  attributes?: Record<string, (resource: Declared) => string>;
  /** Strict: a property that is not in it fails by name. */
  properties: z.ZodType<Properties>;
  add?(properties: Properties, resource: Declared, blueprint: Blueprint): void;
}
/** Keeps `Properties` inferred within a part while a table can hold parts of all kinds. */
export const part = <Properties>(definition: Part<Properties>): AnyPart => ({
  ref: definition.ref,
  attributes: definition.attributes ?? {},
  add(properties, resource, blueprint) {
    const parsed = definition.properties.safeParse(properties);
    if (!parsed.success)
      return parsed.error.issues.map((issue) => [issue.path.map(String).join('.'), issue.message].join(': '));
    definition.add?.(parsed.data, resource, blueprint);
    return [];
  },
});
export interface AnyPart {
  ref(resource: Declared): string;
  attributes: Record<string, (resource: Declared) => string>;
  /** Returns what it cannot support, property by property. */
  add(properties: unknown, resource: Declared, blueprint: Blueprint): string[];
}

/** A stable id out of where a resource stands, so that what lies on disk fits after a restart. */
export const stableId = (resource: Declared, length: number): string =>
  createHash('sha256').update(`${resource.stack}/${resource.logicalId}`).digest('hex').slice(0, length);

export const stableUuid = (resource: Declared): string =>
  stableId(resource, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
