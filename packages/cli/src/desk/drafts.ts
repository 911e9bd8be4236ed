import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attemptBody } from '@huiyin/contracts';
import * as z from 'zod';

/** What an agent has taken down of one call and not sent yet: an attempt, as far as it is known. */
const draft = attemptBody
  .omit({ next: true, interview: true })
  .partial({ disposition: true, durationSeconds: true })
  .extend({
    /** False: they were asked, and do not mind. */
    noMoreCalls: z.boolean().optional(),
    answers: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({}),
  });
export type Draft = z.output<typeof draft>;

/** Unsent calls, by claim. */
export interface Drafts {
  load(claimId: string): Draft | undefined;
  save(claimId: string, draft: Draft): void;
  remove(claimId: string): void;
}

/** No claim lives so long. */
const MILLISECONDS_MAX = 86_400_000;

/**
 * Drafts as files of this folder, which only this user may read: they hold customers' words. One is gone when its call was
 * sent, and after a day.
 */
export function draftsIn(folder: string, now: () => Date): Drafts {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (claimId: string): string => join(folder, `${claimId.replaceAll(/[^\w-]/g, '_')}.json`);
  for (const name of readdirSync(folder))
    if (now().getTime() - statSync(join(folder, name)).mtimeMs > MILLISECONDS_MAX) rmSync(join(folder, name));
  return {
    load(claimId) {
      try {
        return draft.safeParse(JSON.parse(readFileSync(fileOf(claimId), 'utf8'))).data;
      } catch {
        // Absent, or half written by a machine that died: then the customer's answers are asked again.
        return undefined;
      }
    },
    save(claimId, content) {
      const file = fileOf(claimId);
      writeFileSync(`${file}.part`, JSON.stringify(content), { mode: 0o600 });
      renameSync(`${file}.part`, file);
    },
    remove: (claimId) => rmSync(fileOf(claimId), { force: true }),
  };
}
