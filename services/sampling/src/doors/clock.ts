import { Fault } from '@huiyin/kernel';
import { type Log, scheduleHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import type { ChangePolicyDeps } from '../work/change-policy.ts';
import { type DrawTopicsDeps, drawTopics } from '../work/draw-topics.ts';
import { type FoldDaysDeps, foldWaitingDays } from '../work/fold-waiting-days.ts';
import { judgeLots } from '../work/judge-lots.ts';
import { type KeepKeysDeps, keepSamplingKeys } from '../work/keep-sampling-keys.ts';
import { type LookDeps, lookForOrders } from '../work/look-for-orders.ts';
import { type ProposeTopicsDeps, proposeTopics } from '../work/propose-topics.ts';

/**
 * The door for time passing: the populations of all days that changed are counted and said; the keys of months are committed to
 * and revealed; a working day without orders is told; the weeks
 * that were counted change rates; topics that were started are drawn.
 */
export const clock = ({
  log,
  ...deps
}: LookDeps &
  FoldDaysDeps &
  KeepKeysDeps &
  ChangePolicyDeps &
  DrawTopicsDeps &
  ProposeTopicsDeps & { readonly log: Log }) =>
  scheduleHandler(surface.doors.clock, {
    log,
    tasks: {
      fold: ({ traceId, log }) =>
        foldWaitingDays(deps)({
          traceId,
          onFolded: (day, result) => log.info('population-folded', { day, result }),
        }),
      'keep-sampling-keys': async ({ scheduledAt, traceId, log }) => {
        const kept = await keepSamplingKeys(deps)({ scheduledAt, traceId });
        for (const each of kept) log.info('sampling-key-kept', { ...each });
        const [wrong] = kept.filter(({ result }) => result === 'another-key');
        if (wrong)
          throw new Fault(
            'sampling-key-lost',
            `The key of ${wrong.month} is not the one that was committed to`,
          );
      },
      'judge-lots': async ({ traceId, log }) => {
        for (const { week, changes } of await judgeLots(deps)({ traceId }))
          log.info('week-judged', { period: week, count: changes });
        for (const topicId of await proposeTopics(deps)({ traceId }))
          log.info('topic-propose', { job: topicId });
      },
      'draw-topics': async ({ traceId, log }) => {
        for (const { topicId, orders, requested } of await drawTopics(deps)({ traceId }))
          log.info('topic-drawn', { job: topicId, records: orders, count: requested });
      },
      'look-for-orders': async ({ log }) => {
        const day = await lookForOrders(deps)();
        if (day !== undefined) log.warn('no-orders', { day });
      },
    },
  });
