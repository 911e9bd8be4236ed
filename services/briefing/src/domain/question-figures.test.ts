import { type BranchConfigurationInput, questionnaire } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { answeredWith, callbackFactOf, secondCallbackFactOf } from '../testing/facts.ts';
import { listQuestions } from './list-questions.ts';
import { questionFiguresOf } from './question-figures.ts';
import { addUp } from './tally.ts';
import { tallyOf, tallyOfSecond } from './tally-callback.ts';

const branch = longgang();
const figures = (tally: Record<string, number>, questionnaires = branch.questionnaires) =>
  questionFiguresOf(tally, { ...branch, questionnaires });
const text = (name: string) => ({ zh: name, en: name });
const versionOf = (
  version: number,
  questions: BranchConfigurationInput['questionnaires'][number]['questions'],
) => questionnaire.parse({ id: 'on-site', version, questions });

describe('the questions of a period', () => {
  it('are those that were asked, in the branch’s order, with what was answered', () => {
    const tally = addUp([
      tallyOf(callbackFactOf('a', { interview: answeredWith({ manner: 'good', hours: 2 }) })),
      tallyOf(callbackFactOf('b', { interview: answeredWith({ manner: null, praise: true, hours: 10 }) })),
      tallyOfSecond(secondCallbackFactOf()),
    ]);
    const found = figures(tally);
    expect(found.map(({ questionnaire, question }) => `${questionnaire} ${question}`)).toEqual([
      'on-site visit',
      'on-site appointment',
      'on-site overall',
      'on-site manner',
      'on-site integrity',
      'on-site suggestion',
      'on-site praise',
      'on-site complaint',
      'second-callback solved',
      'second-callback satisfied',
      'second-callback remark',
      'on-site hours',
    ]);
    expect(found.find(({ question }) => question === 'manner')).toEqual({
      questionnaire: 'on-site',
      question: 'manner',
      kind: 'level',
      text: { zh: '服务态度如何？', en: "How was the staff's manner?" },
      asked: 2,
      answered: 1,
      answers: branch.levels.map(({ id, name }) => ({ answer: id, name, count: id === 'good' ? 1 : 0 })),
    });
    expect(found.find(({ question }) => question === 'praise')).toMatchObject({
      kind: 'words',
      asked: 2,
      answered: 1,
      answers: [],
    });
  });

  it.each([
    ['on-site', 'visit', ['yes', 'no']],
    ['on-site', 'appointment', ['yes', 'no', 'none-made']],
    ['second-callback', 'solved', ['yes', 'no']],
  ])('of %s, %s, have every answer that could be given, given or not', (questionnaire, question, answers) => {
    const [found] = figures({ [`question.${questionnaire}.${question}.asked`]: 1 });
    expect(found?.answers.map(({ answer, count }) => [answer, count])).toEqual(
      answers.map((answer) => [answer, 0]),
    );
  });

  it('are worded as the newest version words them, with the choices of every version', () => {
    const choice = (id: string, name: string, ...choices: string[]) => ({
      id,
      kind: 'choice' as const,
      text: text(name),
      choices: choices.map((each) => ({ id: each, name: text(`${name}: ${each}`) })),
    });
    const questionnaires = [
      versionOf(1, [
        choice('tools', 'old', 'good', 'rusty'),
        { id: 'hat', kind: 'yes-no', text: text('hat') },
      ]),
      versionOf(2, [choice('tools', 'new', 'none', 'good')]),
    ];
    const found = figures(
      {
        'question.on-site.hat.asked': 1,
        'question.on-site.tools.asked': 2,
        'question.on-site.tools.is.rusty': 2,
      },
      questionnaires,
    );
    expect(found.map(({ question, text }) => [question, text.en])).toEqual([
      ['tools', 'new'],
      ['hat', 'hat'],
    ]);
    expect(found[0]?.answers).toEqual([
      { answer: 'none', name: text('new: none'), count: 0 },
      { answer: 'good', name: text('new: good'), count: 0 },
      { answer: 'rusty', name: text('old: rusty'), count: 2 },
    ]);
  });

  it('show an answer that is no longer on the scale by its id, after the others', () => {
    const [found] = figures({
      'question.on-site.manner.asked': 3,
      'question.on-site.manner.is.so-so': 1,
      'question.on-site.manner.is.meh': 2,
    });
    expect(found?.answers.slice(-2)).toEqual([
      { answer: 'meh', name: text('meh'), count: 2 },
      { answer: 'so-so', name: text('so-so'), count: 1 },
    ]);
  });

  it('show numbers in their order', () => {
    const questionnaires = [versionOf(1, [{ id: 'hours', kind: 'number', text: text('hours') }])];
    const [found] = figures(
      {
        'question.on-site.hours.asked': 3,
        'question.on-site.hours.is.10': 1,
        'question.on-site.hours.is.9': 1,
        'question.on-site.hours.is.3.5': 1,
      },
      questionnaires,
    );
    expect(found?.answers.map(({ answer }) => answer)).toEqual(['3.5', '9', '10']);
  });

  it.each([
    ['a known id', 'overall', { 'is.good': 1 }, 'level'],
    ['yes and no', 'dress', { 'is.yes': 1, 'is.no': 1 }, 'yes-no'],
    ['numbers', 'hours', { 'is.3.5': 1 }, 'number'],
    ['other answers', 'tools', { 'is.rusty': 1, 'is.1': 1 }, 'choice'],
    ['other answers beside yes', 'shoes', { 'is.yes': 1, 'is.rusty': 1 }, 'choice'],
    ['no answers', 'remark', {}, 'words'],
  ])('that no questionnaire asks any more are recognised by %s', (_by, question, given, kind) => {
    const tally = Object.fromEntries(
      Object.entries({ asked: 1, ...given }).map(([what, count]) => [
        `question.gone.${question}.${what}`,
        count,
      ]),
    );
    expect(figures(tally)[0]).toMatchObject({
      questionnaire: 'gone',
      question,
      kind,
      text: text(question),
      asked: 1,
      answered: 0,
    });
  });

  it('that no questionnaire asks any more show the answers that were given, and no others', () => {
    const [found] = figures({
      'question.gone.tools.asked': 3,
      'question.gone.tools.is.rusty': 2,
      'question.gone.tools.is.good': 1,
    });
    expect(found?.answers).toEqual([
      { answer: 'good', name: text('good'), count: 1 },
      { answer: 'rusty', name: text('rusty'), count: 2 },
    ]);
  });

  it('that no questionnaire asks any more come last, by their names', () => {
    const found = figures({
      'question.zz.a.asked': 1,
      'question.aa.b.asked': 1,
      'question.counter.visit.asked': 1,
    });
    expect(found.map(({ questionnaire }) => questionnaire)).toEqual(['counter', 'aa', 'zz']);
  });
});

describe('the list of questions', () => {
  it('has each question of each questionnaire once', () => {
    const keys = listQuestions(branch.questionnaires).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('gas-on.standard');
    expect(keys).toHaveLength(
      branch.questionnaires.reduce((sum, { questions }) => sum + questions.length, 0),
    );
  });
});
