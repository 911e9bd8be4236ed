import { SQSClient } from '@aws-sdk/client-sqs';
import { namesOf, readLetterQueues } from '@huiyin/surface';
import { letterBox } from './letter-boxes.ts';
import type { OpenDoor } from './open-door.ts';

/** The dead letters of every door of the branch, by the door's name `<service>-<door>`. */
export function openLetterBoxes({ environment, branch }: OpenDoor<{ readonly DEAD_LETTERS_OF: string }>) {
  const sqs = new SQSClient();
  const names = namesOf(branch.branch);
  return new Map(
    readLetterQueues(environment.DEAD_LETTERS_OF).map(({ service, door, sender }) => [
      `${service}-${door}`,
      {
        sender,
        box: letterBox(sqs, {
          dead: names.deadLetters(service, door),
          ...(sender === 'queue' && { source: names.queue(service, door) }),
        }),
      },
    ]),
  );
}
