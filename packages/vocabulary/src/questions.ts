export const QUESTION_KINDS = ['level', 'yes-no', 'choice', 'number', 'words'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** One answer: a level's or choice's id, `yes` or `no`, a number; of words only that something was said; null: asked, not answered. */
export type Answer = string | number | true | null;
export type Answers = Readonly<Record<string, Answer>>;

/**
 * Questions that figures and rules know by their id. A branch may ask any others beside them; a question with one of
 * these ids must have this kind.
 */
export const KNOWN_QUESTIONS = {
  /** Did the visit take place at all? */
  visit: 'yes-no',
  /** Was the appointment kept: `yes`, `no`, `none-made`. */
  appointment: 'choice',
  /** The overall rating on the branch's levels; null is 未评价. */
  overall: 'level',
  /** Did staff ask for or take a benefit (吃拿卡要)? */
  integrity: 'yes-no',
  /** In topic callbacks: what troubled the customer most; `nothing` is an answer too. */
  cause: 'choice',
  suggestion: 'words',
  praise: 'words',
  complaint: 'words',
  /** 解决: is the matter of the complaint solved? */
  solved: 'yes-no',
  /** 满意: is the customer satisfied with the outcome? */
  satisfied: 'yes-no',
} as const satisfies Record<string, QuestionKind>;
export type KnownQuestion = keyof typeof KNOWN_QUESTIONS;

/** Of the question `cause`: nothing did. */
export const NO_CAUSE = 'nothing';

export const APPOINTMENT_CHOICES = ['yes', 'no', 'none-made'] as const;
