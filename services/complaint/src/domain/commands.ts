import type { Instant } from '@huiyin/calendar';
import type {
  BranchConfiguration,
  BusEvent,
  CaseRedistribution,
  Evidence,
  Liable,
  LinkedCase,
  RevealReason,
} from '@huiyin/contracts';
import {
  type AnswerWay,
  accuses,
  type CaseAct,
  type CaseKind,
  type CaseNature,
  type ComplaintClass,
  type OutsideBody,
  type Role,
  wasKnownBy,
} from '@huiyin/vocabulary';
import { isKnownCategory, mustBeTakenOnAnew } from './assess.ts';
import {
  appealableUntil,
  isAgainstServed,
  nextStatement,
  STATEMENTS_MAX,
  speaksForServed,
} from './both-sides.ts';
import type { CaseFile } from './case-file.ts';
import { EVIDENCE_MAX } from './evidence.ts';
import { isDropped, isFlaggedAnew } from './flagged.ts';
import { becomesMajor, comesAgain, hasNews, isTakenBack } from './follow-callback.ts';
import { isReadyFor, ruleOf } from './kinds.ts';
import { acceptBy, noticesAhead } from './notices.ts';
import { isReckonedOtherwise } from './reckon-again.ts';
import { escalatesWith, newAmong } from './repeats.ts';
import type { CaseRequest } from './request.ts';
import { outcomeOf } from './settle.ts';
import type { CaseRule } from './transitions.ts';

/** Who acts on a case. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Where they come from, if their token says so. */
  readonly team?: string | undefined;
}

interface ByActor {
  readonly actor: Actor;
  readonly at: Instant;
}

export type CaseCommand =
  | { readonly kind: 'callback'; readonly event: BusEvent<'callback.closed'>; readonly at: Instant }
  | {
      readonly kind: 'flag';
      readonly flag: string;
      readonly event: BusEvent<'work-order.recorded'>;
      readonly at: Instant;
    }
  | ({ readonly kind: 'request'; readonly request: CaseRequest } & ByActor)
  | ({ readonly kind: 'acknowledge'; readonly owner?: string | undefined } & ByActor)
  | ({ readonly kind: 'accept' } & ByActor)
  | ({ readonly kind: 'decline' } & ByActor)
  | ({ readonly kind: 'hand-on'; readonly owner: string } & ByActor)
  | ({
      readonly kind: 'redistribute';
      readonly owner: string;
      readonly redistribution: CaseRedistribution;
    } & ByActor)
  | ({
      readonly kind: 'assess';
      readonly caseKind?: CaseKind | undefined;
      readonly class?: ComplaintClass | undefined;
      readonly category?: string | undefined;
      readonly cause?: string | undefined;
    } & ByActor)
  | ({ readonly kind: 'merge'; readonly into: string } & ByActor)
  | ({ readonly kind: 'take-in'; readonly merged: LinkedCase } & ByActor)
  | ({ readonly kind: 'investigate' } & ByActor)
  | ({ readonly kind: 'communicate'; readonly way: AnswerWay } & ByActor)
  | ({ readonly kind: 'withdraw' } & ByActor)
  | ({ readonly kind: 'refer'; readonly to: OutsideBody } & ByActor)
  | ({ readonly kind: 'reply'; readonly sealedReply: string } & ByActor)
  | ({
      readonly kind: 'conclude';
      readonly valid?: boolean | undefined;
      readonly responsible?: boolean | undefined;
      readonly liable?: readonly Liable[] | undefined;
      readonly nature?: CaseNature | undefined;
      readonly sealedConclusion: string;
    } & ByActor)
  | ({ readonly kind: 'attach'; readonly file: Omit<Evidence, 'at' | 'by'> } & ByActor)
  | { readonly kind: 'attach-again' }
  | ({ readonly kind: 'make-statement'; readonly sealed: string } & ByActor)
  | ({ readonly kind: 'appeal'; readonly sealed: string } & ByActor)
  | ({
      readonly kind: 'adjudicate';
      readonly valid: boolean;
      readonly responsible: boolean;
      readonly sealed: string;
    } & ByActor)
  | { readonly kind: 'second-callback'; readonly event: BusEvent<'second-callback.closed'> }
  | { readonly kind: 'notify' | 'lapse' | 'reckon-again'; readonly at: Instant }
  | ({ readonly kind: 'reveal'; readonly reason: RevealReason } & ByActor)
  | { readonly kind: 'repeat'; readonly repeats: readonly LinkedCase[]; readonly at: Instant }
  | {
      readonly kind: 'forget';
      readonly customerKeys: readonly string[];
      readonly forgottenAt: Instant;
    };

