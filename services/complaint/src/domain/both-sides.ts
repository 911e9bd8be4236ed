import type { Instant } from '@huiyin/calendar';
import type {
  Appeal,
  BranchConfiguration,
  ComplaintAnswer,
  LeadingVersion,
  SealedWords,
} from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { isConcluded } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';
import type { Actor, CaseCommand } from './commands.ts';
import { reckon } from './deadlines.ts';

/** Statements of the served-by side in one case: each is an envelope in it. */
export const STATEMENTS_MAX = 8;

const isStatement = ({ kind }: SealedWords): boolean => kind === 'statement';

/** Which statement of the case comes next, counted from 1; its envelope is bound to it. */
export const nextStatement = ({ words }: Pick<CaseFile, 'words'>): number =>
  words.filter(isStatement).length + 1;

/** The leader of the team that the case is about speaks for who served. */
export const speaksForServed = ({ roles, team }: Actor, { order }: CaseFile): boolean =>
  roles.includes('team-leader') && team === order.team;

/** Was it found against the served-by side? There is nothing else that they could appeal against. */
export const isAgainstServed = ({ valid, responsible }: CaseFile): boolean =>
  valid === true || responsible === true;

/** Until when the conclusion may be appealed against; undefined: there is none. */
export const appealableUntil = (
  { concludedAt }: CaseFile,
  branch: BranchConfiguration,
): Instant | undefined =>
  concludedAt === undefined
    ? undefined
    : reckon('adjudicate', branch.complaints.appeal.within, concludedAt, branch).by;

/** The case with what the served-by side says; what others said before stays as it is. */
export function state(
  found: CaseFile,
  { actor, at, sealed }: Extract<CaseCommand, { kind: 'make-statement' }>,
): CaseFile {
  const said = { kind: 'statement', at, by: actor.id, sealed, number: nextStatement(found) } as const;
  return { ...found, words: [...found.words, said] };
}

/** The case with the appeal against its conclusion, which keeps what had been concluded, and is to be decided in time. */
export function appeal(
  found: CaseFile,
  { actor, at, sealed }: Extract<CaseCommand, { kind: 'appeal' }>,
  branch: BranchConfiguration,
): CaseFile {
  const { valid, responsible, round } = found;
  const adjudicate = reckon('adjudicate', branch.complaints.appeal.decide, at, branch);
  const made: Appeal = {
    at,
    by: actor.id,
    round,
    before: { valid: valid === true, responsible: responsible === true },
  };
  const said = { kind: 'appeal', at, by: actor.id, sealed, round } as const;
  return {
    ...found,
    appeal: made,
    adjudicateBy: adjudicate.by,
    deadlines: { ...found.deadlines, adjudicate },
    words: [...found.words, said],
    changedAt: at,
  };
}

/** The case as the appeal was decided. */
export function adjudicate(
  found: CaseFile,
  { actor, at, valid, responsible, sealed }: Extract<CaseCommand, { kind: 'adjudicate' }>,
): CaseFile {
  const { appeal: made } = found;
  if (!made) throw new Fault('appeal-absent', 'A case was adjudicated that nobody appealed in');
  const said = { kind: 'adjudication', at, by: actor.id, sealed, round: made.round } as const;
  return {
    ...found,
    valid,
    responsible,
    appeal: { ...made, decided: { at, by: actor.id } },
    words: [...found.words, said],
  };
}

/** May this person of the branch file decide on an appeal in the case? None who had a hand in it or comes from the team. */
export const mayJudge = (
  { id, role, team }: BranchConfiguration['complaints']['owners'][number],
  { order, ownerRole, resolvers, firstCallers }: CaseFile,
): boolean =>
  (ownerRole === 'officer' || role === 'supervisor') &&
  team !== order.team &&
  !resolvers.includes(id) &&
  !firstCallers.includes(id);

/** An appeal that nobody decided ends with the round that it is about; the next conclusion may be appealed against. */
export const appealAfterReopening = ({ appeal: made }: CaseFile): Appeal | undefined =>
  made?.decided ? made : undefined;

/** What was said for those who served, without its words. */
export const servedSideOf = ({ words }: CaseFile): ComplaintAnswer['servedSide'] =>
  words.flatMap((each) => ('by' in each ? [{ kind: each.kind, at: each.at, by: each.by }] : []));

/** Whose version counts now: the customer's until it is concluded otherwise, and as long as an appeal is open. */
export const leadingVersion = ({ state: now, appeal: made }: CaseFile): LeadingVersion =>
  isConcluded(now) && (made === undefined || made.decided !== undefined) ? 'decision' : 'customer';
