import type { BucketDefinition } from '../../played/buckets/buckets.ts';
import type { BusDefinition, BusRule } from '../../played/bus/buses.ts';
import type { Pattern } from '../../played/bus/pattern.ts';
import type { QueueMappingDefinition } from '../../played/event-sources/queue-mapping.ts';
import type { StreamMappingDefinition } from '../../played/event-sources/stream-mapping.ts';
import type { ApiDefinition } from '../../played/http-api/api.ts';
import type { AccessQuestion, PolicyStatement } from '../../played/iam/policy.ts';
import type { KeyDefinition } from '../../played/kms/keys.ts';
import type { AsyncDefinition } from '../../played/lambda/async-calls.ts';
import type { FunctionDefinition } from '../../played/lambda/lambda-function.ts';
import type { QueueDefinition } from '../../played/queues/queue-definition.ts';
import type { ScheduleDefinition } from '../../played/schedules/schedule.ts';
import type { PlayedTable } from '../../played/tables/table.ts';

/** A wire of the template that AWS would refuse at run time; checked when the template is loaded. */
export interface Wire {
  /** `order-placed -> orders queue` */
  name: string;
  /** the role that must be allowed, or the resource whose own policy must allow */
  by: { role: string } | { functionName: string } | { resource: string };
  question: AccessQuestion;
}

/** What the templates say, before anything runs: plain values. Grown by the parts, one resource after the other. */
export interface Blueprint {
  /** of the first stack; all stacks of one cloud lie in one account and region */
  place: { account: string; region: string; partition: string };
  tables: PlayedTable[];
  functions: FunctionDefinition[];
  asyncCalls: AsyncDefinition[];
  streamMappings: StreamMappingDefinition[];
  queueMappings: QueueMappingDefinition[];
  queues: QueueDefinition[];
  buses: BusDefinition[];
  /** bus name -> patterns of its archives */
  archives: Map<string, Pattern[]>;
  rules: BusRule[];
  schedules: ScheduleDefinition[];
  apis: ApiDefinition[];
  buckets: BucketDefinition[];
  keys: KeyDefinition[];
  aliases: { name: string; keyId: string }[];
  /** role name -> statements of all its policies */
  roles: Map<string, PolicyStatement[]>;
  /** ARN of a queue, bus or function -> statements of its own policy */
  resourcePolicies: Map<string, PolicyStatement[]>;
  wires: Wire[];
  /** stack -> output -> value */
  outputs: Record<string, Record<string, string>>;
}

export const emptyBlueprint = (place: Blueprint['place']): Blueprint => ({
  place,
  tables: [],
  buckets: [],
  functions: [],
  asyncCalls: [],
  streamMappings: [],
  queueMappings: [],
  queues: [],
  buses: [{ name: 'default', arn: '', archives: [] }],
  archives: new Map(),
  rules: [],
  schedules: [],
  apis: [],
  keys: [],
  aliases: [],
  roles: new Map(),
  resourcePolicies: new Map(),
  wires: [],
  outputs: {},
});

/** Adds statements under a role or a resource. */
export const grant = (
  to: Map<string, PolicyStatement[]>,
  name: string,
  statements: readonly PolicyStatement[],
): void => void to.set(name, [...(to.get(name) ?? []), ...statements]);

export const roleNameOf = (roleArn: string): string => roleArn.slice(roleArn.lastIndexOf('/') + 1);
