import { describe, expect, test } from 'vitest';
import { openState, type State } from '../../machine/state.ts';
import { answerSqs } from './protocol.ts';
import type { Queue } from './queue.ts';
import type { QueueDefinition } from './queue-definition.ts';
import { openQueues, type Queues } from './queues.ts';

const definition = (name: string, more: Partial<QueueDefinition> = {}): QueueDefinition => ({
  name,
  arn: name,
  url: name,
  visibilitySeconds: 30,
  retentionSeconds: 4 * 86_400,
  delaySeconds: 0,
  maximumBytes: 1_048_576,
  redrive: undefined,
  ...more,
});
function open(state: State = openState(':memory:')): {
  queues: Queues;
  work: Queue;
  dead: Queue;
  state: State;
  at: { now: number };
} {
  const at = { now: 1_000_000 };
  const queues = openQueues(
    [definition('work', { redrive: { deadLetterArn: 'dead', maxReceives: 2 } }), definition('dead')],
    {
      state,
      now: () => at.now,
    },
  );
  const [work, dead] = queues.all();
  if (!work || !dead) throw new Error('two queues were opened');
  return { queues, work, dead, state, at };
}
const bodies = (queue: Queue): string[] => queue.peek().map(({ body }) => body);
const receipt = (queue: Queue): string => queue.receive(1)[0]?.receipt ?? 'none';

test('an operation that is not played is refused by name, also one that every object has', async () => {
  const { queues } = open();
  for (const operation of ['AddPermission', 'toString', 'constructor'])
    expect(await answerSqs(operation, { QueueUrl: 'work' }, queues)).toMatchObject({
      status: 400,
      body: { __type: 'UnsupportedOperation' },
    });
});

describe('a queue', () => {
  test('hands messages out in order, hides them while they are held, and forgets those deleted', () => {
    const { work } = open();
    for (const body of ['a', 'b', 'c']) work.send(body);
    const held = work.receive(2);
    expect(held.map(({ body }) => body)).toEqual(['a', 'b']);
    expect(work.depth()).toEqual({ visible: 1, inFlight: 2, delayed: 0 });
    for (const message of held) expect(work.delete(message.receipt ?? '')).toBe(true);
    expect(bodies(work)).toEqual(['c']);
  });

  test('shows a held message again when its visibility ends by the moved clock', () => {
    const { work, at } = open();
    work.send('a');
    work.receive(1);
    expect(work.receive(1)).toEqual([]);
    expect(work.nextDue()).toBe(at.now + 30_000);
    at.now += 30_000;
    work.onClockMoved();
    expect(work.receive(1)[0]?.receives).toBe(2);
  });

  test('takes no acknowledgement under an old receipt', () => {
    const { work } = open();
    work.send('a');
    const old = receipt(work);
    expect(work.changeVisibility(old, 0)).toBe(true);
    receipt(work);
    expect(work.delete(old)).toBe(false);
    expect(work.depth().inFlight).toBe(1);
  });

  test('buries a message after its last permitted receive, once, with its body', () => {
    const { work, dead } = open();
    work.send('poison');
    for (const _ of [1, 2]) work.changeVisibility(receipt(work), 0);
    expect(work.receive(1)).toEqual([]);
    expect(bodies(work)).toEqual([]);
    expect(bodies(dead)).toEqual(['poison']);
  });

  test('gets its dead letters back by a redrive, counted anew', () => {
    const { queues, work, dead } = open();
    work.send('poison');
    for (const _ of [1, 2]) work.changeVisibility(receipt(work), 0);
    work.receive(1);
    expect(queues.redrive('dead')).toBe(1);
    expect(bodies(dead)).toEqual([]);
    expect(work.receive(1)[0]?.receives).toBe(1);
  });

  test('holds after a crash what it held before, dead letters included, received or not', () => {
    const { work, state } = open();
    for (const body of ['poison', 'b', 'c', 'd']) work.send(body);
    for (const _ of [1, 2]) work.changeVisibility(work.receive(1)[0]?.receipt ?? '', 0);
    const before = { work: bodies(work).length };
    const again = open(state);
    expect(bodies(again.work)).toHaveLength(before.work);
    expect(again.work.receive(10).map(({ body }) => body)).toEqual(['poison', 'b', 'c', 'd']);
  });

  test('delays what it is told to delay, and forgets what is older than its retention', () => {
    const { work, at } = open();
    work.send('late', { delaySeconds: 60 });
    expect(work.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    at.now += 60_000;
    work.onClockMoved();
    expect(work.depth().visible).toBe(1);
    at.now += 5 * 86_400_000;
    work.onClockMoved();
    expect(work.peek()).toEqual([]);
  });
});
