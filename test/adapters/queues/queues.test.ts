import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { letterBox } from '@huiyin/bootstrap';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, engines } from './start-engines.ts';

type Name = 'work' | 'dead' | 'late';

/** The same sequences on both engines, through the SDK: what our doors and our CLI do with a queue. */
describe.each(Object.entries(engines))('a queue of %s', (name, start) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine.stop());

  const send = (name: Name, body: string) =>
    engine.client.send(new SendMessageCommand({ QueueUrl: engine.urlOf(name), MessageBody: body }));
  const receive = async (name: Name, max = 10): Promise<Message[]> => {
    const { Messages = [] } = await engine.client.send(
      new ReceiveMessageCommand({
        QueueUrl: engine.urlOf(name),
        MaxNumberOfMessages: max,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  };
  const release = (name: Name, { ReceiptHandle }: Message) =>
    engine.client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: engine.urlOf(name),
        ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
  const remove = (name: Name, { ReceiptHandle }: Message) =>
    engine.client.send(new DeleteMessageCommand({ QueueUrl: engine.urlOf(name), ReceiptHandle }));
  const depth = async (name: Name): Promise<(string | undefined)[]> => {
    const { Attributes = {} } = await engine.client.send(
      new GetQueueAttributesCommand({ QueueUrl: engine.urlOf(name), AttributeNames: ['All'] }),
    );
    return [
      Attributes.ApproximateNumberOfMessages,
      Attributes.ApproximateNumberOfMessagesNotVisible,
      Attributes.ApproximateNumberOfMessagesDelayed,
    ];
  };

  test('hands out what was sent, with its attributes, and forgets what is deleted', async () => {
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: '回访' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
    };
    await engine.client.send(
      new SendMessageCommand({ QueueUrl: engine.urlOf('work'), MessageBody: 'a', MessageAttributes }),
    );
    const [message] = await receive('work');
    expect(message?.Body).toBe('a');
    expect(message?.Attributes?.ApproximateReceiveCount).toBe('1');
    expect(message?.MessageAttributes?.['kind']?.StringValue).toBe('回访');
    expect(message?.MessageAttributes?.['raw']?.BinaryValue).toEqual(new Uint8Array([1, 2]));
    expect(await depth('work')).toEqual(['0', '1', '0']);
    if (message) await remove('work', message);
    expect(await depth('work')).toEqual(['0', '0', '0']);
  });

  test('takes and deletes in batches of up to ten', async () => {
    const Entries = Array.from({ length: 10 }, (_item, index) => ({
      Id: `m${index}`,
      MessageBody: String(index),
    }));
    const QueueUrl = engine.urlOf('work');
    const { Successful = [] } = await engine.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(Successful).toHaveLength(10);
    const tooMany = [...Entries, { Id: 'm10', MessageBody: '10' }];
    await expect(
      engine.client.send(new SendMessageBatchCommand({ QueueUrl, Entries: tooMany })),
    ).rejects.toThrow();
    const messages = await receive('work');
    expect(messages.map(({ Body }) => Body)).toEqual(Entries.map(({ MessageBody }) => MessageBody));
    const handles = messages.map(({ ReceiptHandle }, index) => ({
      Id: `d${index}`,
      ReceiptHandle: ReceiptHandle ?? '',
    }));
    await engine.client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: handles }));
    expect(await depth('work')).toEqual(['0', '0', '0']);
  });

  test('gives a released message again, counted, and buries it after its last permitted receive', async () => {
    await send('work', 'poison');
    for (const count of ['1', '2']) {
      const [message] = await receive('work');
      expect([message?.Body, message?.Attributes?.ApproximateReceiveCount]).toEqual(['poison', count]);
      if (message) await release('work', message);
    }
    expect(await receive('work')).toEqual([]);
    expect(await depth('work')).toEqual(['0', '0', '0']);
    const [dead] = await receive('dead');
    expect(dead?.Body).toBe('poison');
    if (dead) await remove('dead', dead);
  });

  test('keeps a delayed message back', async () => {
    await send('late', 'later');
    expect(await receive('late')).toEqual([]);
    expect(await depth('late')).toEqual(['0', '0', '1']);
  });

  describe('as a box of dead letters', () => {
    const box = () => letterBox(engine.client, { dead: 'dead', source: 'work' });
    const ids = async (): Promise<string[]> => (await box().look(50)).map(({ body }) => body).sort();

    test('is looked into without taking anything out, however many lie there', async () => {
      const bodies = Array.from({ length: 12 }, (_item, index) => `dead-${10 + index}`);
      for (const body of bodies) await send('dead', body);
      expect(await ids()).toEqual(bodies);
      expect(await box().counts()).toMatchObject({ waiting: 12, held: 0, keptSeconds: 345_600 });
      const [first] = await box().look(1);
      expect(first).toMatchObject({ body: 'dead-10', attributes: {} });
      expect(Math.abs((first?.sentAtMs ?? 0) - Date.now())).toBeLessThan(60_000);
    });

    test('gives one letter back to its queue, or takes it away, and lets the others lie', async () => {
      const [one, other] = await box().look(2);
      await box().hold(one?.letterId ?? '', 50, async (letter) => {
        await letter.sendBack();
        await letter.remove();
      });
      await box().hold(other?.letterId ?? '', 50, (letter) => letter.remove());
      expect((await ids()).length).toBe(10);
      const [back] = await receive('work');
      expect(back?.Body).toBe(one?.body);
      if (back) await remove('work', back);
    });

    test('holds a letter that is worked on, and puts it back when that fails', async () => {
      const [one] = await box().look(1);
      const id = one?.letterId ?? '';
      const failing = box().hold(id, 50, async () => {
        expect(await box().hold(id, 50, async () => 'mine')).toBeUndefined();
        throw new Error('the table is out of reach');
      });
      await expect(failing).rejects.toThrow('out of reach');
      expect(await box().hold(id, 50, async () => 'mine')).toBe('mine');
    });

    test('looks for a letter among the first so many only', async () => {
      const last = (await box().look(50)).at(-1);
      expect(await box().hold(last?.letterId ?? '', 3, async () => 'mine')).toBeUndefined();
      expect(await box().hold('nobody', 50, async () => 'mine')).toBeUndefined();
    });

    test('of notes sends nothing anywhere', async () => {
      const notes = letterBox(engine.client, { dead: 'dead' });
      await expect(notes.sendAllBack()).rejects.toMatchObject({ code: 'letter-goes-nowhere' });
      const [one] = await notes.look(1);
      const sending = notes.hold(one?.letterId ?? '', 50, (letter) => letter.sendBack());
      await expect(sending).rejects.toMatchObject({ code: 'letter-goes-nowhere' });
    });

    // The other emulator knows no moves.
    if (name === 'local-cloud')
      test('sends all of them back at once', async () => {
        expect(await box().sendAllBack()).toBe(true);
        await expect.poll(async () => (await depth('work'))[0]).toBe('10');
        for (const message of await receive('work')) await remove('work', message);
        expect(await ids()).toEqual([]);
      });
  });

  test('that does not exist is an error of its own name', async () => {
    const QueueUrl = engine.urlOf('work').replace('work', 'none');
    await expect(
      engine.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' })),
    ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});
