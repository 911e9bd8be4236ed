import { mayCall, type RouteOf } from '@huiyin/contracts';
import { done, type Outcome } from '@huiyin/kernel';
import { httpHandler, type Log, type RefusalStatus } from '@huiyin/lambda';
import type { KeyRing } from '@huiyin/seal';
import type { PersonAct } from '@huiyin/vocabulary';
import { type CaseFile, publicCase } from '../domain/case-file.ts';
import type { RequestRefusal } from '../domain/request.ts';
import type { CaseRefusal } from '../domain/transitions.ts';
import type { TypicalCaseRefusal } from '../domain/typical-case.ts';
import { acknowledge } from '../work/acknowledge.ts';
import {
  attachEvidence,
  type EvidenceDeps,
  type EvidenceRefusal,
  openEvidence,
  openUpload,
} from '../work/attach-evidence.ts';
import { conclude } from '../work/conclude.ts';
import { showDeposit } from '../work/deposit.ts';
import { handOn } from '../work/hand-on.ts';
import { history } from '../work/history.ts';
import { list } from '../work/list.ts';
import { merge } from '../work/merge.ts';
import { showDayOfReveals } from '../work/note-reveal.ts';
import { openComplaints } from '../work/open-complaints.ts';
import {
  checkRedistribution,
  listRedistributions,
  type RedistributionRefusal,
  redistribute,
  showRedistribution,
} from '../work/redistribute.ts';
import { reply } from '../work/reply.ts';
import { type RevealDeps, reveal } from '../work/reveal.ts';
import { show } from '../work/show.ts';
import { speak } from '../work/speak.ts';
import { takeRequest } from '../work/take-request.ts';
import { takeStep } from '../work/take-step.ts';
import { tellNeeds } from '../work/tell-needs.ts';
import { listTypicalCases, publishTypicalCase, writeTypicalCase } from '../work/typical-cases.ts';

type Refusal =
  | TypicalCaseRefusal
  | CaseRefusal
  | RedistributionRefusal
  | EvidenceRefusal
  | RequestRefusal
  | 'cursor-malformed';

const STATUSES = {
  'cursor-malformed': 400,
  'reference-conflict': 409,
  'unknown-business-type': 422,
  'unknown-team': 422,
  'unknown-category': 422,
  'unknown-cause': 422,
  'phone-not-possible': 422,
  'received-in-future': 422,
  'received-too-long-ago': 422,
  'redistribution-conflict': 409,
  'no-such-redistribution': 404,
  'owner-changed': 409,
  'already-offered': 409,
  'owner-involved': 409,
  'no-such-case': 404,
  'owned-by-supervisor': 403,
  'not-the-owner': 403,
  'already-acknowledged': 409,
  'own-team': 403,
  'owner-unfit': 409,
  'owner-of-team': 409,
  'not-offered': 403,
  'not-acknowledged': 409,
  'already-assessed': 409,
  'already-investigating': 409,
  'step-missing': 409,
  'no-reply-owed': 409,
  'valid-by-rule': 409,
  'liable-not-responsible': 409,
  'target-unfit': 409,
  'verdict-missing': 409,
  'not-concluded': 409,
  'already-concluded': 409,
  'case-closed': 409,
  'case-not-closed': 409,
  'names-somebody': 422,
  'no-such-typical-case': 404,
  'author-may-not-publish': 403,
  'too-much-evidence': 409,
  'evidence-absent': 404,
  'evidence-forged': 422,
  'not-of-team': 403,
  'too-many-statements': 409,
  'nothing-to-appeal': 409,
  'already-appealed': 409,
  'appeal-too-late': 409,
  'no-appeal': 409,
  'judge-involved': 403,
} as const satisfies Record<Refusal, RefusalStatus>;

const routeOf = (step: PersonAct) => `POST /complaints/{caseId}/${step}` as const;

const shown = <Rule extends string>(outcome: Outcome<CaseFile, Rule>) =>
  outcome.ok ? done(publicCase(outcome.value)) : outcome;

const revealLog =
  (log: Log): RevealDeps['logReveal'] =>
  ({ reason, ...who }) =>
    log.info('customer-revealed', { ...who, rule: reason });

