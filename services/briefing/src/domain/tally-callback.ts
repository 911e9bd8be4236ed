import { APPOINTMENT_CHOICES } from '@huiyin/vocabulary';
import type { CallbackFact, SecondCallbackFact } from './facts.ts';
import { type Counter, joined, once, type QuestionCounter, type Tally } from './tally.ts';

type Interview = NonNullable<CallbackFact['interview']>;

/** A fact is folded by its stratum and by its persons, and never changes. */
const tallies = new WeakMap<CallbackFact, Tally>();

/** What one callback counts for: nothing while it is to be rung again. Only a complete interview is a callback of the satisfaction figures; a broken-off one counts by its disposition, and by the alert it gives. */
export function tallyOf(fact: CallbackFact): Tally {
  const tally = tallies.get(fact) ?? countedOf(fact);
  tallies.set(fact, tally);
  return tally;
}

function countedOf({ disposition, attempts, interview, concerns, reopened }: CallbackFact): Tally {
  if (reopened) return {};
  const answers = interview?.answers ?? {};
  const ended = [
    { attempts: attempts.length },
    once('closed', `disposition.${disposition}`, ...concerns.map((concern): Counter => `concern.${concern}`)),
    answers.visit === 'no' ? once('noSuchVisit') : {},
  ];
  if (disposition !== 'complete' || !interview) return joined(ended);
  const appointment = APPOINTMENT_CHOICES.find((choice) => choice === answers.appointment);
  return joined([
    ...ended,
    once('callbacks', typeof answers.overall === 'string' ? `level.${answers.overall}` : 'notRated'),
    answers.visit === 'no' && typeof answers.overall !== 'string' ? once('notServed') : {},
    appointment === undefined ? {} : once(`appointment.${appointment}`),
    answers.praise === true ? once('praised') : {},
    answers.suggestion === true ? once('suggested') : {},
    once(...questionsOf(interview)),
  ]);
}

/** What one second callback counts for: its two figures, from whoever answered either question. */
export function tallyOfSecond({ disposition, attempts, interview, reopened }: SecondCallbackFact): Tally {
  if (reopened) return {};
  const { solved, satisfied } = interview?.answers ?? {};
  const isAsked = typeof solved === 'string' || typeof satisfied === 'string';
  return joined([
    { attempts: attempts.length },
    once('closed', `disposition.${disposition}`),
    isAsked ? once('asked') : {},
    solved === 'yes' ? once('solved') : {},
    satisfied === 'yes' ? once('satisfied') : {},
    disposition === 'complete' && interview ? once(...questionsOf(interview)) : {},
  ]);
}

/** Every question that came up, whether it was answered, and how; of words only that something was said. */
const questionsOf = ({ questionnaire, answers }: Interview): QuestionCounter[] =>
  Object.entries(answers).flatMap(([question, answer]): QuestionCounter[] => {
    const counter = `question.${questionnaire.id}.${question}` as const;
    if (answer === null) return [`${counter}.asked`];
    if (answer === true) return [`${counter}.asked`, `${counter}.answered`];
    return [`${counter}.asked`, `${counter}.answered`, `${counter}.is.${answer}`];
  });
