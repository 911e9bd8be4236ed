import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { openLog, readBranch, streamHandler } from '@huiyin/lambda';
import { relay } from '@huiyin/table';
import { emitters } from '../emitters.ts';
import { envs } from '../env.ts';

const env = envs.relay.parse(process.env);
const log = openLog({ service: 'callback', door: 'relay' });

export const handler = streamHandler({
  log,
  relay: relay({
    branch: readBranch(import.meta.url).branch,
    eventBridge: new EventBridgeClient(),
    busName: env.BUS_NAME,
    sqs: new SQSClient(),
    deadLetterUrl: env.DEAD_LETTER_URL,
    emitters,
    report: ({ what, count }) => log.warn(what, { count }),
  }),
});
