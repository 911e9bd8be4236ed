import { type CaseAct, COMPLAINT_STATES, type ComplaintState } from '@huiyin/vocabulary';

/** What a case says to others. */
export const CASE_EVENTS = [
  'complaint.raised',
  'complaint.changed',
  'complaint.acknowledged',
  'complaint.concluded',
  'second-callback.requested',
  'complaint.adjudicated',
  'complaint.reopened',
  'complaint.closed',
  'complaint.notified',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

/** `absent`: no such case is here. */
export const CASE_STATES = ['absent', ...COMPLAINT_STATES] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Rules that look further than the state, and the refusal where one does not hold; null: then nothing happens. */
export const RULES = {
  /** A major case belongs to the supervisor; an officer may look at it and no more. */
  'owner-role': 'owned-by-supervisor',
  /** Nobody handles a case about their own team; nor is it given to somebody of that team. */
  independent: 'own-team',
  'independent-owner': 'owner-of-team',
  /** Either side hands over evidence: those who served by their leader, and who owns the case; so many files. */
  'may-attach': 'not-the-owner',
  'evidence-fits': 'too-much-evidence',
  /** The leader of the team that the case is about speaks for who served, so often. */
  'speaks-for-served': 'not-of-team',
  'statement-fits': 'too-many-statements',
  /** Of what was concluded against them, in time and once. */
  'against-served': 'nothing-to-appeal',
  'not-appealed': 'already-appealed',
  'appeal-in-time': 'appeal-too-late',
  /** An appeal waits, and is decided by somebody who had no hand in the case. */
  'appeal-open': 'no-appeal',
  'another-judge': 'judge-involved',
  /** The customer's data opens to who owns the open case, and to a supervisor for an audit. */
  'may-open': 'not-the-owner',
  /** Who hands a case on or ends it unconcluded owns it, or is a supervisor. */
  'owner-or-supervisor': 'not-the-owner',
  /** Who answers a hand-over is who the case was handed to. */
  offered: 'not-offered',
  /** The steps that its kind needs before are done. */
  'ready-to-investigate': 'step-missing',
  'ready-to-conclude': 'step-missing',
  /** A case that accuses somebody is judged valid or not, and they responsible or not. */
  verdict: 'verdict-missing',
  /** Somebody else is named who exists in the branch, and may own a case of this class. */
  'fit-owner': 'owner-unfit',
  /** By a redistribution a case leaves whom it is taken from, once, and for nobody who had to do with it. */
  'not-redistributed': null,
  'still-theirs': 'owner-changed',
  'nothing-offered': 'already-offered',
  'new-to-owner': 'owner-involved',
  /** A second callback is about the round that asked for it, and this one did. */
  'same-round': null,
  /** A later version than the one that was read: somebody answered after all, or an answer was corrected. */
  'newer-answer': null,
  /** The case is open again only because of the answer that is corrected now. */
  'reopened-by-it': null,
  'newer-version': null,
  /** Time has come for it, on the clock of who says so. */
  'notice-due': null,
  'offer-over': null,
  /** By the calendar and limits of today something would come at another moment. */
  'reckoned-otherwise': null,
  'same-customer': null,
  /** What it is about and what brought it about are the branch's own words. */
  'known-category': 'unknown-category',
  /** What brought it about makes it valid, whoever judges it. */
  'valid-by-rule': 'valid-by-rule',
  /** Nobody is to blame who is not responsible. */
  'liable-if-responsible': 'liable-not-responsible',
  /** A case does not go on in itself. */
  'another-case': 'target-unfit',
  /** Somebody outside who passed it on is still to be answered. */
  'reply-owed': 'no-reply-owed',
  /** Links to cases from before the customer was forgotten are there. */
  'linked-before': null,
  /** Somebody who is not forgotten. */
  'known-customer': null,
  /** A case of the same customer and matter that is not linked yet. */
  'new-repeat': null,
} as const;
export type CaseRule = keyof typeof RULES;

/** Where all rules hold the case moves on and says so; the first that does not decides. */
export interface Move {
  readonly rules: readonly CaseRule[];
  readonly next: ComplaintState;
  readonly emits: readonly CaseEvent[];
}

/** A move, the name of a refusal, or null: nothing happens. */
type Cell = Move | string | null;

const raised = { rules: [], next: 'received', emits: ['complaint.raised'] } as const;
const acknowledged = {
  rules: ['owner-role', 'independent', 'fit-owner', 'independent-owner'],
  next: 'acknowledged',
  emits: ['complaint.acknowledged'],
} as const;
const handedOn = <State extends ComplaintState>(next: State) =>
  ({
    rules: ['owner-or-supervisor', 'fit-owner', 'independent-owner'],
    next,
    emits: ['complaint.changed'],
  }) as const;
const redistributed = <State extends ComplaintState>(next: State) =>
  ({
    rules: [
      'not-redistributed',
      'owner-or-supervisor',
      'still-theirs',
      'nothing-offered',
      'fit-owner',
      'independent-owner',
      'new-to-owner',
    ],
    next,
    emits: ['complaint.changed'],
  }) as const;
/** An offer is answered wherever one can be made. */
const offers = <State extends ComplaintState>(next: State) =>
  ({
    'hand-on': handedOn(next),
    redistribute: redistributed(next),
    accept: { rules: ['offered', 'owner-role', 'independent'], next, emits: ['complaint.changed'] },
    decline: { rules: ['offered'], next, emits: ['complaint.changed'] },
  }) as const;
const toConclude = [
  'owner-role',
  'independent',
  'ready-to-conclude',
  'verdict',
  'valid-by-rule',
  'liable-if-responsible',
] as const;
/** Decided; what follows is the kind's to say. */
const conclusions = {
  conclude: {
    rules: toConclude,
    next: 'concluded',
    emits: ['complaint.concluded', 'second-callback.requested'],
  },
  'conclude-to-tell': { rules: toConclude, next: 'answered', emits: ['complaint.concluded'] },
  'conclude-for-good': {
    rules: toConclude,
    next: 'closed',
    emits: ['complaint.concluded', 'complaint.closed'],
  },
} as const;
const told = {
  communicate: {
    rules: ['owner-role', 'independent'],
    next: 'concluded',
    emits: ['complaint.changed', 'second-callback.requested'],
  },
  'communicate-for-good': {
    rules: ['owner-role', 'independent'],
    next: 'closed',
    emits: ['complaint.changed', 'complaint.closed'],
  },
} as const;
/** Over without a second callback: nobody has asked for one yet. */
const givenUp = {
  rules: ['owner-or-supervisor', 'independent'],
  next: 'closed',
  emits: ['complaint.closed'],
} as const;
const toAssess = ['owner-role', 'independent', 'known-category'] as const;
const assessed = { rules: toAssess, next: 'assessed', emits: ['complaint.changed'] } as const;
/** Who owns a case of less weight may not own this one. */
const assessedGraver = { rules: toAssess, next: 'received', emits: ['complaint.changed'] } as const;
/** Another case goes on with the matter. */
const merged = {
  rules: ['owner-or-supervisor', 'independent', 'another-case'],
  next: 'closed',
  emits: ['complaint.closed'],
} as const;
const investigating = {
  rules: ['owner-role', 'independent', 'ready-to-investigate'],
  next: 'investigating',
  emits: ['complaint.changed'],
} as const;
const answered = ['same-round', 'newer-answer'] as const;
const closed = { rules: answered, next: 'closed', emits: ['complaint.closed'] } as const;
const reopened = { rules: answered, next: 'acknowledged', emits: ['complaint.reopened'] } as const;
/** The answer that reopened the case was sent in error. */
const corrected = ['reopened-by-it', 'newer-answer'] as const;

const graver = { rules: ['newer-version'], next: 'received', emits: ['complaint.changed'] } as const;
const reopenedMajor = {
  rules: ['newer-version'],
  next: 'received',
  emits: ['complaint.reopened'],
} as const;

/** What time alone brings to a case that is not over. */
const inTime = <State extends ComplaintState>(next: State) =>
  ({
    notify: { rules: ['notice-due'], next, emits: ['complaint.notified'] },
    lapse: { rules: ['offer-over'], next, emits: ['complaint.changed'] },
    'reckon-again': { rules: ['reckoned-otherwise'], next, emits: ['complaint.changed'] },
  }) as const;
/** Nothing runs. */
const outOfTime = { notify: null, lapse: null, 'reckon-again': null } as const;
const attached = <State extends ComplaintState>(next: State) =>
  ({
    attach: { rules: ['may-attach', 'evidence-fits'], next, emits: [] },
    'attach-again': null,
  }) as const;
/** Both sides, as long as nothing is concluded: those who served say how it was. */
const stated = <State extends ComplaintState>(next: State) =>
  ({
    ...attached(next),
    'make-statement': { rules: ['speaks-for-served', 'statement-fits'], next, emits: [] },
    appeal: 'not-concluded',
    adjudicate: 'not-concluded',
  }) as const;
/** Both sides, once something is concluded: they may ask for another judgement. */
const judged = <State extends ComplaintState, Refusal extends string>(next: State, refusal: Refusal) =>
  ({
    'make-statement': refusal,
    appeal: {
      rules: ['speaks-for-served', 'against-served', 'not-appealed', 'appeal-in-time'],
      next,
      emits: ['complaint.changed'],
    },
    adjudicate: {
      rules: ['owner-role', 'independent', 'appeal-open', 'another-judge'],
      next,
      emits: ['complaint.adjudicated'],
    },
  }) as const;

/** Whatever the state of a case, a case stays as it is under these. */
const inState = <State extends ComplaintState>(next: State) =>
  ({
    request: 'reference-conflict',
    'request-again': null,
    flag: { rules: ['newer-version'], next, emits: ['complaint.changed'] },
    'flag-again': null,
    'flag-dropped': { rules: ['newer-version'], next, emits: ['complaint.changed'] },
    repeat: { rules: ['known-customer', 'new-repeat'], next, emits: ['complaint.changed'] },
    'repeat-escalates': { rules: ['known-customer', 'new-repeat'], next, emits: ['complaint.changed'] },
    'merge-again': null,
    'take-in': { rules: ['new-repeat'], next, emits: ['complaint.changed'] },
    // It runs beside all else: before anybody took the case on, and when it is over.
    reply: {
      rules: ['owner-or-supervisor', 'independent', 'reply-owed'],
      next,
      emits: ['complaint.changed'],
    },
    reveal: { rules: ['may-open', 'independent'], next, emits: [] },
    forget: { rules: ['same-customer'], next, emits: [] },
    unlink: { rules: ['same-customer', 'linked-before'], next, emits: [] },
  }) as const;

/** Somebody owns the case, or it is over: they judge what a correction leaves of it. */
const takenBackUnderway = <State extends ComplaintState>(next: State) =>
  ({
    'callback-taken-back': { rules: ['newer-version'], next, emits: ['complaint.changed'] },
  }) as const;

/** What comes late is never dropped: a case follows its callback, also when it is over. */
const followsCallback = <State extends ComplaintState>(next: State) =>
  ({
    ...inState(next),
    callback: { rules: ['newer-version'], next, emits: ['complaint.changed'] },
    'callback-unchanged': { rules: ['newer-version'], next, emits: [] },
  }) as const;

/** The same refusal for every step that somebody takes with a case that they own. */
const noStep = <Refusal extends string>(refusal: Refusal) =>
  ({
    'hand-on': refusal,
    redistribute: refusal,
    accept: refusal,
    decline: refusal,
    assess: refusal,
    'assess-graver': refusal,
    investigate: refusal,
    conclude: refusal,
    'conclude-to-tell': refusal,
    'conclude-for-good': refusal,
    communicate: refusal,
    'communicate-for-good': refusal,
    withdraw: refusal,
    refer: refusal,
    merge: refusal,
  }) as const;

/** No second callback has been asked for, or the one that was asked for is over. */
const noSecondCallback = {
  'second-callback-solved': null,
  'second-callback-unsolved': null,
  'second-callback-unreachable': null,
  'second-callback-undone': null,
} as const;

/** Somebody works on it. */
const underway = <State extends ComplaintState>(next: State) =>
  ({
    ...followsCallback(next),
    ...inTime(next),
    ...stated(next),
    // Another must take it on: who owns an ordinary case may not own a major one.
    'callback-major': graver,
    ...takenBackUnderway(next),
    'callback-again': null,
    acknowledge: 'already-acknowledged',
    ...offers(next),
    assess: assessed,
    'assess-graver': assessedGraver,
    investigate: investigating,
    merge: merged,
    ...conclusions,
    communicate: 'not-concluded',
    'communicate-for-good': 'not-concluded',
    withdraw: givenUp,
    refer: givenUp,
    'second-callback-solved': { rules: corrected, next: 'closed', emits: ['complaint.closed'] },
    'second-callback-unsolved': null,
    'second-callback-unreachable': { rules: corrected, next: 'closed', emits: ['complaint.closed'] },
    'second-callback-undone': { rules: corrected, next: 'concluded', emits: ['complaint.changed'] },
  }) as const;

/** The life of a case: state × act → rule, next state, events; or a refusal. */
export const TRANSITIONS = {
  absent: {
    callback: raised,
    // Of no case everything is new.
    'callback-unchanged': null,
    'callback-major': null,
    // The correction overtook what it corrects.
    'callback-taken-back': { rules: [], next: 'closed', emits: ['complaint.closed'] },
    'callback-again': null,
    request: raised,
    'request-again': null,
    flag: raised,
    'flag-again': null,
    'flag-dropped': raised,
    acknowledge: 'no-such-case',
    ...noStep('no-such-case'),
    ...outOfTime,
    'second-callback-solved': 'no-such-case',
    'second-callback-unsolved': 'no-such-case',
    'second-callback-unreachable': 'no-such-case',
    'second-callback-undone': 'no-such-case',
    repeat: null,
    'repeat-escalates': null,
    'merge-again': 'no-such-case',
    'take-in': null,
    reply: 'no-such-case',
    reveal: 'no-such-case',
    attach: 'no-such-case',
    'attach-again': 'no-such-case',
    'make-statement': 'no-such-case',
    appeal: 'no-such-case',
    adjudicate: 'no-such-case',
    forget: null,
    unlink: null,
  },
  received: {
    ...followsCallback('received'),
    ...inTime('received'),
    ...stated('received'),
    'callback-major': graver,
    // Nobody has taken it on, so nobody has to judge it.
    'callback-taken-back': { rules: ['newer-version'], next: 'closed', emits: ['complaint.closed'] },
    'callback-again': null,
    acknowledge: acknowledged,
    ...noStep('not-acknowledged'),
    ...noSecondCallback,
  },
  acknowledged: underway('acknowledged'),
  assessed: {
    ...underway('assessed'),
    assess: 'already-assessed',
    'assess-graver': 'already-assessed',
  },
  investigating: {
    ...underway('investigating'),
    assess: 'already-investigating',
    'assess-graver': 'already-investigating',
    investigate: 'already-investigating',
  },
  answered: {
    ...followsCallback('answered'),
    ...inTime('answered'),
    ...attached('answered'),
    ...judged('answered', 'already-concluded'),
    'callback-major': reopenedMajor,
    ...takenBackUnderway('answered'),
    'callback-again': null,
    acknowledge: 'already-acknowledged',
    ...noStep('already-concluded'),
    ...offers('answered'),
    ...told,
    merge: merged,
    withdraw: givenUp,
    refer: givenUp,
    ...noSecondCallback,
  },
  concluded: {
    ...followsCallback('concluded'),
    ...inTime('concluded'),
    ...attached('concluded'),
    ...judged('concluded', 'already-concluded'),
    'callback-major': reopenedMajor,
    ...takenBackUnderway('concluded'),
    'callback-again': null,
    acknowledge: 'already-acknowledged',
    ...noStep('already-concluded'),
    ...offers('concluded'),
    'second-callback-solved': closed,
    'second-callback-unsolved': reopened,
    'second-callback-unreachable': closed,
    // It still waits; the answer that was taken back may come after this.
    'second-callback-undone': { rules: answered, next: 'concluded', emits: [] },
  },
  closed: {
    ...followsCallback('closed'),
    // Nothing is left to be done with more weight.
    'repeat-escalates': null,
    // Whoever passed it on may still have to be answered.
    ...inTime('closed'),
    attach: 'case-closed',
    'attach-again': null,
    ...judged('closed', 'case-closed'),
    'callback-major': reopenedMajor,
    ...takenBackUnderway('closed'),
    'callback-again': { rules: ['newer-version'], next: 'received', emits: ['complaint.changed'] },
    acknowledge: 'case-closed',
    ...noStep('case-closed'),
    'second-callback-solved': closed,
    'second-callback-unsolved': reopened,
    'second-callback-unreachable': closed,
    'second-callback-undone': { rules: answered, next: 'concluded', emits: ['complaint.changed'] },
  },
} as const satisfies Record<CaseState, Record<CaseAct, Cell>>;

type CellOf = { [State in CaseState]: (typeof TRANSITIONS)[State][CaseAct] }[CaseState];

/** Why a case refuses what somebody wants of it. */
export type CaseRefusal = Extract<CellOf, string> | Exclude<(typeof RULES)[CaseRule], null>;

export const cellOf = (state: CaseState, act: CaseAct): Move | CaseRefusal | null => TRANSITIONS[state][act];
