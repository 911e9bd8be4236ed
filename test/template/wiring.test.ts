import { PAGE } from '@huiyin/infra/bundle';
import { SURFACES } from '@huiyin/services';
import {
  doorsOf,
  isRelayed,
  LAYOUT,
  letterQueuesOf,
  namesOf,
  resourcesOf,
  VARIABLES,
  writeLetterQueues,
} from '@huiyin/surface';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Resource, targetOf, templateOf } from './office-template.ts';
import { spellOut } from './spell-out.ts';

const office = templateOf(longgang());
const names = namesOf('longgang');
const everyDoor = doorsOf(SURFACES);
const functions = office.of('AWS::Lambda::Function');
const queues = office.of('AWS::SQS::Queue');
const mappings = office.of('AWS::Lambda::EventSourceMapping');

const shape = z.object({
  FunctionName: z.string(),
  Timeout: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});
const nameOf = ({ properties }: Resource): string => shape.parse(properties).FunctionName;
const functionOf = (stack: string, reference: unknown): Resource | undefined =>
  functions.find((each) => each.stack === stack && each.id === targetOf(reference));

describe('functions', () => {
  test('are exactly the doors of the services, and the one that serves the workbench', () => {
    expect(functions.map(nameOf).sort()).toEqual(
      [...everyDoor, PAGE].map(({ service, name }) => names.function(service, name)).sort(),
    );
  });

  test('that serve the workbench know where people sign in and where files are put, and nothing else', () => {
    const page = functions.find((each) => nameOf(each) === names.function(PAGE.service, PAGE.name));
    const { Variables } = shape.parse(page?.properties).Environment;
    expect(Object.keys(Variables).sort()).toEqual([
      'BUCKET_ORIGINS',
      'SIGN_IN_CLIENT',
      'SIGN_IN_ISSUER',
      'SIGN_IN_ORIGINS',
    ]);
  });

  test.each(everyDoor)(
    '$service $name finds in its environment the parts that it uses, and no others',
    ({ service, name, door }) => {
      const named = {
        table: names.table(service),
        keysTable: names.table('keys'),
        kmsKey: 'AWS::KMS::Key',
        evidence: 'AWS::S3::Bucket.RegionalDomainName',
        bus: names.mainBus,
        queue: names.queue(service, name),
        deadLetters: names.deadLetters(service, name),
        everyDeadLetter: writeLetterQueues(letterQueuesOf(SURFACES)),
      };
      const found = functions.find((each) => nameOf(each) === names.function(service, name));
      const { Variables } = shape.parse(found?.properties).Environment;
      const spelled = Object.entries(Variables).map(([variable, value]) => [
        variable,
        spellOut(office, found?.stack ?? '', value),
      ]);
      expect(Object.fromEntries(spelled)).toEqual(
        Object.fromEntries(resourcesOf(door).map((part) => [VARIABLES[part], named[part]])),
      );
    },
  );

  test('have no name longer than AWS takes, however long the branch', () => {
    const longest = namesOf('b'.repeat(36));
    expect(
      Math.max(...everyDoor.map(({ service, name }) => longest.function(service, name).length)),
    ).toBeLessThanOrEqual(64);
  });
});

describe('what a branch takes of its account', () => {
  const reservedOf = (functions: readonly Resource[]) =>
    Object.fromEntries(
      functions.map((each) => [
        nameOf(each).replace('huiyin-longgang-', ''),
        each.properties.ReservedConcurrentExecutions,
      ]),
    );

  test('is reserved door by door, as much as its queue may use, and four branches fit into a usual account', () => {
    const reserved = reservedOf(functions);
    const wanted = [
      ...everyDoor.map(({ service, name, door }) => [
        `${service}-${name}`,
        ('workersMax' in door ? door.workersMax : undefined) ??
          { queue: 10, api: 20, clock: 2, relay: 5, fold: 5 }[door.kind],
      ]),
      [`${PAGE.service}-${PAGE.name}`, 10],
    ];
    expect(reserved).toEqual(Object.fromEntries(wanted));
    const sum = Object.values(reserved).reduce<number>((total, each) => total + Number(each), 0);
    // Lambda keeps a hundred of an account's thousand for functions without a share.
    expect(4 * sum).toBeLessThanOrEqual(1000 - 100);
  });

  test('of a queue is never more than its function may run at once', () => {
    for (const { stack, properties } of mappings) {
      const { ScalingConfig } = z
        .object({ ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional() })
        .parse(properties);
      const reads = functionOf(stack, properties.FunctionName)?.properties.ReservedConcurrentExecutions;
      if (ScalingConfig) expect(ScalingConfig.MaximumConcurrency).toBe(reads);
    }
  });

  test('is not reserved where the branch’s file says so', () => {
    const shared = templateOf({
      ...longgang(),
      limits: { reserveConcurrency: false, callsPerSecond: 100 },
    });
    const reserved = Object.values(reservedOf(shared.of('AWS::Lambda::Function')));
    expect(new Set(reserved)).toEqual(new Set([undefined]));
  });
});

