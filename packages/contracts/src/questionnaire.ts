import { APPOINTMENT_CHOICES, KNOWN_QUESTIONS, QUESTION_KINDS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { concern, listOf, slug, wording } from './scalars.ts';

/** Holds when an earlier question was answered with one of these, or answered at all. */
const condition = z.union([
  z.strictObject({ question: slug, is: listOf(z.string()) }),
  z.strictObject({ question: slug, answered: z.literal(true) }),
]);

const question = z.strictObject({
  id: slug,
  kind: z.enum(QUESTION_KINDS),
  text: wording,
  /** Of a `choice`. */
  choices: listOf(z.strictObject({ id: slug, name: wording })).optional(),
  /** A complete interview must answer it. */
  required: z.boolean().default(false),
  /** Asked only then. */
  when: condition.optional(),
});
export type Question = z.infer<typeof question>;

/**
 * The questions of one kind of call, in the version that was asked: data of the branch. Old versions stay in the branch's
 * file as long as results under them may still come.
 */
export const questionnaire = z
  .strictObject({
    id: slug,
    version: z.int().min(1),
    questions: listOf(question),
    /** Which answers ask for a complaint case, and why. */
    concerns: listOf(z.strictObject({ concern, when: condition })).default([]),
  })
  .superRefine(({ questions, concerns }, context) => {
    const refuse = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const earlier = new Set<string>();
    questions.forEach(({ id, kind, choices, when }, index) => {
      const known: string | undefined = Object.hasOwn(KNOWN_QUESTIONS, id)
        ? KNOWN_QUESTIONS[id as keyof typeof KNOWN_QUESTIONS]
        : undefined;
      if (earlier.has(id)) refuse(['questions', index, 'id'], 'is asked twice');
      if (known !== undefined && known !== kind)
        refuse(['questions', index, 'kind'], `figures take ${id} for a question of kind ${known}`);
      if ((kind === 'choice') !== (choices !== undefined && choices.length > 0))
        refuse(['questions', index, 'choices'], 'belong to a choice, and only to a choice');
      if (
        id === 'appointment' &&
        APPOINTMENT_CHOICES.some((each) => !choices?.some((choice) => choice.id === each))
      )
        refuse(['questions', index, 'choices'], `must be ${APPOINTMENT_CHOICES.join(', ')}`);
      if (when && !earlier.has(when.question))
        refuse(['questions', index, 'when'], 'names no earlier question');
      earlier.add(id);
    });
    concerns.forEach(({ when }, index) => {
      if (!earlier.has(when.question)) refuse(['concerns', index, 'when'], 'names no question');
    });
  });
export type Questionnaire = z.infer<typeof questionnaire>;

/** Which questionnaire was asked. */
export const questionnaireRef = z.strictObject({ id: slug, version: z.int().min(1) });

/** Public answers by question id: codes and numbers; of words only that something was said; null: asked, not answered. */
export const answers = z
  .record(slug, z.union([z.string().max(40), z.number(), z.literal(true), z.null()]))
  .readonly();
