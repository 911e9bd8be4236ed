import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventContract } from '@huiyin/contracts';
import type { AggregateType } from '@huiyin/table';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { freeze, unreadable } from './frozen.ts';
import { itemShape, type Shapes, shapesNow } from './shapes.ts';

const releases = readdirSync(import.meta.dirname).filter((name) => /^\d+\.\d+\.\d+$/.test(name));

it('every release and today’s code read each other', async () => {
  const now = await shapesNow();
  expect(releases.flatMap((release) => unreadable(join(import.meta.dirname, release), now))).toEqual([]);
});

describe('a release that is frozen', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'huiyin-release-')), '1.0.0');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  it('has every event and item of today, and reads and is read by the same code', async () => {
    const now = await shapesNow();
    freeze(folder, now);
    expect(readdirSync(join(folder, 'events'))).toHaveLength(Object.keys(now.events).length);
    expect(readdirSync(join(folder, 'items'))).toEqual(Object.keys(now.items).sort());
    expect(unreadable(folder, now)).toEqual([]);
  });

  it('never changes', async () => {
    freeze(folder, { events: {}, items: { visit: {} } });
    freeze(`${folder}-other`, toy({}));
    expect(() => freeze(`${folder}-other`, toy({}))).toThrow('a release never changes');
  });

  interface Toy {
    readonly event?: z.ZodRawShape;
    readonly eventVersion?: number;
    readonly eventExample?: object;
    readonly state?: z.ZodRawShape;
    readonly stateExample?: object;
    readonly schemaVersion?: number;
    readonly before?: NonNullable<AggregateType<object>['before']>;
  }
  const text = z.string();
  const visit = { order: 'WO-1', sealed: 'AAAA' };
  /** One event and one item, changed as said. */
  const toy = ({ event, eventVersion = 1, eventExample, state, stateExample, ...rest }: Toy): Shapes => {
    const type: AggregateType<object> = {
      name: 'visit',
      schema: z.strictObject(state ?? { order: text, sealed: text }),
      idOf: () => 'id',
      keyOf: () => ({ pk: 'V', sk: 'V' }),
      binary: ['sealed'],
      ...rest,
    };
    return {
      events: {
        'visit.made': eventContract<z.ZodType>({
          source: 'visit',
          version: eventVersion,
          data: z.strictObject(event ?? { order: text }),
          example: eventExample ?? { order: 'WO-1' },
        }),
      },
      items: { visit: { visit: itemShape(type, stateExample ?? visit) } },
    };
  };

  it('and code with one field more that need not be there read each other', () => {
    freeze(folder, toy({}));
    const grown = toy({
      event: { order: text, team: text.optional() },
      eventExample: { order: 'WO-1', team: 'repair-1' },
      state: { order: text, sealed: text, team: text.optional() },
      stateExample: { ...visit, team: 'repair-1' },
    });
    expect(unreadable(folder, grown)).toEqual([]);
  });

  it.each<[string, Toy, string]>([
    [
      'an event that needs a new field',
      { event: { order: text, team: text }, eventExample: { order: 'WO-1', team: 'repair-1' } },
      'event visit.made 1 is not read by today’s code: ✖ Invalid input: expected string, received undefined → at team',
    ],
    [
      'an event that lost a field',
      { event: {}, eventExample: {} },
      'event visit.made 1 of today is not read by its code: ✖ Invalid input: expected string, received undefined → at order',
    ],
    [
      'an event two versions later',
      { eventVersion: 3 },
      'event visit.made 1 is not read by today’s code: ✖ version no longer read → at contract',
    ],
    [
      'an item that needs a new field',
      { state: { order: text, sealed: text, team: text }, stateExample: { ...visit, team: 'repair-1' } },
      'item visit/visit 1 is not read by today’s code: ✖ Invalid input: expected string, received undefined → at team',
    ],
    [
      'an item whose field is of another kind',
      {
        state: { order: z.int(), sealed: text },
        stateExample: { ...visit, order: 1 },
        schemaVersion: 2,
        before: {
          schema: z.strictObject({ order: text, sealed: text }),
          example: visit,
          upcast: (state) => ({ ...state, order: 1 }),
        },
      },
      'item visit/visit 1 of today is not read by its code: ✖ Invalid input: expected string, received number → at order',
    ],
  ])('holds against %s', (_, change, sentence) => {
    freeze(folder, toy({}));
    expect(unreadable(folder, toy(change))).toEqual([sentence]);
  });

  it('holds against an event and an item that are known no more', () => {
    freeze(folder, toy({}));
    expect(unreadable(folder, { events: {}, items: {} })).toEqual([
      'event visit.made 1 is known no more',
      'item visit/visit 1 is known no more',
    ]);
  });
});