/** The door for complaint officers and supervisors. */
export const api = (deps: EvidenceDeps & { readonly keys: KeyRing; readonly log: Log }) =>
  httpHandler<RouteOf<'complaint'>, Refusal>({
    log: deps.log,
    branch: deps.branch,
    refusals: STATUSES,
    routes: {
      'GET /complaints': ({ query }) => list(deps)(query),

      'POST /complaints': async ({ body, caller: actor, traceId }) =>
        shown(await takeRequest(deps)({ body, actor, traceId })),

      'GET /complaints/{caseId}': async ({ path, caller }) => {
        const outcome = await show(deps)(path.caseId, caller);
        if (!outcome.ok) return outcome;
        const { nextSteps, ...found } = outcome.value;
        return done({
          ...found,
          nextSteps: nextSteps.filter((step) => mayCall(caller.roles, routeOf(step))),
        });
      },

      'GET /case-reveals/{person}/{day}': ({ path, query, caller, log }) => {
        log.info('reveals-looked-up', { day: path.day, caller: caller.id });
        return showDayOfReveals(deps)(path.person, path.day, query.next);
      },

      'GET /complaints/{caseId}/history': ({ path, query }) => history(deps)(path.caseId, query.next),

      'POST /complaints/{caseId}/acknowledge': async ({ path, body, caller: actor, traceId }) =>
        shown(await acknowledge(deps)({ ...path, ...body, actor, traceId })),

      'POST /complaints/{caseId}/hand-on': async ({ path, body, caller: actor, traceId }) =>
        shown(await handOn(deps)({ ...path, ...body, actor, traceId })),

      'POST /complaints/{caseId}/accept': async ({ path, caller: actor, traceId }) =>
        shown(await takeStep(deps)({ ...path, step: { kind: 'accept' }, actor, traceId })),

      'POST /complaints/{caseId}/decline': async ({ path, caller: actor, traceId }) =>
        shown(await takeStep(deps)({ ...path, step: { kind: 'decline' }, actor, traceId })),

      'POST /complaints/{caseId}/conclude': async ({ path, body, caller: actor, traceId }) =>
        shown(await conclude(deps)({ ...path, ...body, actor, traceId })),

      'POST /complaints/{caseId}/assess': async ({ path, body, caller: actor, traceId }) =>
        shown(
          await takeStep(deps)({
            ...path,
            step: { ...body, kind: 'assess', caseKind: body.kind },
            actor,
            traceId,
          }),
        ),

      'POST /complaints/{caseId}/investigate': async ({ path, caller: actor, traceId }) =>
        shown(await takeStep(deps)({ ...path, step: { kind: 'investigate' }, actor, traceId })),

      'POST /complaints/{caseId}/communicate': async ({ path, body, caller: actor, traceId }) =>
        shown(await takeStep(deps)({ ...path, step: { kind: 'communicate', ...body }, actor, traceId })),

      'POST /complaints/{caseId}/withdraw': async ({ path, caller: actor, traceId }) =>
        shown(await takeStep(deps)({ ...path, step: { kind: 'withdraw' }, actor, traceId })),

      'POST /complaints/{caseId}/refer': async ({ path, body, caller: actor, traceId }) =>
        shown(await takeStep(deps)({ ...path, step: { kind: 'refer', ...body }, actor, traceId })),

      'POST /complaints/{caseId}/merge': async ({ path, body, caller: actor, traceId }) =>
        shown(await merge(deps)({ ...path, ...body, actor, traceId })),

      'POST /complaints/{caseId}/reply': async ({ path, body, caller: actor, traceId }) =>
        shown(await reply(deps)({ ...path, ...body, actor, traceId })),

      'POST /complaints/{caseId}/reveal': ({ path, body, caller: actor, traceId, log }) =>
        reveal({ ...deps, logReveal: revealLog(log) })({ ...path, ...body, actor, traceId }),

      'POST /complaints/{caseId}/evidence': ({ path, body, caller: actor }) =>
        openUpload(deps)({ ...path, ...body, actor }),

      'PUT /complaints/{caseId}/evidence/{evidenceId}': ({ path, caller: actor, traceId }) =>
        attachEvidence(deps)({ caseId: path.caseId, id: path.evidenceId, actor, traceId }),

      'POST /complaints/{caseId}/evidence/{evidenceId}/open': ({ path, body, caller: actor, traceId, log }) =>
        openEvidence({ ...deps, logReveal: revealLog(log) })({
          caseId: path.caseId,
          id: path.evidenceId,
          ...body,
          actor,
          traceId,
        }),

      'POST /complaints/{caseId}/make-statement': async ({ path, body, caller: actor, traceId }) => {
        const speech = { kind: 'make-statement' } as const;
        return shown(await speak(deps)({ ...path, speech, words: body.statement, actor, traceId }));
      },

      'POST /complaints/{caseId}/appeal': async ({ path, body, caller: actor, traceId }) => {
        const speech = { kind: 'appeal' } as const;
        return shown(await speak(deps)({ ...path, speech, words: body.statement, actor, traceId }));
      },

      'POST /complaints/{caseId}/adjudicate': async ({ path, body, caller: actor, traceId }) => {
        const { decision: words, ...verdict } = body;
        const speech = { kind: 'adjudicate', ...verdict } as const;
        return shown(await speak(deps)({ ...path, speech, words, actor, traceId }));
      },

      'POST /redistributions/check': async ({ body: rule, caller: actor }) =>
        done(await checkRedistribution(deps)({ rule, actor })),

      'PUT /redistributions/{redistributionId}': ({ path, body: rule, caller: actor, traceId }) =>
        redistribute(deps)({ id: path.redistributionId, rule, actor, traceId }),

      'GET /redistributions': ({ query }) => listRedistributions(deps)(query.next),

      'GET /redistributions/{redistributionId}': ({ path }) =>
        showRedistribution(deps)(path.redistributionId),

      'GET /typical-cases': ({ query }) => listTypicalCases(deps)('published', query),

      'GET /typical-cases/written': ({ query }) => listTypicalCases(deps)('written', query),

      'PUT /typical-cases/{caseId}': ({ path, body, caller: actor, traceId, log }) =>
        writeTypicalCase({
          ...deps,
          logCheck: (check) => log.info('customer-revealed', { ...check, rule: 'names-checked' }),
        })({ ...path, body, actor, traceId }),

      'POST /typical-cases/{caseId}/publish': ({ path, caller: actor, traceId }) =>
        publishTypicalCase(deps)({ ...path, actor, traceId }),

      'GET /deposits/{month}': async ({ path }) => done(await showDeposit(deps)(path.month)),

      'GET /open-complaints/{month}': async ({ path }) =>
        done({ open: await openComplaints(deps)(path.month) }),

      'PUT /needed-months/complaint': async () => done(await tellNeeds(deps)()),
    },
  });