describe('queues', () => {
  const redrive = z.object({
    RedrivePolicy: z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.literal(5) }),
  });
  const isDead = ({ properties }: Resource) => String(properties.QueueName).endsWith('-dead');

  test('have dead letters in their own stack, or are dead letters', () => {
    for (const queue of queues.filter((each) => !isDead(each))) {
      const dead = targetOf(redrive.parse(queue.properties).RedrivePolicy.deadLetterTargetArn);
      expect(
        queues.filter((each) => isDead(each) && each.stack === queue.stack && each.id === dead),
      ).toHaveLength(1);
    }
  });

  test('are encrypted and take nothing over an open line', () => {
    for (const queue of queues) {
      expect(queue.properties.SqsManagedSseEnabled).toBe(true);
      const policies = office
        .of('AWS::SQS::QueuePolicy')
        .filter(
          ({ stack, properties }) =>
            stack === queue.stack && JSON.stringify(properties.Queues).includes(`"${queue.id}"`),
        );
      expect(JSON.stringify(policies)).toContain('"aws:SecureTransport":"false"');
    }
  });

  test('keep what waits for a person for fourteen days, the longest there is: a holiday week loses nothing', () => {
    expect(new Set(queues.map(({ properties }) => properties.MessageRetentionPeriod))).toEqual(
      new Set([14 * 86_400]),
    );
  });

  test('give a worker six times its timeout', () => {
    const workers = mappings.filter(({ properties }) => properties.StartingPosition === undefined);
    expect(workers).toHaveLength(queues.filter((each) => !isDead(each)).length);
    for (const { stack, properties } of workers) {
      const queue = queues.find(
        (each) => each.stack === stack && each.id === targetOf(properties.EventSourceArn),
      );
      const worker = functionOf(stack, properties.FunctionName);
      expect(queue?.properties.VisibilityTimeout).toBeGreaterThanOrEqual(
        6 * shape.parse(worker?.properties).Timeout,
      );
    }
  });
});

describe('event source mappings', () => {
  const isFolding = ({ properties }: Resource): boolean => properties.TumblingWindowInSeconds !== undefined;

  test('report which items of a batch failed, each and every one; a window is tried again whole', () => {
    for (const mapping of mappings)
      expect(mapping.properties.FunctionResponseTypes).toEqual(
        isFolding(mapping) ? undefined : ['ReportBatchItemFailures'],
      );
  });

  test('fold the changes of what lies, or lay, in an index, in windows, and end among dead letters', () => {
    const folding = mappings.filter(isFolding);
    expect(folding.map(({ stack }) => stack)).toEqual([names.stack('callback')]);
    const isOpen = { i1pk: { S: [{ exists: true }] } };
    expect(folding[0]?.properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      TumblingWindowInSeconds: 900,
      MaximumBatchingWindowInSeconds: 300,
      MaximumRetryAttempts: 100,
      DestinationConfig: { OnFailure: expect.anything() },
      FilterCriteria: {
        Filters: [
          { Pattern: JSON.stringify({ dynamodb: { NewImage: isOpen } }) },
          { Pattern: JSON.stringify({ dynamodb: { OldImage: isOpen } }) },
        ],
      },
    });
  });

  test('read a table’s stream from its beginning, halve what fails, and end among dead letters', () => {
    const streams = mappings.filter(
      (each) => each.properties.StartingPosition !== undefined && !isFolding(each),
    );
    expect(streams.map(({ stack }) => stack).sort()).toEqual(
      SURFACES.filter(isRelayed)
        .map(({ service }) => names.stack(service))
        .sort(),
    );
    for (const { stack, properties } of streams) {
      expect(properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 100,
        FilterCriteria: {
          Filters: [
            {
              Pattern: JSON.stringify({
                dynamodb: { NewImage: { [LAYOUT.news]: { BOOL: [{ exists: true }] } } },
              }),
            },
          ],
        },
      });
      const target = z
        .object({ DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }) })
        .parse(properties).DestinationConfig.OnFailure.Destination;
      expect(queues.some((each) => each.stack === stack && each.id === targetOf(target))).toBe(true);
    }
  });
});
