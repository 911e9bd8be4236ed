import type { BranchConfiguration, QuestionFigures } from '@huiyin/contracts';
import { KNOWN_QUESTIONS, type QuestionKind, type Wording } from '@huiyin/vocabulary';
import { listQuestions, type QuestionListed } from './list-questions.ts';
import { sorted } from './sorted.ts';
import { type Tally, under } from './tally.ts';

/** A question as it was asked: its counts, and how often each answer was given. */
interface Counted {
  readonly questionnaire: string;
  readonly question: string;
  asked: number;
  answered: number;
  readonly given: Map<string, number>;
}

const YES_NO: readonly Answer[] = [
  { answer: 'yes', name: { zh: '是', en: 'yes' } },
  { answer: 'no', name: { zh: '否', en: 'no' } },
];

interface Answer {
  readonly answer: string;
  readonly name: Wording;
}

/** Every question that was asked, as the branch's questionnaires list them; then those that none asks any more, by id. */
export function questionFiguresOf(
  tally: Tally,
  { questionnaires, levels }: Pick<BranchConfiguration, 'questionnaires' | 'levels'>,
): QuestionFigures[] {
  const counted = countedIn(tally);
  const listed = listQuestions(questionnaires);
  const known = listed.flatMap((question) => {
    const counts = counted.get(question.key);
    return counts ? [figuresOf(counts, question, levels)] : [];
  });
  const isListed = new Set(listed.map(({ key }) => key));
  const strangers = sorted([...counted], ([key]) => key).filter(([key]) => !isListed.has(key));
  return [...known, ...strangers.map(([, counts]) => figuresOf(counts, undefined, levels))];
}

/** By `<questionnaire>.<question>`. Neither has a dot; an answer may have one. */
function countedIn(tally: Tally): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const [name, count] of Object.entries(under(tally, 'question'))) {
    const [questionnaire = '', question = '', what, ...answer] = name.split('.');
    const key = `${questionnaire}.${question}`;
    const counts = counted.get(key) ?? { questionnaire, question, asked: 0, answered: 0, given: new Map() };
    if (what === 'asked' || what === 'answered') counts[what] = count;
    else counts.given.set(answer.join('.'), count);
    counted.set(key, counts);
  }
  return counted;
}

function figuresOf(
  { questionnaire, question, asked, answered, given }: Counted,
  listed: QuestionListed | undefined,
  levels: BranchConfiguration['levels'],
): QuestionFigures {
  const kind = listed?.kind ?? kindOf(question, given);
  const scale = scaleOf(kind, listed, levels);
  const inScale = new Set(scale.map(({ answer }) => answer));
  const others = [...given.keys()].filter((answer) => !inScale.has(answer));
  const ordered =
    kind === 'number'
      ? [...others].sort((one, other) => Number(one) - Number(other))
      : sorted(others, (answer) => answer);
  return {
    questionnaire,
    question,
    kind,
    text: listed?.text ?? { zh: question, en: question },
    asked,
    answered,
    answers: [...scale, ...ordered.map((answer) => ({ answer, name: { zh: answer, en: answer } }))].map(
      (each) => ({ ...each, count: given.get(each.answer) ?? 0 }),
    ),
  };
}

/** The answers that could be given, whether or not they were. */
function scaleOf(
  kind: QuestionKind,
  listed: QuestionListed | undefined,
  levels: BranchConfiguration['levels'],
): readonly Answer[] {
  switch (kind) {
    case 'level':
      return levels.map(({ id, name }) => ({ answer: id, name }));
    case 'yes-no':
      return YES_NO;
    case 'choice':
      return listed?.choices.map(({ id, name }) => ({ answer: id, name })) ?? [];
    case 'number':
    case 'words':
      return [];
  }
}

/** What kind of question this was, when no questionnaire says so any more: from its id, else from its answers. */
function kindOf(question: string, given: ReadonlyMap<string, number>): QuestionKind {
  if (isKnown(question)) return KNOWN_QUESTIONS[question];
  const answers = [...given.keys()];
  if (answers.length === 0) return 'words';
  if (answers.every((answer) => YES_NO.some((each) => each.answer === answer))) return 'yes-no';
  return answers.every((answer) => Number.isFinite(Number(answer))) ? 'number' : 'choice';
}

const isKnown = (question: string): question is keyof typeof KNOWN_QUESTIONS =>
  Object.hasOwn(KNOWN_QUESTIONS, question);
