import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { type Emitter, eventsOfDeadRecord, publish } from '@huiyin/table';
import { queueUrl } from './queue-url.ts';
import { type RedrivenLetters, redriveLetters } from './redrive-letters.ts';
import type { RedriveDeps } from './redrive-queue.ts';

export interface RelayRedriveDeps extends RedriveDeps {
  readonly eventBridge: EventBridgeClient;
  readonly busName: string;
  readonly branch: string;
  readonly emitters: readonly Emitter[];
}

/**
 * Publishes what a relay could not, from the records themselves, once the reason is mended. A letter in which the stream
 * names only a record's place stays (`huiyin replay` publishes those).
 */
export async function redriveRelay(deps: RelayRedriveDeps): Promise<RedrivenLetters> {
  const { sqs, eventBridge, busName, branch, emitters } = deps;
  return redriveLetters({
    sqs,
    url: await queueUrl(sqs, deps.queueName),
    eventsOf: (letter) => eventsOfDeadRecord(emitters, letter, branch),
    publish: (events) => publish(eventBridge, busName, events),
  });
}
