import type { ClaimedTask, GivenAnswers, Question } from '@huiyin/contracts';
import { isAsked, type KnownQuestion } from '@huiyin/vocabulary';
import { between, pick, pickWeighted } from '../draw.ts';

/** What one customer's call depends on by chance. */
export type CallDraw = (...name: readonly (string | number)[]) => number;

type GivenAnswer = GivenAnswers[string];
type AnswerOf = (draw: CallDraw, task: ClaimedTask, earlier: GivenAnswers) => GivenAnswer;

const DISSATISFIED = [
  '等了很久才有人上门。',
  '师傅态度不好，没有戴鞋套。',
  '解释不清楚，跑了两趟。',
  '维修后第二天又漏气。',
] as const;
const SUGGESTIONS = ['希望可以网上预约。', '上门前最好先打电话。', '希望周末也能办理。'] as const;
const PRAISE = ['师傅很耐心，讲解很仔细。', '来得很快，服务很好。', '非常满意，谢谢。'] as const;

const KNOWN = {
  // One in 250 says that nobody came.
  visit: (draw) => (draw('visit') < 0.004 ? 'no' : 'yes'),
  appointment: (draw) =>
    pickWeighted<'yes' | 'no' | 'none-made'>(draw('kept'), [
      ['yes', 86],
      ['no', 5],
      ['none-made', 9],
    ]),
  overall: (draw, task) => levelOf(task, draw('rating'), 0.08),
  integrity: (draw) => (draw('integrity') < 0.005 ? 'yes' : 'no'),
  cause: (draw) =>
    pickWeighted(draw('answer', 'cause'), [
      ['nothing', 80],
      ['late', 9],
      ['work', 6],
      ['manner', 3],
      ['other', 2],
    ]),
  suggestion: (draw) => (draw('suggests') < 0.08 ? pick(draw('suggestion'), SUGGESTIONS) : null),
  praise: (draw) => (draw('praises') < 0.1 ? pick(draw('praise'), PRAISE) : null),
  complaint: (draw) => (draw('complains') < 0.012 ? pick(draw('complaint'), DISSATISFIED) : null),
  // The first answer of a fifth of all complainants is "not yet".
  solved: (draw) => (draw('solved') < 0.8 ? 'yes' : 'no'),
  satisfied: (draw, _task, { solved }) => (solved === 'yes' && draw('satisfied') < 0.85 ? 'yes' : 'no'),
} as const satisfies Record<KnownQuestion, AnswerOf>;

/** Everything that a customer answers when they stay to the end. */
export function customerAnswers(task: ClaimedTask, draw: CallDraw): GivenAnswers {
  const answers: GivenAnswers = {};
  for (const question of task.questionnaire.questions)
    if (isAsked(question, answers)) answers[question.id] = answerTo(question, draw, task, answers);
  return answers;
}

function answerTo(question: Question, draw: CallDraw, task: ClaimedTask, earlier: GivenAnswers): GivenAnswer {
  // `hasOwn` makes the id one of the table's keys, which the type system does not see.
  if (Object.hasOwn(KNOWN, question.id)) return KNOWN[question.id as KnownQuestion](draw, task, earlier);
  return anyAnswerTo(question, draw, task, earlier);
}

/** Questions that this branch asks of its own. */
function anyAnswerTo(
  { id, kind, choices = [] }: Question,
  draw: CallDraw,
  task: ClaimedTask,
  { solved }: GivenAnswers,
): GivenAnswer {
  switch (kind) {
    case 'level':
      return levelOf(task, draw('aspect', id), 0.05);
    case 'yes-no':
      return draw('answer', id) < 0.9 ? 'yes' : 'no';
    case 'choice':
      return choices[between(draw('answer', id), 0, choices.length - 1)]?.id ?? null;
    case 'number':
      return between(draw('answer', id), 1, 5);
    case 'words':
      // Whoever still waits says so.
      return solved === 'no' ? `${task.orderId} 还没有处理好。` : null;
  }
}

/** Most are content: the shares of the branch's published table, somewhat worse. */
function levelOf({ levels }: ClaimedTask, share: number, notRated: number): string | null {
  const WEIGHTS = [0.22, 0.74, 0.02, 0.01, 0.01];
  if (share < notRated) return null;
  const [first, ...others] = levels.map(({ id }, index) => [id, WEIGHTS[index] ?? 0] as const);
  return first ? pickWeighted((share - notRated) / (1 - notRated), [first, ...others]) : null;
}
