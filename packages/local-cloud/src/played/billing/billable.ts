import type { Operation } from '@huiyin/dynamo-on-sqlite';
import { createMeter, type Meter } from '../../machine/meter.ts';

/** One billable thing that happened. `by`: the function that asked, if one did. */
export type Billable =
  | { kind: 'dynamodb'; by: string | undefined; operation: Operation }
  | { kind: 'stream'; table: string; records: number }
  | { kind: 'sqs'; by: string | undefined; queue: string; operation: string; requests: number }
  | { kind: 'event'; by: string | undefined; units: number }
  | { kind: 'archive'; bus: string; bytes: number }
  | { kind: 'invocation'; functionName: string; milliseconds: number; gigabyteSeconds: number }
  | { kind: 'http'; requests: number }
  | { kind: 'schedule' }
  | { kind: 'mail'; by: string | undefined; recipients: number }
  | { kind: 'kms'; by: string | undefined; operation: string };

/** Sums since the cloud started. Stream reads by triggers are counted but not billed by AWS. */
export interface MeterReading {
  dynamodb: {
    writeUnits: number;
    readUnits: number;
    byTable: Record<string, { writeUnits: number; readUnits: number }>;
  };
  streams: { batches: number; records: number };
  sqs: { requests: number };
  eventbridge: { events: number; archivedBytes: number };
  lambda: {
    invocations: number;
    gigabyteSeconds: number;
    byFunction: Record<string, { invocations: number; milliseconds: number }>;
  };
  http: { requests: number };
  scheduler: { invocations: number };
  ses: { messages: number };
  kms: { requests: number };
}
export type CloudMeter = Meter<Billable, MeterReading>;

const zero = (): MeterReading => ({
  dynamodb: { writeUnits: 0, readUnits: 0, byTable: {} },
  streams: { batches: 0, records: 0 },
  sqs: { requests: 0 },
  eventbridge: { events: 0, archivedBytes: 0 },
  lambda: { invocations: 0, gigabyteSeconds: 0, byFunction: {} },
  http: { requests: 0 },
  scheduler: { invocations: 0 },
  ses: { messages: 0 },
  kms: { requests: 0 },
});

function add(reading: MeterReading, b: Billable): void {
  switch (b.kind) {
    case 'dynamodb': {
      const { units, table } = b.operation;
      reading.dynamodb.byTable[table] ??= { writeUnits: 0, readUnits: 0 };
      for (const sum of [reading.dynamodb, reading.dynamodb.byTable[table]]) {
        sum.writeUnits += units.write;
        sum.readUnits += units.read;
      }
      return;
    }
    case 'stream':
      reading.streams.batches += 1;
      reading.streams.records += b.records;
      return;
    case 'sqs':
      reading.sqs.requests += b.requests;
      return;
    case 'event':
      reading.eventbridge.events += b.units;
      return;
    case 'archive':
      reading.eventbridge.archivedBytes += b.bytes;
      return;
    case 'invocation': {
      reading.lambda.invocations += 1;
      reading.lambda.gigabyteSeconds += b.gigabyteSeconds;
      reading.lambda.byFunction[b.functionName] ??= { invocations: 0, milliseconds: 0 };
      const own = reading.lambda.byFunction[b.functionName];
      if (own) {
        own.invocations += 1;
        own.milliseconds += b.milliseconds;
      }
      return;
    }
    case 'http':
      reading.http.requests += b.requests;
      return;
    case 'schedule':
      reading.scheduler.invocations += 1;
      return;
    case 'mail':
      reading.ses.messages += b.recipients;
      return;
    case 'kms':
      reading.kms.requests += 1;
  }
}

export const createCloudMeter = (): CloudMeter => createMeter(zero(), add);
