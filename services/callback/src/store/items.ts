import type { AggregateType } from '@huiyin/table';
import type { Claim } from '../domain/claim.ts';
import type { TaskEvent } from '../domain/events-of.ts';
import type { QueueTally } from '../domain/queue-tally.ts';
import type { Review } from '../domain/review.ts';
import type { Task } from '../domain/task.ts';
import { HOLDING, LAPSED_CLAIM } from './claim-item.ts';
import { QUEUE_TALLY } from './queue-tally.ts';
import { REVIEW, REVIEW_EXAMPLE } from './reviews.ts';
import { TASK } from './task-item.ts';

const order = {
  orderId: 'WO-20261005-000123',
  revision: 1,
  businessType: 'repair',
  team: 'repair-1',
  staff: ['LG1043'],
  segment: 'residential' as const,
  completedAt: '2026-10-05T02:11:09.000Z',
  countedDay: '2026-10-05',
};
const firstClaim: Claim = {
  claimId: '20261006-000000000A',
  agent: 'agent-01',
  taskId: 'routine:WO-20261005-000123',
  claimedAt: '2026-10-06T01:57:00.000Z',
  leaseEndsAt: '2026-10-06T02:17:00.000Z',
};
const secondClaim: Claim = {
  claimId: '20261006-000000000B',
  agent: 'agent-02',
  taskId: 'routine:WO-20261005-000123',
  claimedAt: '2026-10-06T02:20:00.000Z',
  leaseEndsAt: '2026-10-06T02:40:00.000Z',
};
/** Envelopes' and hashes' form; nobody is behind them. */
const [envelope, hash] = ['A'.repeat(280), 'c3RhbmRzLWZvci1oaW0xMg'];
const customer = { customerKey: hash, earlierKey: hash, numbersKey: hash, sealedContact: envelope };

/** States with every field that an item may have; a newer version of this code must still read them. */
export const EXAMPLES: readonly (
  | readonly [AggregateType<Task, TaskEvent>, Task]
  | readonly [AggregateType<Claim, never>, Claim]
  | readonly [AggregateType<QueueTally, never>, QueueTally]
  | readonly [AggregateType<Review, never>, Review]
)[] = [
  [
    TASK,
    {
      about: 'order',
      taskId: 'routine:WO-20261005-000123',
      programme: 'routine',
      questionnaire: 'on-site',
      state: 'closed',
      order,
      sampling: { stratum: 'repair/residential/y2026', probability: 1, policyVersion: 'y2026' },
      customer,
      windowEndsAt: '2026-10-19T16:00:00.000Z',
      attempts: [
        {
          claimId: firstClaim.claimId,
          agent: firstClaim.agent,
          calledAt: '2026-10-06T01:58:00.000Z',
          durationSeconds: 12,
          disposition: 'call-later',
          callAgainAt: '2026-10-06T02:20:00.000Z',
          noMoreCalls: true,
          recordedAt: '2026-10-06T01:58:30.000Z',
        },
        {
          claimId: secondClaim.claimId,
          agent: secondClaim.agent,
          calledAt: '2026-10-06T02:21:00.000Z',
          durationSeconds: 140,
          disposition: 'complete',
          numberRung: 2,
          recordedAt: '2026-10-06T02:24:00.000Z',
        },
      ],
      interview: {
        claimId: secondClaim.claimId,
        version: 1,
        answers: { visit: 'yes', overall: 'fair', suggestion: null, complaint: true },
        concerns: ['complaint', 'dissatisfied'],
        sealedWords: envelope,
      },
      superseded: [
        {
          claimId: firstClaim.claimId,
          version: 1,
          answers: { visit: 'yes' },
        },
      ],
      replaced: [
        {
          claimId: secondClaim.claimId,
          disposition: 'call-later',
          durationSeconds: 130,
          numberRung: 1,
          callAgainAt: '2026-10-06T08:00:00.000Z',
          noMoreCalls: true,
          replacedAt: '2026-10-06T02:26:00.000Z',
          interview: {
            claimId: secondClaim.claimId,
            version: 1,
            answers: { visit: 'no' },
            sealedWords: envelope,
          },
          said: true,
        },
      ],
      closed: { at: '2026-10-06T02:24:00.000Z', day: '2026-10-06', disposition: 'complete' },
      sourceVersion: 1_791_166_269_000,
    },
  ],
  [
    TASK,
    {
      about: 'case',
      taskId: 'second-callback:routine:WO-20261005-000123.1:1',
      programme: 'second-callback',
      questionnaire: 'second-callback',
      state: 'open',
      caseId: 'routine:WO-20261005-000123.1',
      round: 1,
      firstCallers: ['agent-02'],
      resolvers: ['officer-01'],
      order,
      customer,
      windowEndsAt: '2026-10-11T16:00:00.000Z',
      attempts: [
        {
          claimId: firstClaim.claimId,
          agent: firstClaim.agent,
          calledAt: '2026-10-08T03:00:00.000Z',
          durationSeconds: 12,
          disposition: 'no-answer',
          toEarlierNumber: true,
          recordedAt: '2026-10-08T03:01:00.000Z',
        },
      ],
      waiting: { from: '2026-10-08T06:00:00.000Z' },
      numbersSince: '2026-10-08T03:02:00.000Z',
      closedBefore: {
        at: '2026-10-08T03:01:00.000Z',
        day: '2026-10-08',
        reopenedAt: '2026-10-08T03:03:00.000Z',
      },
      sourceVersion: 1_791_166_269_000,
    },
  ],
  [
    HOLDING,
    {
      ...secondClaim,
      customerKey: hash,
      earlierKey: hash,
      made: { day: '2026-10-06', hours: [[9, 12, 7, 1530]] },
    },
  ],
  [LAPSED_CLAIM, { ...firstClaim, released: true }],
  [REVIEW, REVIEW_EXAMPLE],
  [
    QUEUE_TALLY,
    {
      counts: {
        'order/repair/2026-10-18': 980,
        'case/repair/2026-10-09': 20,
        'waiting/2026-10-06T06:15:00.000Z': 190,
      },
      at: '2026-10-06T02:00:00.000Z',
      begunAt: '2026-10-05T02:00:00.000Z',
      shards: {
        'shardId-00000001791166269000-f0d5': {
          sequence: '4421584500000000017450439091',
          at: '2026-10-06T02:00:00.000Z',
        },
      },
      doubted: { at: '2026-10-05T19:20:00.000Z', by: { 'order/repair/2026-10-18': -1 } },
    },
  ],
  [
    QUEUE_TALLY,
    {
      counts: {},
      at: '2026-10-06T02:00:00.000Z',
      begunAt: '2026-10-05T02:00:00.000Z',
      shards: {},
      asleep: true,
    },
  ],
];
