import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { BusEvent } from '@huiyin/contracts';
import { callbackClosedOf, eventOf } from '@huiyin/testing';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { redriveLetters } from './redrive-letters.ts';

const URL_OF_QUEUE = 'https://queue/dead';
const sqs = mockClient(SQSClient);
/** What happened, in order: the events published and the letters deleted. */
let happened: string[] = [];
let letters: Message[] = [];

beforeEach(() => {
  happened = [];
  letters = [];
  sqs.reset();
  sqs.on(ReceiveMessageCommand).callsFake(() => ({ Messages: letters.slice(0, 10) }));
  sqs.on(DeleteMessageCommand).callsFake(({ ReceiptHandle }) => {
    happened.push(`deleted ${ReceiptHandle}`);
    letters = letters.filter((letter) => letter.ReceiptHandle !== ReceiptHandle);
    return {};
  });
});

const lie = (...bodies: string[]) => {
  letters = bodies.map((Body) => ({ MessageId: Body, ReceiptHandle: Body, Body }));
};

/** Letters called `bad…` cannot be read, those called `empty…` say nothing, all others say one event. */
const redrive = (takes: (id: string) => boolean = () => true) =>
  redriveLetters({
    sqs: new SQSClient(),
    url: URL_OF_QUEUE,
    eventsOf: (letter) => {
      if (letter.startsWith('bad')) return undefined;
      return letter.startsWith('empty')
        ? []
        : [{ ...eventOf('callback.closed', callbackClosedOf()), id: letter }];
    },
    publish: async (events: readonly BusEvent[]) => {
      const refused = events.filter(({ id }) => !takes(id));
      for (const event of events) if (!refused.includes(event)) happened.push(`published ${event.id}`);
      return refused;
    },
  });

describe('a relay’s dead letter', () => {
  test('is deleted after its event was published, and not before', async () => {
    lie('a', 'b');
    expect(await redrive()).toEqual({ published: 2, unreadable: 0 });
    expect(happened).toEqual(['published a', 'deleted a', 'published b', 'deleted b']);
  });

  test('stays when the bus does not take its event', async () => {
    lie('a', 'b');
    await expect(redrive((id) => id !== 'b')).rejects.toMatchObject({ code: 'events-not-taken' });
    expect(happened).toEqual(['published a', 'deleted a']);
    expect(letters.map(({ Body }) => Body)).toEqual(['b']);
  });

  test('stays when it cannot be read or says nothing, and holds up no other', async () => {
    lie('bad', 'empty', 'a');
    expect(await redrive()).toEqual({ published: 1, unreadable: 2 });
    expect(letters.map(({ Body }) => Body)).toEqual(['bad', 'empty']);
  });

  test('is published again by the next run when it was published but not deleted', async () => {
    lie('a');
    sqs.on(DeleteMessageCommand).rejectsOnce(new Error('out of reach'));
    await expect(redrive()).rejects.toThrow();
    expect(letters).toHaveLength(1);
  });

  test('is read with all others, however many receives that takes', async () => {
    lie(...Array.from({ length: 25 }, (_, index) => `letter-${index}`));
    expect(await redrive()).toEqual({ published: 25, unreadable: 0 });
    expect(letters).toEqual([]);
  });
});
