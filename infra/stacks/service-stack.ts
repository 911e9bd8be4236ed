import { isFolded, isRelayed, type ServiceDoor, type Surface } from '@huiyin/surface';
import type { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { apiDoor } from '../constructs/api-door.ts';
import { clockDoor } from '../constructs/clock-door.ts';
import type { CloudResources } from '../constructs/cloud-resources.ts';
import { evidenceBucket } from '../constructs/evidence-bucket.ts';
import { letterResources } from '../constructs/letter-resources.ts';
import { mailResources } from '../constructs/mail-resources.ts';
import { type OfficeTable, officeTable } from '../constructs/office-table.ts';
import { queueWorker } from '../constructs/queue-worker.ts';
import { streamFold } from '../constructs/stream-fold.ts';
import { streamRelay } from '../constructs/stream-relay.ts';
import { type GuardedOffice, officeStack } from '../office.ts';
import type { Foundation } from './foundation/foundation.ts';

export interface ServiceStack {
  readonly stack: Stack;
  /** The domain of its bucket for files that people hand over; absent: it has none. */
  readonly evidence?: string;
}

/** A service as its surface says: its table, and every door with what starts it, what it may do and who is woken. */
export function serviceStack(
  office: GuardedOffice,
  base: Foundation,
  surface: Surface,
  all: readonly Surface[],
): ServiceStack {
  const { service, purpose, doors } = surface;
  const stack = officeStack(office, service, purpose);
  const table = officeTable(stack, office, {
    owner: service,
    streams: isFolded(surface) ? 'new-and-old' : isRelayed(surface) ? 'new' : 'no',
    ...surface.table,
  });
  const isHandedFiles = Object.values(doors).some((door) => 'uses' in door && door.uses.evidence);
  const evidence = isHandedFiles ? evidenceBucket(stack, office, base.api.httpApi.apiEndpoint) : undefined;
  const looksAtLetters = Object.values(doors).some((door) => 'uses' in door && door.uses.everyDeadLetter);
  const parts = {
    table: table.part,
    ...(evidence && { evidence }),
    ...(looksAtLetters && letterResources(stack, office.names, all)),
  };
  for (const [name, door] of Object.entries(doors))
    addDoor(new Construct(stack, name), office, base, table, parts, { service, name, door });
  return { stack, ...(evidence && { evidence: evidence.name }) };
}

function addDoor(
  scope: Construct,
  office: GuardedOffice,
  { buses, api, keys }: Foundation,
  { table }: OfficeTable,
  parts: CloudResources,
  { service, name, door }: ServiceDoor,
): void {
  const mails = 'uses' in door ? door.uses.mails : undefined;
  const resources: CloudResources = {
    ...parts,
    ...keys,
    bus: buses.mainPart,
    ...(mails && mailResources(scope, mails(office.branch), office.names)),
  };
  switch (door.kind) {
    case 'queue':
      queueWorker(scope, office, buses, { service, name, door }, resources);
      break;
    case 'api':
      apiDoor(scope, office, api, { service, name, door }, resources);
      break;
    case 'clock':
      clockDoor(scope, office, { service, name, door }, resources);
      break;
    case 'relay':
      streamRelay(scope, office, { service, name, door }, table, resources);
      break;
    case 'fold':
      streamFold(scope, office, { service, name, door }, table, resources);
      break;
    default:
      door satisfies never;
  }
}
