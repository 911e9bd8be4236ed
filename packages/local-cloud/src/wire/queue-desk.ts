import { Fault } from '@huiyin/kernel';
import type { Queue } from '../played/queues/queue.ts';
import type { Queues } from '../played/queues/queues.ts';
import type { LocalCloud } from './local-cloud.ts';

/** The queues as operators and tests look at them. */
export function queueDesk(queues: Queues): LocalCloud['queues'] {
  const queueOf = (name: string): Queue => {
    const queue = queues.byName(name);
    if (!queue) throw new Fault('queue-unknown', `the template has no queue ${name}`);
    return queue;
  };
  return {
    names: () => queues.all().map(({ name }) => name),
    depth: (name) => queueOf(name).depth(),
    peek: (name) =>
      queueOf(name)
        .peek()
        .map(({ messageId, body, sentAt, receives }) => ({
          messageId,
          body,
          sentAt: new Date(sentAt),
          receives,
        })),
    redrive: queues.redrive,
  };
}
