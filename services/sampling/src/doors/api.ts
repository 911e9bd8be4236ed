import type { BranchConfiguration, RouteOf } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { httpHandler, type Log, type RouteRequest } from '@huiyin/lambda';
import type { PolicyCommand } from '../domain/policies.ts';
import { shownDecision } from '../domain/shown-decision.ts';
import { shownTopicOrder } from '../domain/topic-order.ts';
import { decisionsOfMonth } from '../store/decisions.ts';
import { DECISION, decisionKey, SAMPLING_KEY, samplingKeyKey, TOPIC, topicKey } from '../store/items.ts';
import { ordersOfTopic } from '../store/topics.ts';
import { type ChangePolicyDeps, decideOn, proposePolicy } from '../work/change-policy.ts';
import { type ChangeTopicDeps, decideOn as decideOnTopic, propose, stop } from '../work/change-topic.ts';
import { type RecountDeps, recountPopulations } from '../work/recount-populations.ts';
import { showPolicies } from '../work/show-policies.ts';
import { showTopics } from '../work/show-topics.ts';

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
  'no-such-topic': 404,
  'topic-decided': 409,
  'topic-exists': 409,
  'topic-over': 422,
  'served-not-over': 422,
  'served-too-long-ago': 422,
  'unknown-questionnaire': 422,
} as const;

type PolicyRequest = Pick<
  RouteRequest<'POST /policies/{version}/approve'>,
  'path' | 'caller' | 'traceId' | 'log'
>;
type TopicDecisionRequest = Pick<
  RouteRequest<'POST /topics/{topicId}/start'>,
  'path' | 'caller' | 'traceId' | 'log'
>;
const resultOf = (outcome: Outcome<unknown, string | { readonly rule: string }>): string =>
  outcome.ok ? 'done' : typeof outcome.refusal === 'string' ? outcome.refusal : outcome.refusal.rule;

interface ApiDeps extends ChangePolicyDeps, ChangeTopicDeps, RecountDeps {
  readonly branch: ChangePolicyDeps['branch'] &
    ChangeTopicDeps['branch'] &
    RecountDeps['branch'] &
    Pick<BranchConfiguration, 'departments' | 'limits'>;
  readonly log: Log;
}

/** The door for those who ask why an order was or was not sampled, who draw a month again, and who set the rates. */
export const api = ({ log, ...deps }: ApiDeps) => {
  const decide = async (command: PolicyCommand, { path, caller, traceId, log }: PolicyRequest) => {
    const outcome = await decideOn(deps)(path.version, command, caller.id, traceId);
    log.info(`policy-${command.act}`, { caller: caller.id, result: resultOf(outcome) });
    return outcome.ok ? done(await showPolicies(deps)(caller)) : outcome;
  };
  const decideTopic = async (
    act: 'start' | 'refuse' | 'withdraw',
    { path, caller, traceId, log }: TopicDecisionRequest,
  ) => {
    const outcome = await decideOnTopic(deps)(act, { ...path, by: caller.id, traceId });
    log.info(`topic-${act}`, { caller: caller.id, result: resultOf(outcome) });
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
      'GET /policies': async ({ caller }) => done(await showPolicies(deps)(caller)),
      'PUT /policies/{version}': async ({ path, body, traceId, log, caller }) => {
        const { version } = path;
        const outcome = await proposePolicy(deps)({ ...body, version }, caller.id, traceId);
        log.info('policy-propose', { caller: caller.id, day: body.from, result: resultOf(outcome) });
        return outcome.ok ? done(await showPolicies(deps)(caller)) : outcome;
      },
      'POST /policies/{version}/approve': (request) => decide({ act: 'approve', ...request.body }, request),
      'POST /policies/{version}/refuse': (request) => decide({ act: 'refuse' }, request),
      'POST /policies/{version}/withdraw': (request) => decide({ act: 'withdraw' }, request),
      'GET /topics': async () => done(await showTopics(deps)),
      'PUT /topics/{topicId}': async ({ path, body, traceId, log, caller }) => {
        const outcome = await propose(deps)(body, { ...path, by: caller.id, traceId });
        log.info('topic-propose', { caller: caller.id, result: resultOf(outcome) });
        return outcome;
      },
      'POST /topics/{topicId}/start': (request) => decideTopic('start', request),
      'POST /topics/{topicId}/refuse': (request) => decideTopic('refuse', request),
      'POST /topics/{topicId}/withdraw': (request) => decideTopic('withdraw', request),
      'POST /topics/{topicId}/stop': async ({ path, body, traceId, log, caller }) => {
        const outcome = await stop(deps)(body, { ...path, by: caller.id, traceId });
        log.info('topic-stop', { caller: caller.id, result: resultOf(outcome) });
        return outcome;
      },
      'GET /topics/{topicId}/orders': async ({ path: { topicId } }) => {
        const found = await deps.table.load(TOPIC, topicKey(topicId));
        if (!found) return refuse('no-such-topic');
        const orders = await ordersOfTopic(deps.table, topicId);
        return done({ topic: found.state, orders: orders.map(shownTopicOrder) });
      },
      'POST /populations/recount': async ({ body, traceId, log, caller }) => {
        const outcome = await recountPopulations(deps)({ ...body, traceId });
        log.info('populations-to-recount', { caller: caller.id, result: resultOf(outcome) });
        return outcome;
      },
    },
  });
};
