import type { RouteOf } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { httpHandler, type Log } from '@huiyin/lambda';
import type { ListedPolicy } from '../domain/policies.ts';
import { shownDecision } from '../domain/shown-decision.ts';
import { decisionsOfMonth } from '../store/decisions.ts';
import { DECISION, decisionKey, SAMPLING_KEY, samplingKeyKey } from '../store/items.ts';
import { listPolicies } from '../store/policies.ts';
import { type PutPolicyDeps, putPolicy } from '../work/put-policy.ts';
import { recountPopulations } from '../work/recount-populations.ts';

const REFUSALS = {
  'no-such-decision': 404,
  'key-not-committed': 404,
  'policy-exists': 409,
  'policy-begins-too-early': 422,
  'unknown-business-type': 422,
  'rate-missing': 422,
  'days-reversed': 422,
  'too-many-days': 422,
  'decisions-gone': 410,
} as const;

const listed = (policies: readonly ListedPolicy[]) => ({ policies: [...policies] });
const resultOf = (outcome: Outcome<unknown, string | { readonly rule: string }>): string =>
  outcome.ok ? 'done' : typeof outcome.refusal === 'string' ? outcome.refusal : outcome.refusal.rule;

/** The door for those who ask why an order was or was not sampled, who draw a month again, and who set the rates. */
export const api = ({ log, ...deps }: PutPolicyDeps & { readonly log: Log }) =>
  httpHandler<RouteOf<'sampling'>, keyof typeof REFUSALS>({
    log,
    refusals: REFUSALS,
    routes: {
      'GET /decisions/{day}/{orderId}': async ({ path }) => {
        const found = await deps.table.load(DECISION, decisionKey(path.day, path.orderId));
        return found ? done(shownDecision(found.state)) : refuse('no-such-decision');
      },
      'GET /decisions/{month}': async ({ path, query }) => {
        const { decisions, next } = await decisionsOfMonth(deps.table, path.month, query.next);
        return done({ decisions: decisions.map(shownDecision), ...(next !== undefined && { next }) });
      },
      'GET /sampling-keys/{month}': async ({ path }) => {
        const found = await deps.table.load(SAMPLING_KEY, samplingKeyKey(path.month));
        return found ? done(found.state) : refuse('key-not-committed');
      },
      'GET /policies': async () => done(listed(await listPolicies(deps.table, deps.branch))),
      'PUT /policies/{version}': async ({ path, body, traceId, log, caller }) => {
        const outcome = await putPolicy(deps)({ ...body, version: path.version }, traceId);
        log.info('policy-put', { caller: caller.id, day: body.from, result: resultOf(outcome) });
        return outcome.ok ? done(listed(outcome.value)) : outcome;
      },
      'POST /populations/recount': async ({ body, traceId, log, caller }) => {
        const outcome = await recountPopulations(deps)({ ...body, traceId });
        log.info('populations-to-recount', { caller: caller.id, result: resultOf(outcome) });
        return outcome;
      },
    },
  });
