import { SURFACES } from '@huiyin/services';
import {
  doorsOf,
  type GrantCondition,
  type GrantedResource,
  grantsOf,
  indexAt,
  letterQueuesOf,
  namesOf,
  type Surface,
} from '@huiyin/surface';
import { longgang } from '@huiyin/testing';
import { NEED_TELLERS } from '@huiyin/vocabulary';
import { describe, expect, test } from 'vitest';
import { templateOf } from './office-template.ts';
import { spellOut } from './spell-out.ts';
import { type Statement, statementsOf, statementsTo } from './statements.ts';

const branch = longgang();
const office = templateOf(branch);
const names = namesOf(branch.branch);
const surfaces: readonly Surface[] = SURFACES;
const doors = office.of('AWS::Lambda::Function').map((resource) => ({
  door: String(resource.properties.FunctionName).replace('huiyin-longgang-', ''),
  statements: statementsTo(office, resource),
}));

const permission = (action: string, arn: string, when: GrantCondition): string => {
  const conditions = Object.entries(when).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `${operator} ${key} ${[...values].toSorted()}`),
  );
  return `${action} on ${arn} when ${conditions.toSorted().join(' and ')}`;
};
const queueArn = (name: string): string => `arn:AWS::Partition:sqs:${branch.region}:AWS::AccountId:${name}`;
/** Resources that are no text were kept as JSON. */
const readBack = (resource: string): unknown => (resource.startsWith('{') ? JSON.parse(resource) : resource);

const PURPOSE = 'kms:EncryptionContext:purpose';
const purposes = ({ Condition }: Statement): readonly string[] => Condition.StringEquals?.[PURPOSE] ?? ['*'];

const LEADING_KEYS = 'dynamodb:LeadingKeys';
const ATTRIBUTES = 'dynamodb:Attributes';

/** What is asked of every value of a statement's requests. */
const everyValue = ({ Condition }: Statement): Readonly<Record<string, readonly string[]>> =>
  Condition['ForAllValues:StringEquals'] ?? {};

/** Of the statements on the keys table. */
const onKeys = doors.flatMap(({ door, statements }) =>
  statements.flatMap((statement) => {
    const { [LEADING_KEYS]: partitions, [ATTRIBUTES]: attributes } = everyValue(statement);
    return partitions ? [{ door, actions: statement.Action, partitions, attributes }] : [];
  }),
);

/** Door by door, for which purposes it may do this. */
const mayBy = (action: string) =>
  Object.fromEntries(
    doors.flatMap(({ door, statements }) => {
      const found = statements.filter(({ Action }) => Action.includes(action)).flatMap(purposes);
      return found.length > 0 ? [[door, [...found].sort()]] : [];
    }),
  );
const doorsThatMay = (action: string) =>
  doors
    .filter(({ statements }) => statements.some(({ Action }) => Action.includes(action)))
    .map(({ door }) => door)
    .sort();

