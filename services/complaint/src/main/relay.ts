import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { openLog, readBranch, streamHandler } from '@huiyin/lambda';
import { emitter, relay } from '@huiyin/table';
import { envs } from '../env.ts';
import { COMPLAINT_CASE } from '../store.ts';

const env = envs.relay.parse(process.env);
const log = openLog({ service: 'complaint', door: 'relay' });

export const handler = streamHandler({
  log,
  relay: relay({
    branch: readBranch(import.meta.url).branch,
    eventBridge: new EventBridgeClient(),
    busName: env.BUS_NAME,
    sqs: new SQSClient(),
    deadLetterUrl: env.DEAD_LETTER_URL,
    emitters: [emitter(COMPLAINT_CASE)],
    report: ({ what, count }) => log.warn(what, { count }),
  }),
});
