import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  defineSurface,
  doorsOf,
  type Environment,
  type EventNameRead,
  type EventRead,
  eventsReadBy,
  grantsOf,
  isRelayed,
  type KeyUse,
  readEnvironment,
} from './index.ts';

const surface = defineSurface({
  service: 'example',
  purpose: 'shows what follows from a surface',
  table: { expires: true },
  doors: {
    inbox: {
      kind: 'queue',
      reads: [{ event: 'callback.closed', where: { disposition: ['complete'] } }, 'customer.forgotten'],
      uses: { table: ['GetItem'], keys: { hashes: ['customer'] } },
      meaning: 'An example is missing.',
    },
    api: { kind: 'api', uses: { table: ['Query'] } },
    clock: { kind: 'clock', tasks: { count: ['07:00'] }, uses: {}, meaning: 'Nothing is counted.' },
    relay: { kind: 'relay' },
  },
});
const { inbox, api, clock, relay } = surface.doors;

describe('the environment of a door', () => {
  const variables = {
    TABLE_NAME: 'table',
    KEYS_TABLE_NAME: 'keys',
    KMS_KEY_ID: 'key',
    BUS_NAME: 'bus',
    DEAD_LETTER_URL: 'dead',
    PATH: 'elsewhere',
  };

  it('has one variable for each part that it uses, in its type as in its values', () => {
    const ofInbox: Environment<typeof inbox> = {
      TABLE_NAME: 'table',
      KEYS_TABLE_NAME: 'keys',
      KMS_KEY_ID: 'key',
    };
    const ofApi: Environment<typeof api> = { TABLE_NAME: 'table' };
    const ofRelay: Environment<typeof relay> = { BUS_NAME: 'bus', DEAD_LETTER_URL: 'dead' };
    expect(readEnvironment(inbox, variables)).toEqual(ofInbox);
    expect(readEnvironment(api, variables)).toEqual(ofApi);
    expect(readEnvironment(relay, variables)).toEqual(ofRelay);
    expect(readEnvironment(clock, variables)).toEqual({});
    expectTypeOf<keyof Environment<typeof clock>>().toEqualTypeOf<never>();
  });

  it('is refused when a variable is missing', () => {
    expect(() => readEnvironment(api, { TABLE_NAME: '' })).toThrow('TABLE_NAME');
    expect(() => readEnvironment(relay, { BUS_NAME: 'bus' })).toThrow('DEAD_LETTER_URL');
  });

  it('does not compile with a variable that the door does not use', () => {
    // @ts-expect-error: the api door uses no keys.
    expect(readEnvironment(api, variables).KMS_KEY_ID).toBeUndefined();
  });
});

describe('the events that a door reads', () => {
  it('are known to the compiler by name', () => {
    expectTypeOf<EventNameRead<typeof inbox>>().toEqualTypeOf<'callback.closed' | 'customer.forgotten'>();
  });

  it('are all of that name, or those whose data is so', () => {
    expect(eventsReadBy(inbox)).toEqual([
      { event: 'callback.closed', where: { disposition: ['complete'] } },
      { event: 'customer.forgotten' },
    ]);
    const flagged = { event: 'work-order.recorded', where: { abnormal: 'there' } } as const;
    expect(eventsReadBy({ ...inbox, reads: [flagged] })).toEqual([flagged]);
    expect(eventsReadBy({ ...inbox, reads: 'inlet' })).toEqual([]);
  });

  it('do not compile when nobody says them, or when their data has no such field or value', () => {
    const reading = (read: EventRead) => eventsReadBy({ ...inbox, reads: [read] });
    // @ts-expect-error: nobody says this.
    expect(reading('callback.imagined')).toHaveLength(1);
    // @ts-expect-error: a closed callback has no mood.
    expect(reading({ event: 'callback.closed', where: { mood: ['good'] } })).toHaveLength(1);
    // @ts-expect-error: no call ends like that.
    expect(reading({ event: 'callback.closed', where: { disposition: ['happily'] } })).toHaveLength(1);
    // @ts-expect-error: a door that reads nothing is none.
    expect(eventsReadBy({ ...inbox, reads: [] })).toEqual([]);
  });
});

describe('the permissions of a door', () => {
  // Of the configuration, these permissions ask for the branch's name only.
  const branch = { branch: 'longgang' } as Parameters<typeof grantsOf>[1];
  const log = { on: 'log', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'] };

  it('are to run, and to use what its surface names', () => {
    expect(grantsOf(api, branch)).toEqual([log, { on: 'table', actions: ['dynamodb:Query'] }]);
    expect(grantsOf(clock, branch)).toEqual([log, { on: 'deadLetters', actions: ['sqs:SendMessage'] }]);
  });

  it('on the key that wraps keys are for this branch and the purposes named', () => {
    const when = {
      StringEquals: {
        'kms:EncryptionContext:branch': ['longgang'],
        'kms:EncryptionContext:purpose': ['customer'],
      },
    };
    expect(grantsOf(inbox, branch).filter(({ on }) => on === 'kmsKey')).toEqual([
      { on: 'kmsKey', actions: ['kms:GenerateDataKeyWithoutPlaintext'], when },
      { on: 'kmsKey', actions: ['kms:Decrypt'], when },
    ]);
  });

  it('on the keys table are for the partitions of the purposes named, and entombing is the administrator’s', () => {
    const keysOf = (keys: KeyUse) =>
      grantsOf({ kind: 'api', uses: { keys } }, branch).flatMap(({ on, actions, when }) =>
        on === 'keysTable' ? [[actions, when?.['ForAllValues:StringEquals']]] : [],
      );
    const attributes = ['pk', 'sk', 'createdAt', 'publicKey', 'wrappedKey'];
    expect(keysOf({ hashes: ['customer'] })).toEqual([
      [['dynamodb:GetItem'], { 'dynamodb:LeadingKeys': ['KEY#customer'] }],
      [['dynamodb:PutItem'], { 'dynamodb:LeadingKeys': ['KEY#customer'], 'dynamodb:Attributes': attributes }],
    ]);
    expect(keysOf({ opens: ['contact'], administers: true })).toEqual([
      [
        ['dynamodb:GetItem', 'dynamodb:Query'],
        { 'dynamodb:LeadingKeys': ['KEY#contact', 'KEY#rejected', 'NEEDED#callback', 'NEEDED#complaint'] },
      ],
      [
        ['dynamodb:PutItem'],
        {
          'dynamodb:LeadingKeys': ['KEY#contact', 'KEY#rejected'],
          'dynamodb:Attributes': ['pk', 'sk', 'createdAt', 'destroyedAt'],
        },
      ],
    ]);
    expect(keysOf({ tellsNeedsAs: 'callback' })).toEqual([
      [['dynamodb:PutItem'], { 'dynamodb:LeadingKeys': ['NEEDED#callback'] }],
    ]);
  });
});

describe('a service', () => {
  it('is relayed when it has a relay door', () => {
    expect(isRelayed(surface)).toBe(true);
    expect(isRelayed({ ...surface, doors: { api } })).toBe(false);
  });

  it('lists its doors by name', () => {
    expect(doorsOf([surface]).map(({ service, name, door }) => [service, name, door.kind])).toEqual([
      ['example', 'inbox', 'queue'],
      ['example', 'api', 'api'],
      ['example', 'clock', 'clock'],
      ['example', 'relay', 'relay'],
    ]);
  });
});
