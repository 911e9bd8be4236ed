import type { BranchConfiguration, RouteOf } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { httpHandler, type Log, type RouteRequest } from '@huiyin/lambda';
import type { PolicyCommand } from '../domain/policies.ts';
import { shownDecision } from '../domain/shown-decision.ts';
import { decisionsOfMonth } from '../store/decisions.ts';
import { DECISION, decisionKey, SAMPLING_KEY, samplingKeyKey } from '../store/items.ts';
import { listPolicies } from '../store/policies.ts';
import { type ChangePolicyDeps, decideOn, proposePolicy } from '../work/change-policy.ts';
import { type RecountDeps, recountPopulations } from '../work/recount-populations.ts';

const REFUSALS = {
  'no-such-decision': 404,
  'key-not-committed': 404,
  'no-such-policy': 404,
  'own-proposal': 403,
  'policy-decided': 409,
  'policy-begun': 409,
  'policy-overtaken': 409,
  'policy-exists': 409,
  'policy-begins-too-early': 422,
  'unknown-business-type': 422,
  'unknown-team': 422,
  'rate-missing': 422,
  'days-reversed': 422,
  'too-many-days': 422,
  'decisions-gone': 410,
} as const;

type PolicyRequest = Pick<
  RouteRequest<'POST /policies/{version}/approve'>,
  'path' | 'caller' | 'traceId' | 'log'
>;
const resultOf = (outcome: Outcome<unknown, string | { readonly rule: string }>): string =>
  outcome.ok ? 'done' : typeof outcome.refusal === 'string' ? outcome.refusal : outcome.refusal.rule;

/** The door for those who ask why an order was or was not sampled, who draw a month again, and who set the rates. */
export const api = ({
  log,
  ...deps
}: ChangePolicyDeps &
  RecountDeps & { readonly branch: Pick<BranchConfiguration, 'departments'>; readonly log: Log }) => {
  const decide = async (command: PolicyCommand, { path, caller, traceId, log }: PolicyRequest) => {
    const outcome = await decideOn(deps)(path.version, command, caller.id, traceId);
    log.info(`policy-${command.act}`, { caller: caller.id, result: resultOf(outcome) });
    return outcome;
  };
  return httpHandler<RouteOf<'sampling'>, keyof typeof REFUSALS>({
    log,
    branch: deps.branch,
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
      'GET /policies': async () => done(await listPolicies(deps.table, deps.branch)),
      'PUT /policies/{version}': async ({ path, body, traceId, log, caller }) => {
        const { version } = path;
        const outcome = await proposePolicy(deps)({ ...body, version }, caller.id, traceId);
        log.info('policy-propose', { caller: caller.id, day: body.from, result: resultOf(outcome) });
        return outcome;
      },
      'POST /policies/{version}/approve': (request) => decide({ act: 'approve', ...request.body }, request),
      'POST /policies/{version}/refuse': (request) => decide({ act: 'refuse' }, request),
      'POST /policies/{version}/withdraw': (request) => decide({ act: 'withdraw' }, request),
      'POST /populations/recount': async ({ body, traceId, log, caller }) => {
        const outcome = await recountPopulations(deps)({ ...body, traceId });
        log.info('populations-to-recount', { caller: caller.id, result: resultOf(outcome) });
        return outcome;
      },
    },
  });
};
