import { createHash } from 'node:crypto';
import { dayOf, monthOfDay, toInstant } from '@huiyin/calendar';
import type { Countermeasure, CountermeasureBody, FollowUpBody } from '@huiyin/contracts';
import { done, type Outcome } from '@huiyin/kernel';
import { type CountermeasureRefusal, followUp, judgeCountermeasure } from '../domain/countermeasures.ts';
import type { BriefingDeps } from './briefing-deps.ts';

type Deps = Pick<BriefingDeps, 'branch' | 'store' | 'now'>;
type Entered = Outcome<Countermeasure, CountermeasureRefusal>;

interface ByCaller {
  readonly caller: string;
  readonly traceId: string;
}

/** The same measure against the same is the same, however often it is sent. */
const idOf = ({ of, id, month, due, measure }: CountermeasureBody): string =>
  `${due}.${createHash('sha256')
    .update(JSON.stringify([of, id, month, measure]))
    .digest('hex')
    .slice(0, 24)}`;

/** Enters what is done about a hot or hard spot; what was entered before stays as it is, with who entered it. */
export const enterCountermeasure =
  ({ branch, store, now }: Deps) =>
  async ({ body, caller, traceId }: ByCaller & { readonly body: CountermeasureBody }): Promise<Entered> => {
    const at = toInstant(now());
    const judged = judgeCountermeasure(body, monthOfDay(dayOf(at, branch.zone)), branch);
    if (!judged.ok) return judged;
    const entered = { countermeasureId: idOf(body), ...judged.value, by: caller, at, followUps: [] };
    return store.changeCountermeasure(entered.countermeasureId, { traceId, at }, (found) =>
      done(found ?? entered),
    );
  };

/** Says what became of one; the last says how it stands, and all of them stay. */
export const followUpCountermeasure =
  ({ store, now }: Deps) =>
  ({
    countermeasureId,
    body,
    caller,
    traceId,
  }: ByCaller & { readonly countermeasureId: string; readonly body: FollowUpBody }): Promise<Entered> => {
    const at = toInstant(now());
    return store.changeCountermeasure(countermeasureId, { traceId, at }, (found) =>
      followUp(found, body, caller, at),
    );
  };
