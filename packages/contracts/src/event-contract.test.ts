import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eventContract, readEventData } from './event-contract.ts';
import { EVENTS, type EventName, parseEvent } from './events.ts';

const today = eventContract({
  source: 'test',
  version: 2,
  data: z.strictObject({ orderId: z.string(), team: z.string() }),
  example: { orderId: 'WO-1', team: 'repair-1' },
  before: {
    data: z.strictObject({ orderId: z.string(), crew: z.string() }),
    example: { orderId: 'WO-1', crew: 'repair-1' },
    upcast: (data) => {
      const { orderId, crew } = z.object({ orderId: z.string(), crew: z.string() }).parse(data);
      return { orderId, team: crew };
    },
  },
});

describe('an event is read', () => {
  it('in its newest version, passing over what newer code added', () => {
    expect(readEventData(today, 2, { orderId: 'WO-1', team: 'repair-1', urgency: 'high' })).toEqual(
      today.example,
    );
  });

  it('in the version before, brought up to date', () => {
    expect(readEventData(today, 1, { ...Object(today.before?.example), shift: 'late' })).toEqual(
      today.example,
    );
  });

  it('in a version newer than the reader, which adds and takes nothing away', () => {
    expect(readEventData(today, 3, { ...today.example, person: 'LG1043' })).toEqual(today.example);
  });

  it('not in a version older than the one before', () => {
    expect(() => readEventData({ ...today, version: 3 }, 1, { orderId: 'WO-1' })).toThrow(z.ZodError);
  });

  it('not with a known field amiss, whatever its version', () => {
    for (const version of [1, 2, 3])
      expect(() => readEventData(today, version, { team: 7 })).toThrow(z.ZodError);
  });
});

describe('the published examples', () => {
  // The keys are the names of events; Object.keys only widens their type.
  const names = Object.keys(EVENTS) as EventName[];

  it.each(names)('%s is read by its consumers', (name) => {
    const { version, example, source } = EVENTS[name];
    const event = {
      id: `test/1/1/${name}`,
      name,
      contract: version,
      branch: 'longgang',
      at: '2026-10-06T02:00:00.000Z',
      traceId: 'trace-1',
      aggregate: { type: 'test', id: '1', version: 1 },
      data: example,
    };
    expect(parseEvent([name], event)).toEqual(event);
    expect(source).toMatch(/^[a-z]+$/);
  });
});
