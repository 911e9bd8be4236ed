import { foldHandler, type Log } from '@huiyin/lambda';
import * as z from 'zod';
import type { WindowChanges } from '../domain/queue-tally.ts';
import { addWindow, beginWindow, noteChanges, type TallyDeps } from '../work/tally-queue.ts';

const window: z.ZodType<WindowChanges> = z.strictObject({
  after: z.string().optional(),
  sequence: z.string().optional(),
  seconds: z.record(z.string(), z.record(z.string(), z.int())),
});

/** The door for the table's own changes: the counts of a long queue follow them. */
export function tally(deps: TallyDeps & { readonly log: Log }) {
  const end = addWindow(deps);
  return foldHandler<WindowChanges>({
    log: deps.log,
    window,
    begin: beginWindow(deps),
    add: noteChanges(deps),
    end: async ({ log, ...ended }) => {
      log.info('window-ended', { result: await end(ended) });
    },
  });
}
