import { concern, EVENTS, INLET_DETAIL_TYPE, sourceOf } from '@huiyin/contracts';
import { SURFACES } from '@huiyin/services';
import { doorsOf, eventsReadBy, namesOf } from '@huiyin/surface';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { templateOf } from './office-template.ts';
import { spellOut } from './spell-out.ts';

const office = templateOf(longgang());
const names = namesOf('longgang');

const rule = z.object({
  EventBusName: z.unknown(),
  EventPattern: z.unknown(),
  State: z.literal('ENABLED'),
  Targets: z.array(
    z.object({ Arn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }), Id: z.string() }),
  ),
});

/** What leads from a bus to a queue; each rule has one target. */
const wires = office.of('AWS::Events::Rule').map(({ stack, properties }) => {
  const { EventBusName, EventPattern, Targets } = rule.parse(properties);
  expect(Targets).toHaveLength(1);
  return {
    bus: spellOut(office, stack, EventBusName),
    pattern: EventPattern,
    queue: spellOut(office, stack, Targets[0]?.Arn),
    deadLetters: spellOut(office, stack, Targets[0]?.DeadLetterConfig.Arn),
  };
});

const wanted = doorsOf(SURFACES).flatMap(({ service, name, door }) => {
  if (door.kind !== 'queue') return [];
  const to = {
    queue: `${names.queue(service, name)}.Arn`,
    deadLetters: `${names.deadLetters(service, name)}.Arn`,
  };
  if (door.reads === 'inlet')
    return [{ bus: names.inletBus, pattern: { 'detail-type': [INLET_DETAIL_TYPE] }, ...to }];
  return eventsReadBy(door).map(({ event, where }) => ({
    bus: names.mainBus,
    pattern: {
      source: [sourceOf(event)],
      'detail-type': [event],
      ...(where && {
        detail: {
          // In the words of EventBridge.
          data: Object.fromEntries(
            Object.entries(where).map(([field, values]) => [
              field,
              values === 'there' ? [{ exists: true }] : values,
            ]),
          ),
        },
      }),
    },
    ...to,
  }));
});

const inOrder = (list: readonly object[]): readonly string[] =>
  list.map((each) => JSON.stringify(each)).sort();

describe('rules', () => {
  test('bring every queue what its door reads, those data that it asks for, and nothing else', () => {
    expect(inOrder(wires)).toEqual(inOrder(wanted));
  });

  test('let every event that a service says be heard by somebody', () => {
    const heard = doorsOf(SURFACES).flatMap(({ door }) =>
      door.kind === 'queue' ? eventsReadBy(door).map(({ event }) => event) : [],
    );
    expect([...new Set(heard)].sort()).toEqual(Object.keys(EVENTS).sort());
  });

  test('no door reads an event twice', () => {
    for (const { door } of doorsOf(SURFACES)) {
      const read = door.kind === 'queue' ? eventsReadBy(door).map(({ event }) => event) : [];
      expect(read).toEqual([...new Set(read)]);
    }
  });

  test('bring complaint’s inbox callbacks with any concern, and no others', () => {
    const closed = wires.filter(
      ({ queue, pattern }) =>
        queue === `${names.queue('complaint', 'inbox')}.Arn` &&
        JSON.stringify(pattern).includes('"callback.closed"'),
    );
    expect(closed.map(({ pattern }) => pattern)).toEqual([
      expect.objectContaining({ detail: { data: { concernsSaid: concern.options } } }),
    ]);
  });
});
