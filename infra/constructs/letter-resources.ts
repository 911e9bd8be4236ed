import { type BranchNames, letterQueuesOf, type Surface, writeLetterQueues } from '@huiyin/surface';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CloudResources } from './cloud-resources.ts';

/** The dead letters of every door, and the queues that they go back to: by name, so that no stack is tied to another. */
export function letterResources(
  scope: Construct,
  names: BranchNames,
  surfaces: readonly Surface[],
): Pick<CloudResources, 'everyDeadLetter' | 'everyQueue'> {
  const queues = letterQueuesOf(surfaces);
  const arnOf = (resource: string) => Stack.of(scope).formatArn({ service: 'sqs', resource });
  const written = writeLetterQueues(queues);
  return {
    everyDeadLetter: {
      name: written,
      arns: queues.map(({ service, door }) => arnOf(names.deadLetters(service, door))),
    },
    everyQueue: {
      name: written,
      arns: queues.flatMap(({ service, door, sender }) =>
        sender === 'queue' ? [arnOf(names.queue(service, door))] : [],
      ),
    },
  };
}
