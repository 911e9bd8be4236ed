import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { State } from '../../machine/state.ts';
import type { Message } from './message.ts';
import { messageAttributes } from './message-attributes.ts';
import { createQueue, type Queue } from './queue.ts';
import type { QueueDefinition } from './queue-definition.ts';

export interface Queues {
  byName(name: string): Queue | undefined;
  byArn(arn: string): Queue | undefined;
  all(): readonly Queue[];
  /** Moves every message of a dead-letter queue back to the queues that redrive to it (one only). Returns how many. */
  redrive(deadLetterName: string): number;
}

const storedRow = z.object({
  id: z.number(),
  queue: z.string(),
  messageId: z.string(),
  body: z.string(),
  attributes: z.string().nullable(),
  sentAt: z.number(),
  visibleAt: z.number(),
});

const MESSAGES = `CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, messageId TEXT NOT NULL,
  body TEXT NOT NULL, attributes TEXT, sentAt REAL NOT NULL, visibleAt REAL NOT NULL)`;

/** Opens the queues of the template and puts back into them what stood there when the process ended. */
export function openQueues(
  definitions: readonly QueueDefinition[],
  o: { state: State; now: () => number; pick?: (queue: string, waiting: number) => number },
): Queues {
  o.state.statement(MESSAGES).run();
  const byArn = new Map<string, Queue>();
  const byName = new Map<string, Queue>();
  for (const definition of definitions) {
    const queue = createQueue(definition, {
      state: o.state,
      now: o.now,
      deadLetters: (arn) => byArn.get(arn),
      pick: (waiting) => o.pick?.(definition.name, waiting) ?? 0,
    });
    byArn.set(definition.arn, queue);
    byName.set(definition.name, queue);
  }
  for (const row of o.state.statement('SELECT * FROM messages ORDER BY id').all()) {
    const { queue, attributes, ...stored } = storedRow.parse(row);
    const message: Message = {
      ...stored,
      attributes:
        attributes === null
          ? undefined
          : (messageAttributes.parse(JSON.parse(attributes)) as Message['attributes']),
      receives: 0,
      firstReceivedAt: undefined,
      receipt: undefined,
    };
    // A queue that the template no longer knows keeps its messages on disk, out of reach, until it returns.
    byName.get(queue)?.restore(message);
  }
  return {
    byName: (name) => byName.get(name),
    byArn: (arn) => byArn.get(arn),
    all: () => [...byName.values()],
    redrive(deadLetterName) {
      const deadLetters = byName.get(deadLetterName);
      if (!deadLetters) throw new Fault('queue-unknown', `there is no queue ${deadLetterName}`);
      const sources = [...byName.values()].filter(
        (queue) => queue.redrive?.deadLetterArn === deadLetters.arn,
      );
      const [source] = sources;
      if (!source || sources.length > 1)
        throw new Fault(
          'redrive-ambiguous',
          `${sources.length} queues redrive to ${deadLetterName}; a redrive needs exactly one`,
        );
      return o.state.transaction(() => deadLetters.moveAllTo(source));
    },
  };
}
