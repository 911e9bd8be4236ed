import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { streamHandler } from '@huiyin/lambda';
import { type Emitter, relay } from '@huiyin/table';
import type { OpenDoor } from './open-door.ts';

interface RelayNames {
  readonly BUS_NAME: string;
  readonly DEAD_LETTER_URL: string;
}

/** The whole function behind a relay door: `emitters` say how the items of the service's table become events. */
export const openRelay = (
  { environment, branch, log }: OpenDoor<RelayNames>,
  emitters: readonly Emitter[],
): ReturnType<typeof streamHandler> =>
  streamHandler({
    log,
    relay: relay({
      branch: branch.branch,
      eventBridge: new EventBridgeClient(),
      busName: environment.BUS_NAME,
      sqs: new SQSClient(),
      deadLetterUrl: environment.DEAD_LETTER_URL,
      emitters,
      report: ({ what, count }) => log.warn(what, { count }),
    }),
  });
