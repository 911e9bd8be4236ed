import { EVENTS, type EventData } from '@huiyin/contracts';
import { callbackClosedOf, eventOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { surface } from '../surface.ts';
import { complaintCaseOf } from '../testing/facts.ts';
import { dayChangedBy, factOf } from './facts.ts';

const EVENTS_READ = surface.doors.inbox.reads;

const envelope = 's'.repeat(40);

describe('a fact', () => {
  it('of a callback holds neither the customer nor the words, and everything else', () => {
    const closed = callbackClosedOf({
      concerns: ['complaint'],
      customer: { customerKey: 'k'.repeat(22), numbersKey: 'n'.repeat(22), sealedContact: envelope },
      sealedWords: envelope,
    });
    const { customer, sealedWords, ...rest } = closed;
    expect(factOf(eventOf('callback.closed', closed, { version: 7 }))).toEqual({
      kind: 'callback',
      fact: { ...rest, sourceVersion: 7 },
    });
  });

  it('of a second callback holds no words', () => {
    const data = EVENTS['second-callback.closed'].data.parse(EVENTS['second-callback.closed'].example);
    const fact = factOf(
      eventOf('second-callback.closed', { ...data, sealedWords: envelope }, { version: 7 }),
    );
    expect(fact).toEqual({ kind: 'second-callback', fact: { ...data, sourceVersion: 7 } });
  });

  it('of a population is all that was counted, and changes its day', () => {
    const data = EVENTS['population.counted'].data.parse(EVENTS['population.counted'].example);
    const fact = factOf(eventOf('population.counted', data, { version: 7 }));
    expect(fact).toEqual({ kind: 'population', fact: { ...data, sourceVersion: 7 } });
    expect(dayChangedBy(fact)).toBe(data.day);
  });

  it('of a sampling key is what was committed to, and changes no day', () => {
    const data = EVENTS['sampling-key.committed'].data.parse(EVENTS['sampling-key.committed'].example);
    const fact = factOf(eventOf('sampling-key.committed', data, { version: 7 }));
    expect(fact).toEqual({ kind: 'sampling-key', fact: { ...data, sourceVersion: 7 } });
    expect(dayChangedBy(fact)).toBeUndefined();
  });

  it('of a case changes no day', () => {
    expect(dayChangedBy(factOf(eventOf('complaint.raised', complaintCaseOf())))).toBeUndefined();
  });

  it('of a case holds its state and not its owner, whatever happened to it', () => {
    for (const name of EVENTS_READ.filter((each) => each.startsWith('complaint.'))) {
      const { owner, ...rest } = complaintCaseOf({ owner: 'officer-01' });
      const event = eventOf<typeof name>(name, complaintCaseOf({ owner }) as EventData<typeof name>, {
        version: 7,
      });
      expect(factOf(event)).toEqual({ kind: 'complaint', fact: { ...rest, sourceVersion: 7 } });
    }
  });

  it.each(EVENTS_READ)('is made of the published example of %s', (name) => {
    const data = EVENTS[name].data.parse(EVENTS[name].example);
    // The example was parsed by the contract of this very name.
    const event = eventOf<typeof name>(name, data as EventData<typeof name>);
    const fact = factOf(event);
    const day = {
      callback: '2026-10-06',
      'second-callback': '2026-10-09',
      population: '2026-10-05',
      complaint: undefined,
      'sampling-key': undefined,
      topic: undefined,
    };
    expect(dayChangedBy(fact)).toBe(day[fact.kind]);
  });
});