/** After every instant. */
const NEVER = 'never';

/** Under which act of the table a command falls. */
export function actOf(
  found: CaseFile | undefined,
  command: CaseCommand,
  branch: BranchConfiguration,
): CaseAct {
  switch (command.kind) {
    case 'callback':
      if (found && comesAgain(found, command.event)) return 'callback-again';
      if (isTakenBack(found, command.event, branch)) return 'callback-taken-back';
      if (found && becomesMajor(found, command.event, branch)) return 'callback-major';
      return !found || hasNews(found, command.event) ? 'callback' : 'callback-unchanged';
    case 'second-callback':
      return `second-callback-${outcomeOf(command.event.data)}`;
    case 'flag':
      if (isDropped(command.event, command.flag)) return 'flag-dropped';
      return !found || isFlaggedAnew(found, command.event) ? 'flag' : 'flag-again';
    case 'request':
      return found && isSame(found, command.request) ? 'request-again' : 'request';
    case 'conclude':
      return found ? conclusionOf(found, branch) : 'conclude';
    case 'communicate':
      return !found || ruleOf(found, branch).secondCallback ? 'communicate' : 'communicate-for-good';
    case 'assess':
      return found && mustBeTakenOnAnew(found, command, branch) ? 'assess-graver' : 'assess';
    case 'merge':
      return found?.mergedInto === command.into ? 'merge-again' : 'merge';
    case 'repeat':
      return found && escalatesWith(found, command.repeats, branch) ? 'repeat-escalates' : 'repeat';
    case 'forget':
      return found && !wasKnownBy(found.order, command.forgottenAt) ? 'unlink' : 'forget';
    default:
      return command.kind;
  }
}

/** Of a request whose customer is forgotten nobody can say any more whether another came under its reference. */
const isSame = ({ fingerprint }: CaseFile, request: CaseRequest): boolean =>
  fingerprint === undefined || fingerprint === request.fingerprint;

/** What follows a conclusion in a case of its kind. */
function conclusionOf(found: CaseFile, branch: BranchConfiguration): CaseAct {
  const { steps, secondCallback } = ruleOf(found, branch);
  if (steps.includes('communicate')) return 'conclude-to-tell';
  return secondCallback ? 'conclude' : 'conclude-for-good';
}

