import { toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, RouteOf } from '@huiyin/contracts';
import { done } from '@huiyin/kernel';
import { httpHandler, type Log } from '@huiyin/lambda';
import type { MailLedger } from '@huiyin/post';
import type { CountermeasureRefusal } from '../domain/countermeasures.ts';
import type { PlanRefusal } from '../domain/plan.ts';
import type { BriefingDeps } from '../work/briefing-deps.ts';
import { enterCountermeasure, followUpCountermeasure } from '../work/countermeasures.ts';
import { importTable } from '../work/import-table.ts';
import { listCallbacks } from '../work/list-callbacks.ts';
import { listMailed } from '../work/list-mailed.ts';
import { planCalls } from '../work/plan-calls.ts';
import { type ReadBriefingRefusal, readBriefing } from '../work/read-briefing.ts';
import { type ReadFigureRefusal, readFigure } from '../work/read-figure.ts';
import { type ReadTopicReportRefusal, readTopicReport } from '../work/read-topic-report.ts';
import { type RefoldDaysRefusal, refoldDays } from '../work/refold-days.ts';
import { shown } from './shown.ts';
import { shownTopicReport } from './shown-topic-report.ts';

export interface ApiDeps extends BriefingDeps {
  readonly branch: BriefingDeps['branch'] & Pick<BranchConfiguration, 'language' | 'departments' | 'limits'>;
  readonly ledger: MailLedger;
  readonly log: Log;
}

/** The door for those who read briefings, plan calls by them, bring in tables of earlier periods, and have days folded anew. */
export const api = (deps: ApiDeps) =>
  httpHandler<
    RouteOf<'briefing'>,
    | ReadBriefingRefusal
    | ReadFigureRefusal
    | ReadTopicReportRefusal
    | RefoldDaysRefusal
    | PlanRefusal
    | CountermeasureRefusal
    | 'unknown-level'
  >({
    log: deps.log,
    branch: deps.branch,
    refusals: {
      'no-such-period': 404,
      'period-not-begun': 404,
      'nothing-known': 404,
      'no-such-topic': 404,
      'no-such-figure': 404,
      'too-few-calls': 422,
      'unknown-level': 422,
      'days-reversed': 422,
      'too-many-days': 422,
      'unknown-subject': 422,
      'month-not-begun': 422,
      'due-out-of-range': 422,
      'no-such-countermeasure': 404,
      'too-many-follow-ups': 409,
    },
    routes: {
      'GET /briefings': async () => done(await listMailed(deps)()),
      'GET /briefings/{period}': async ({ path, query, part }) => {
        const asOf = toInstant(deps.now());
        const briefing = await readBriefing(deps)({ ...path, part, withTrend: query.format !== 'json' });
        if (!briefing.ok) return briefing;
        return done(await shown(briefing.value, query.format, query.language ?? deps.branch.language, asOf));
      },
      'GET /briefings/{period}/callbacks': ({ path, query }) => listCallbacks(deps)({ ...path, ...query }),
      'GET /figure-facts': ({ query, part }) => readFigure(deps)({ ...query, part }),
      'GET /topic-reports/{topicId}': async ({ path, query }) => {
        const asOf = toInstant(deps.now());
        const report = await readTopicReport(deps)(path);
        if (!report.ok) return report;
        const { format, language = deps.branch.language } = query;
        return done(await shownTopicReport(report.value, format, language, asOf));
      },
      'GET /plan': ({ query }) =>
        planCalls(deps)({ agents: Number(query.agents), households: Number(query.households) }),
      'GET /countermeasures/{due}': async ({ path: { due } }) =>
        done({ countermeasures: await deps.store.countermeasuresDue(due, due) }),
      'POST /countermeasures': ({ body, caller, traceId }) =>
        enterCountermeasure(deps)({ body, caller: caller.id, traceId }),
      'POST /countermeasures/{countermeasureId}/follow-up': ({ path, body, caller, traceId }) =>
        followUpCountermeasure(deps)({ ...path, body, caller: caller.id, traceId }),
      'POST /day-folds/refold': ({ body, traceId }) => refoldDays(deps)({ ...body, traceId }),
      'POST /tables': ({ body, traceId }) => importTable(deps)({ table: body, traceId }),
    },
  });
