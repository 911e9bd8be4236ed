/** Holds when an earlier question was answered with one of these (numbers as text), or answered at all. */
export type AnswerCondition =
  | { readonly question: string; readonly is: readonly string[] }
  | { readonly question: string; readonly answered: true };

/** Answers by question id, public ones or as the desk takes them down; null: asked, not answered. */
type AnswersSoFar = Readonly<Record<string, string | number | true | null>>;

export function conditionHolds(condition: AnswerCondition, answers: AnswersSoFar): boolean {
  // A question may be called like something every object has, e.g. `constructor`.
  const answer = Object.hasOwn(answers, condition.question) ? answers[condition.question] : undefined;
  if (answer === undefined || answer === null) return false;
  return 'answered' in condition || condition.is.includes(String(answer));
}

/** Is this question asked, given the answers to the questions that were asked before it? */
export const isAsked = (
  { when }: { readonly when?: AnswerCondition | undefined },
  answers: AnswersSoFar,
): boolean => when === undefined || conditionHolds(when, answers);