describe('grants', () => {
  test.each(doorsOf(SURFACES))(
    'of $service $name are those that follow from its surface, and no others',
    ({ service, name, door }) => {
      const { indexes = [] } = surfaces.find((each) => each.service === service)?.table ?? {};
      const table = names.table(service);
      const arns: Record<GrantedResource, readonly string[]> = {
        table: [`${table}.Arn`, ...indexes.map((_, at) => `${table}.Arn/index/${indexAt(at + 1).name}`)],
        keysTable: [`${names.table('keys')}.Arn`],
        kmsKey: ['AWS::KMS::Key.Arn'],
        evidence: ['AWS::S3::Bucket.Arn/*'],
        bus: [`${names.mainBus}.Arn`],
        deadLetters: [`${names.deadLetters(service, name)}.Arn`],
        queue: [`${names.queue(service, name)}.Arn`],
        log: [`${names.log(service, name)}.Arn`],
        stream: [`${table}.StreamArn`],
        streams: [`${table}.Arn/stream/*`],
        everyDeadLetter: letterQueuesOf(surfaces).map((each) =>
          queueArn(names.deadLetters(each.service, each.door)),
        ),
        everyQueue: letterQueuesOf(surfaces)
          .filter(({ sender }) => sender === 'queue')
          .map((each) => queueArn(names.queue(each.service, each.door))),
        senderAddress: [
          'identity/huiyin@longgang.example.com',
          'identity/longgang.example.com',
          'configuration-set/huiyin-longgang-mail',
        ].map((resource) => `arn:AWS::Partition:ses:${branch.region}:AWS::AccountId:${resource}`),
        mailPassword: [],
      };
      const wanted = grantsOf(door, branch).flatMap(({ on, actions, when = {} }) =>
        actions.flatMap((action) => arns[on].map((arn) => permission(action, arn, when))),
      );
      const stack = names.stack(service);
      const given = (doors.find((each) => each.door === `${service}-${name}`)?.statements ?? []).flatMap(
        ({ Action, Resource, Condition }) =>
          Action.flatMap((action) =>
            Resource.map((resource) =>
              permission(action, spellOut(office, stack, readBack(resource)), Condition),
            ),
          ),
      );
      expect(given.toSorted()).toEqual(wanted.toSorted());
    },
  );

  test('name what they are for: no wildcard but the list of a table’s streams, and the files of a bucket', () => {
    const wide = statementsOf(office).filter(
      ({ statement }) =>
        statement.Action.some((action) => action.includes('*')) ||
        statement.Resource.some((resource) => /\*(?!-)/.test(resource)),
    );
    const granted = wide.map(({ statement }) => statement.Action.join(' ')).toSorted();
    expect(granted).toEqual([
      ...Array.from({ length: 6 }, () => 'dynamodb:ListStreams'),
      's3:DeleteObject',
      's3:DeleteObject',
      's3:DeleteObject s3:GetObject s3:PutObject',
    ]);
  });

  test('let one door take letters off the queues of others, and put them back where they came from', () => {
    const taking = doors.filter(({ statements }) =>
      statements.some(
        ({ Action, Resource }) =>
          Action.includes('sqs:ReceiveMessage') && Resource.some((resource) => resource.includes('-dead')),
      ),
    );
    expect(taking.map(({ door }) => door)).toEqual(['intake-dead-letters']);
    expect(doorsThatMay('sqs:StartMessageMoveTask')).toEqual(['intake-dead-letters']);
    // It opens nothing, and reaches no key.
    expect(onKeys.filter(({ door }) => door === 'intake-dead-letters')).toEqual([]);
  });

  test('are policies of our own: no role carries one of AWS’s', () => {
    expect(office.of('AWS::IAM::Role').filter(({ properties }) => properties.ManagedPolicyArns)).toEqual([]);
  });

  test('let one door read the files of cases, and two more take them away', () => {
    expect(doorsThatMay('s3:GetObject')).toEqual(['complaint-api']);
    expect(doorsThatMay('s3:DeleteObject')).toEqual([
      'complaint-api',
      'complaint-forgetting',
      'complaint-inbox',
    ]);
  });

  test('let two doors open a contact, intake its rejected bodies, and others only the secrets they hash with', () => {
    expect(mayBy('kms:Decrypt')).toEqual({
      'callback-api': ['contact'],
      'callback-inbox': ['sampling'],
      'complaint-api': ['contact', 'customer', 'fingerprint'],
      'intake-api': ['customer', 'fingerprint', 'rejected'],
      'intake-inlet': ['customer', 'fingerprint'],
      'sampling-clock': ['sampling'],
      'sampling-inbox': ['sampling'],
    });
  });

  test('let those make key pairs who seal', () => {
    expect(mayBy('kms:GenerateDataKeyPairWithoutPlaintext')).toEqual({
      'callback-api': ['contact'],
      'complaint-api': ['contact'],
      'intake-api': ['contact', 'rejected'],
      'intake-inlet': ['contact', 'rejected'],
    });
  });

  test('ask every use of the key for this branch and a purpose', () => {
    for (const { statement } of statementsOf(office))
      if (statement.Action.some((action) => action.startsWith('kms:')))
        expect(statement.Condition).toEqual({
          StringEquals: { 'kms:EncryptionContext:branch': ['longgang'], [PURPOSE]: expect.any(Array) },
        });
  });

  test('name the purposes of every key that a door reaches in their table', () => {
    const reached = Object.groupBy(onKeys, ({ door }) => door);
    expect(
      Object.fromEntries(
        Object.entries(reached).map(([door, list = []]) => [
          door,
          [...new Set(list.flatMap(({ partitions }) => partitions))].sort(),
        ]),
      ),
    ).toEqual({
      'callback-api': ['KEY#contact', 'NEEDED#callback'],
      'callback-clock': ['NEEDED#callback'],
      'callback-inbox': ['KEY#sampling'],
      'complaint-api': ['KEY#contact', 'KEY#customer', 'KEY#fingerprint', 'NEEDED#complaint'],
      'complaint-clock': ['NEEDED#complaint'],
      'intake-api': [
        'KEY#contact',
        'KEY#customer',
        'KEY#fingerprint',
        'KEY#rejected',
        'NEEDED#callback',
        'NEEDED#complaint',
      ],
      'intake-clock': ['KEY#contact', 'KEY#rejected', 'NEEDED#callback', 'NEEDED#complaint'],
      'intake-inlet': ['KEY#contact', 'KEY#customer', 'KEY#fingerprint', 'KEY#rejected'],
      'sampling-clock': ['KEY#sampling'],
      'sampling-inbox': ['KEY#sampling'],
    });
  });

  test('let the administrator’s door and the clock of retention entomb a pair, and nobody a key that hashes', () => {
    const writing = onKeys.filter(
      ({ actions, partitions }) =>
        actions.includes('dynamodb:PutItem') && partitions.some((each) => each.startsWith('KEY#')),
    );
    const entombing = writing.filter(({ attributes }) => attributes?.includes('destroyedAt') ?? true);
    expect(entombing.map(({ door, partitions }) => [door, [...partitions].sort()])).toEqual([
      ['intake-api', ['KEY#contact', 'KEY#rejected']],
      ['intake-clock', ['KEY#contact', 'KEY#rejected']],
    ]);
    // Whoever entombs puts no other key in its place.
    for (const { attributes } of entombing)
      expect([...(attributes ?? [])].sort()).toEqual(['createdAt', 'destroyedAt', 'pk', 'sk']);
  });

  test('let a service tell which months its own open work needs, and whoever destroys months read it', () => {
    const on = (action: string) =>
      onKeys.flatMap(({ door, actions, partitions }) =>
        actions.includes(action)
          ? partitions.filter((each) => each.startsWith('NEEDED#')).map((each) => `${door} ${each}`)
          : [],
      );
    expect(on('dynamodb:PutItem').sort()).toEqual([
      'callback-api NEEDED#callback',
      'callback-clock NEEDED#callback',
      'complaint-api NEEDED#complaint',
      'complaint-clock NEEDED#complaint',
    ]);
    expect(on('dynamodb:GetItem').sort()).toEqual([
      'intake-api NEEDED#callback',
      'intake-api NEEDED#complaint',
      'intake-clock NEEDED#callback',
      'intake-clock NEEDED#complaint',
    ]);
    // Whoever opens contacts for work that may be open is asked.
    const opening = surfaces.filter(({ doors }) =>
      Object.values(doors).some((door) => 'uses' in door && door.uses.keys?.opens?.includes('contact')),
    );
    expect(opening.map(({ service }) => service).sort()).toEqual([...NEED_TELLERS].sort());
  });

  test('let relays publish and nobody else; let the briefing’s clock and the deadlines of complaints send mail and nobody else', () => {
    expect(doorsThatMay('events:PutEvents')).toEqual([
      'briefing-relay',
      'callback-relay',
      'complaint-relay',
      'intake-relay',
      'sampling-relay',
    ]);
    expect(doorsThatMay('ses:SendEmail')).toEqual(['briefing-clock', 'complaint-deadlines']);
  });

  test('let those read whole tables who must find a forgotten customer', () => {
    expect(doorsThatMay('dynamodb:Scan')).toEqual([
      'callback-forgetting',
      'complaint-forgetting',
      'intake-forgetting',
      'sampling-forgetting',
    ]);
  });

  test('let nobody delete or update part of an item, or write in batches and transactions', () => {
    const actions = new Set(statementsOf(office).flatMap(({ statement }) => statement.Action));
    expect([...actions].filter((action) => action.startsWith('dynamodb:')).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:DescribeStream',
      'dynamodb:GetItem',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:Scan',
    ]);
  });
});
