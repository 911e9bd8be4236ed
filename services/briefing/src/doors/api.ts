import { toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, RouteOf } from '@huiyin/contracts';
import { done } from '@huiyin/kernel';
import { httpHandler, type Log } from '@huiyin/lambda';
import type { MailLedger } from '@huiyin/post';
import type { BriefingDeps } from '../work/briefing-deps.ts';
import { importTable } from '../work/import-table.ts';
import { listMailed } from '../work/list-mailed.ts';
import { type ReadBriefingRefusal, readBriefing } from '../work/read-briefing.ts';
import { type RefoldDaysRefusal, refoldDays } from '../work/refold-days.ts';
import { shown } from './shown.ts';

export interface ApiDeps extends BriefingDeps {
  readonly branch: BriefingDeps['branch'] & Pick<BranchConfiguration, 'language'>;
  readonly ledger: MailLedger;
  readonly log: Log;
}

/** The door for those who read briefings, bring in tables of earlier periods, and have days folded anew. */
export const api = (deps: ApiDeps) =>
  httpHandler<RouteOf<'briefing'>, ReadBriefingRefusal | RefoldDaysRefusal | 'unknown-level'>({
    log: deps.log,
    refusals: {
      'no-such-period': 404,
      'period-not-begun': 404,
      'unknown-level': 422,
      'days-reversed': 422,
      'too-many-days': 422,
    },
    routes: {
      'GET /briefings': async () => done({ mailed: await listMailed(deps)() }),
      'GET /briefings/{period}': async ({ path, query }) => {
        const asOf = toInstant(deps.now());
        const briefing = await readBriefing(deps)({ ...path, withTrend: query.format !== 'json' });
        if (!briefing.ok) return briefing;
        return done(await shown(briefing.value, query.format, query.language ?? deps.branch.language, asOf));
      },
      'POST /day-folds/refold': ({ body, traceId }) => refoldDays(deps)({ ...body, traceId }),
      'POST /tables': ({ body, traceId }) => importTable(deps)({ table: body, traceId }),
    },
  });
