import { type Log, scheduleHandler } from '@huiyin/lambda';
import * as z from 'zod';
import type { FoldDeps } from '../work/fold-day.ts';
import { foldWaitingDays } from '../work/fold-waiting-days.ts';

const task = z.strictObject({ task: z.literal('fold') });

/** The door for time passing: the populations of all days that changed are counted and said. */
export const clock = ({ log, ...deps }: FoldDeps & { readonly log: Log }) =>
  scheduleHandler({
    log,
    input: task,
    handle: ({ traceId, log }) =>
      foldWaitingDays(deps)({
        traceId,
        onFolded: (day, result) => log.info('population-folded', { day, result }),
      }),
  });