/** Does the rule hold for this case and command? */
export function holds(
  rule: CaseRule,
  found: CaseFile,
  command: CaseCommand,
  branch: BranchConfiguration,
): boolean {
  switch (rule) {
    case 'owner-role':
      return (
        found.ownerRole === 'officer' || ('actor' in command && command.actor.roles.includes('supervisor'))
      );
    case 'owner-or-supervisor':
      return (
        'actor' in command && (command.actor.id === found.owner || command.actor.roles.includes('supervisor'))
      );
    case 'offered':
      return 'actor' in command && command.actor.id === found.offeredTo;
    case 'ready-to-investigate':
      return isReadyFor('investigate', found, branch);
    case 'ready-to-conclude':
      return isReadyFor('conclude', found, branch);
    case 'verdict':
      return command.kind === 'conclude' && hasVerdict(found, command);
    case 'fit-owner':
      return isFit('owner' in command ? command.owner : undefined, found, branch);
    case 'not-redistributed':
      return command.kind === 'redistribute' && found.redistributionId !== command.redistribution.id;
    case 'still-theirs':
      return command.kind === 'redistribute' && found.owner === command.redistribution.from;
    case 'nothing-offered':
      return found.offeredTo === undefined;
    case 'new-to-owner':
      return (
        command.kind === 'redistribute' &&
        !found.firstCallers.includes(command.owner) &&
        !found.resolvers.includes(command.owner)
      );
    case 'independent':
      return 'actor' in command && isIndependent(command.actor.id, command.actor.team, found, branch);
    case 'independent-owner':
      return isIndependent('owner' in command ? command.owner : undefined, undefined, found, branch);
    case 'may-attach':
      return 'actor' in command && mayAttach(command.actor, found, branch);
    case 'evidence-fits':
      return found.evidence.length < EVIDENCE_MAX;
    case 'speaks-for-served':
      return 'actor' in command && speaksForServed(command.actor, found);
    case 'statement-fits':
      return nextStatement(found) <= STATEMENTS_MAX;
    case 'against-served':
      return isAgainstServed(found);
    case 'not-appealed':
      return found.appeal === undefined;
    case 'appeal-in-time':
      return 'actor' in command && command.at <= (appealableUntil(found, branch) ?? '');
    case 'appeal-open':
      return found.appeal !== undefined && found.appeal.decided === undefined;
    case 'another-judge':
      return (
        'actor' in command &&
        !found.resolvers.includes(command.actor.id) &&
        !found.firstCallers.includes(command.actor.id)
      );
    case 'may-open':
      return command.kind === 'reveal' && mayOpen(found, command);
    case 'newer-answer':
      return command.kind === 'second-callback' && isNewer(found, command.event);
    case 'reopened-by-it':
      return (
        command.kind === 'second-callback' &&
        found.roundBefore !== undefined &&
        command.event.data.round === found.round - 1
      );
    case 'same-round':
      return isOfRound(found, command);
    case 'newer-version':
      return (
        (command.kind === 'callback' || command.kind === 'flag') &&
        command.event.aggregate.version > found.sourceVersion
      );
    case 'notice-due':
      return command.kind === 'notify' && (noticesAhead(found, branch)[0]?.dueAt ?? NEVER) <= command.at;
    case 'offer-over':
      return command.kind === 'lapse' && (acceptBy(found, branch) ?? NEVER) <= command.at;
    case 'reckoned-otherwise':
      return isReckonedOtherwise(found, branch);
    case 'same-customer':
      return (
        command.kind === 'forget' &&
        found.customer !== undefined &&
        command.customerKeys.includes(found.customer.customerKey)
      );
    case 'linked-before':
      return (
        command.kind === 'forget' && found.linked.some(({ raisedAt }) => raisedAt <= command.forgottenAt)
      );
    case 'reply-owed':
      return found.replyBy !== undefined && found.replied === undefined;
    case 'known-customer':
      return found.customer !== undefined;
    case 'new-repeat':
      return (
        (command.kind === 'repeat' && newAmong(found, command.repeats).length > 0) ||
        (command.kind === 'take-in' && newAmong(found, [command.merged]).length > 0)
      );
    case 'known-category':
      return command.kind === 'assess' && isKnownCategory(found, command, branch);
    case 'valid-by-rule':
      return command.kind === 'conclude' && (command.valid !== false || !isValidByRule(found, branch));
    case 'liable-if-responsible':
      return command.kind === 'conclude' && (command.liable === undefined || command.responsible === true);
    case 'another-case':
      return command.kind === 'merge' && command.into !== found.caseId;
  }
}

/** Neither their token nor the branch file says that they come from the team that the case is about; of nobody neither can. */
const isIndependent = (
  id: string | undefined,
  team: string | undefined,
  { order }: CaseFile,
  { complaints }: BranchConfiguration,
): boolean =>
  team !== order.team && complaints.owners.every((owner) => owner.id !== id || owner.team !== order.team);

const mayAttach = (actor: Actor, found: CaseFile, branch: BranchConfiguration): boolean =>
  speaksForServed(actor, found) ||
  ((actor.id === found.owner || actor.roles.includes('supervisor')) &&
    isIndependent(actor.id, actor.team, found, branch));

/** Did something bring it about that makes a case valid by the branch's rule? */
const isValidByRule = ({ cause }: CaseFile, { complaints }: BranchConfiguration): boolean =>
  complaints.categories.some(({ causes }) => causes.some(({ id, valid }) => id === cause && valid === true));

/** Nobody named: then whoever acts, whose role was looked at. */
const isFit = (
  owner: string | undefined,
  { ownerRole }: CaseFile,
  { complaints }: BranchConfiguration,
): boolean =>
  owner === undefined ||
  complaints.owners.some(({ id, role }) => id === owner && (role === 'supervisor' || role === ownerRole));

const hasVerdict = (
  { kind }: CaseFile,
  { valid, responsible }: Extract<CaseCommand, { kind: 'conclude' }>,
): boolean => !accuses(kind) || (valid !== undefined && responsible !== undefined);

const isOfRound = (found: CaseFile, command: CaseCommand): boolean =>
  command.kind === 'second-callback' &&
  found.askedAt !== undefined &&
  command.event.data.round === found.round;

const isNewer = ({ settled }: CaseFile, { data, aggregate }: BusEvent<'second-callback.closed'>): boolean =>
  settled?.round !== data.round || settled.version < aggregate.version;

function mayOpen(
  { state, owner }: CaseFile,
  { actor, reason }: Extract<CaseCommand, { kind: 'reveal' }>,
): boolean {
  if (reason === 'audit') return actor.roles.includes('supervisor');
  return state !== 'closed' && owner === actor.id;
}
