/** What an envelope is bound to when it is sealed: whoever opens it must name the same. The first word says what is inside. */
export type EnvelopeContext = readonly [kind: string, ...about: string[]];

interface OrderRevision {
  readonly orderId: string;
  readonly revision: number;
}

/** The customer's name, phones and address in one revision of an order. */
export const contactContext = (branch: string, { orderId, revision }: OrderRevision): EnvelopeContext => [
  'contact',
  branch,
  orderId,
  String(revision),
];

/** Fields of an order that may hold anything. */
export const extraContext = (branch: string, { orderId, revision }: OrderRevision): EnvelopeContext => [
  'extra',
  branch,
  orderId,
  String(revision),
];

/** What a customer said in one call. */
export const wordsContext = (branch: string, taskId: string, claimId: string): EnvelopeContext => [
  'words',
  branch,
  taskId,
  claimId,
];

/** What was found and done in one round of a case. */
export const conclusionContext = (branch: string, caseId: string, round: number): EnvelopeContext => [
  'conclusion',
  branch,
  caseId,
  String(round),
];

/** What somebody said who turned to the branch with a case. */
export const requestContext = (branch: string, caseId: string): EnvelopeContext => [
  'request',
  branch,
  caseId,
];

/** What whoever passed a case on from outside was answered. */
export const replyContext = (branch: string, caseId: string): EnvelopeContext => ['reply', branch, caseId];

/** What the served-by side says in a case, by its number. */
export const statementContext = (branch: string, caseId: string, number: number): EnvelopeContext => [
  'statement',
  branch,
  caseId,
  String(number),
];

/** Why the served-by side appeals against what was concluded in one round, and why it was decided so. */
export const appealContext = (branch: string, caseId: string, round: number): EnvelopeContext => [
  'appeal',
  branch,
  caseId,
  String(round),
];
export const adjudicationContext = (branch: string, caseId: string, round: number): EnvelopeContext => [
  'adjudication',
  branch,
  caseId,
  String(round),
];

/** Words about a complaint case: a customer's in one call or as they came with it, what was concluded in one round or replied outside, and what the served-by side and the judge of their appeal say. */
export const contextOfCaseWords = (
  branch: string,
  caseId: string,
  words:
    | { readonly kind: 'call'; readonly taskId: string; readonly claimId: string }
    | { readonly kind: 'request' }
    | { readonly kind: 'reply' }
    | { readonly kind: 'conclusion' | 'appeal' | 'adjudication'; readonly round: number }
    | { readonly kind: 'statement'; readonly number: number },
): EnvelopeContext => {
  switch (words.kind) {
    case 'call':
      return wordsContext(branch, words.taskId, words.claimId);
    case 'request':
      return requestContext(branch, caseId);
    case 'reply':
      return replyContext(branch, caseId);
    case 'conclusion':
      return conclusionContext(branch, caseId, words.round);
    case 'statement':
      return statementContext(branch, caseId, words.number);
    case 'appeal':
      return appealContext(branch, caseId, words.round);
    case 'adjudication':
      return adjudicationContext(branch, caseId, words.round);
  }
};

/** One part of a rejected body. */
export const rejectedContext = (branch: string, rejectedId: string, part: number): EnvelopeContext => [
  'rejected',
  branch,
  rejectedId,
  String(part),
];
