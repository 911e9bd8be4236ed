import { questionnaire as contract, type GivenAnswers } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SATISFIED } from '../testing/calls.ts';
import {
  answerIssues,
  concernsIn,
  newestOf,
  publicAnswers,
  questionnaireOf,
  questionsAsked,
  wordsIn,
} from './questionnaire.ts';

const { levels, questionnaires } = longgang();
const text = (en: string) => ({ zh: en, en });

/** One question of every kind, and conditions on conditions. */
const questionnaire = contract.parse({
  id: 'test',
  version: 3,
  questions: [
    { id: 'visit', kind: 'yes-no', text: text('Did it take place?'), required: true },
    { id: 'overall', kind: 'level', text: text('How was it?'), when: { question: 'visit', is: ['yes'] } },
    { id: 'why', kind: 'words', text: text('Why?'), when: { question: 'overall', is: ['fail', 'pass'] } },
    {
      id: 'slippers',
      kind: 'choice',
      text: text('Shoe covers?'),
      choices: [
        { id: 'worn', name: text('worn') },
        { id: 'not-worn', name: text('not worn') },
      ],
    },
    { id: 'visits', kind: 'number', text: text('How many visits?') },
    { id: 'more', kind: 'words', text: text('More?'), when: { question: 'why', answered: true } },
    { id: 'often', kind: 'yes-no', text: text('So often?'), when: { question: 'visits', is: ['2', '3'] } },
  ],
  concerns: [
    { concern: 'no-such-visit', when: { question: 'visit', is: ['no'] } },
    { concern: 'complaint', when: { question: 'why', answered: true } },
    { concern: 'dissatisfied', when: { question: 'overall', is: ['fail'] } },
    { concern: 'complaint', when: { question: 'more', answered: true } },
  ],
});

const issuesOf = (given: GivenAnswers, isComplete = true) =>
  answerIssues({ questionnaire, given, isComplete }, levels).map(({ path, rule }) => `${path} ${rule}`);
const askedOf = (given: GivenAnswers) => questionsAsked(questionnaire, given).map(({ id }) => id);
const always = ['visit', 'slippers', 'visits'];

describe('which questions are asked', () => {
  it.each<[string, GivenAnswers, string[]]>([
    ['those without a condition', {}, always],
    ['those whose condition an answer meets', { visit: 'yes' }, ['visit', 'overall', 'slippers', 'visits']],
    ['not those whose condition it misses', { visit: 'no' }, always],
    ['not after an answer that was not given', { visit: null }, always],
    [
      'those on another that was answered with words',
      { visit: 'yes', overall: 'fail', why: '等了一天' },
      ['visit', 'overall', 'why', 'slippers', 'visits', 'more'],
    ],
    [
      'not those on another that was asked and not answered',
      { visit: 'yes', overall: 'fail', why: null },
      ['visit', 'overall', 'why', 'slippers', 'visits'],
    ],
    ['those on a number', { visits: 2 }, [...always, 'often']],
    ['none on a question that is not asked itself', { visit: 'no', overall: 'fail', why: '等' }, always],
  ])('%s', (_, given, asked) => {
    expect(askedOf(given)).toEqual(asked);
  });

  it('never depends on what an object brings along', () => {
    const strange = contract.parse({
      id: 'strange',
      version: 1,
      questions: [
        { id: 'constructor', kind: 'words', text: text('?') },
        { id: 'valueof', kind: 'words', text: text('?'), when: { question: 'constructor', answered: true } },
      ],
    });
    expect(questionsAsked(strange, {}).map(({ id }) => id)).toEqual(['constructor']);
    expect(publicAnswers({ questionnaire: strange, given: {}, isComplete: true })).toEqual({
      constructor: null,
    });
  });
});

describe('given answers', () => {
  const visit = { visit: 'yes' };
  it.each<[string, GivenAnswers, string[]]>([
    ['of every kind', { ...visit, overall: 'fail', why: '等', slippers: 'worn', visits: 2, often: 'no' }, []],
    ['left open', { ...visit, overall: null, slippers: null }, []],
    [
      'to a question that there is not',
      { ...visit, '13800000000': '1' },
      ['interview.answers unknown-question'],
    ],
    ['on no level', { ...visit, overall: 'superb' }, ['interview.answers.overall unknown-level']],
    ['of no choice', { ...visit, slippers: 'good' }, ['interview.answers.slippers unknown-choice']],
    ['neither yes nor no', { visit: 'maybe' }, ['interview.answers.visit unknown-choice']],
    ['a number for a level', { ...visit, overall: 5 }, ['interview.answers.overall wrong-kind']],
    ['a number for words', { ...visit, overall: 'fail', why: 5 }, ['interview.answers.why wrong-kind']],
    ['words for a number', { ...visit, visits: 'two' }, ['interview.answers.visits wrong-kind']],
    [
      'to a question that was not asked',
      { visit: 'no', overall: 'good' },
      ['interview.answers.overall not-asked'],
    ],
    [
      'saying that it was asked, too',
      { visit: 'no', overall: null },
      ['interview.answers.overall not-asked'],
    ],
    ['without a required one', { slippers: 'worn' }, ['interview.answers.visit required-when-complete']],
    ['with a required one left open', { visit: null }, ['interview.answers.visit required-when-complete']],
  ])('%s', (_, given, issues) => {
    expect(issuesOf(given)).toEqual(issues);
  });

  it('of a partial interview need not answer what is required', () => {
    expect(issuesOf({ visit: null }, false)).toEqual([]);
    expect(issuesOf({ visit: 'maybe' }, false)).toEqual(['interview.answers.visit unknown-choice']);
  });

  it('name every field at fault', () => {
    expect(issuesOf({ visit: 'no', overall: 'superb', slippers: 'x', '1': '1' })).toEqual([
      'interview.answers unknown-question',
      'interview.answers.overall not-asked',
      'interview.answers.slippers unknown-choice',
    ]);
  });
});

describe('public answers', () => {
  const of = (given: GivenAnswers, isComplete = true) => publicAnswers({ questionnaire, given, isComplete });

  it('are codes and numbers; of words only that something was said; null for what was asked and not answered', () => {
    expect(of({ visit: 'yes', overall: 'pass', why: '等了一天', visits: 1 })).toEqual({
      visit: 'yes',
      overall: 'pass',
      why: true,
      slippers: null,
      visits: 1,
      more: null,
    });
    expect(of({ visit: 'yes', overall: 'fail', why: null })).toMatchObject({ why: null });
  });

  it('of a partial interview end where the customer broke off', () => {
    expect(of({ visit: 'yes', overall: null }, false)).toEqual({ visit: 'yes', overall: null });
    expect(of({ slippers: 'worn' }, false)).toEqual({ visit: null, slippers: 'worn' });
    expect(of({}, false)).toEqual({});
  });

  it('hold an answer to exactly the questions asked, and no word of the customer', () => {
    const said = fc.constantFrom(null, '客户原话');
    const yesOrNo = fc.constantFrom(null, 'yes', 'no');
    const overall = fc.constantFrom(null, ...levels.map(({ id }) => id));
    const slippers = fc.constantFrom(null, 'worn', 'not-worn');
    const visits = fc.constantFrom(null, 1, 2, 3);
    const free = { overall, why: said, slippers, visits, more: said, often: yesOrNo };
    const whole = fc.record({ visit: fc.constantFrom('yes', 'no'), ...free }, { requiredKeys: ['visit'] });
    fc.assert(
      fc.property(whole, (drawn) => {
        // What is not asked has no answer; leaving it out changes nothing about what is asked.
        const answers = Object.fromEntries(
          Object.entries(drawn).filter(([id]) => askedOf(drawn).includes(id)),
        );
        expect(issuesOf(answers)).toEqual([]);
        const seen = of(answers);
        expect(Object.keys(seen).toSorted()).toEqual(askedOf(answers).toSorted());
        expect(JSON.stringify(seen)).not.toContain('客户');
        const words = wordsIn(questionnaire, answers) ?? {};
        expect(Object.keys(words)).toEqual(Object.keys(seen).filter((id) => seen[id] === true));
      }),
    );
  });
});

describe('the words of a call', () => {
  it('lie by question id; there are none when nothing was said', () => {
    expect(wordsIn(questionnaire, { visit: 'yes', overall: 'fail', why: '等了一天', more: null })).toEqual({
      why: '等了一天',
    });
    expect(wordsIn(questionnaire, { visit: 'yes', overall: 'fail', why: null })).toBeUndefined();
    expect(wordsIn(questionnaire, { visit: 'no', why: '没问' })).toBeUndefined();
  });
});

describe('concerns', () => {
  it('follow the questionnaire’s rules, each once, in their order', () => {
    const given = { visit: 'yes', overall: 'fail', why: '等', more: '很久' };
    expect(concernsIn(questionnaire, given)).toEqual(['complaint', 'dissatisfied']);
    expect(concernsIn(questionnaire, { visit: 'no' })).toEqual(['no-such-visit']);
    expect(concernsIn(questionnaire, { visit: 'yes', overall: 'good' })).toEqual([]);
  });

  it('rest on nothing that was not asked', () => {
    expect(concernsIn(questionnaire, { visit: 'no', overall: 'fail' })).toEqual(['no-such-visit']);
  });

  it.each<[string, GivenAnswers, string[]]>([
    ['a dissatisfied rating', { overall: 'fair' }, ['dissatisfied']],
    ['an explicit complaint', { complaint: '等了一天' }, ['complaint']],
    ['yes to the integrity question', { integrity: 'yes' }, ['integrity']],
    ['both at once', { integrity: 'yes', overall: 'fail' }, ['integrity', 'dissatisfied']],
    ['praise and a suggestion alone', { praise: '好', suggestion: '快些' }, []],
  ])('of the demo branch are brought by %s', (_, answers, concerns) => {
    const onSite = newestOf('on-site', questionnaires);
    expect(onSite && concernsIn(onSite, { ...SATISFIED, ...answers })).toEqual(concerns);
  });
});

describe('a branch’s questionnaires', () => {
  const list = [2, 10, 9].map((version) => ({ ...questionnaire, version }));
  it('are asked in the newest version, and answered in any that is listed', () => {
    expect(newestOf('test', list)?.version).toBe(10);
    expect(newestOf('other', list)).toBeUndefined();
    expect(questionnaireOf({ id: 'test', version: 9 }, list)?.version).toBe(9);
    expect(questionnaireOf({ id: 'test', version: 3 }, list)).toBeUndefined();
    expect(questionnaireOf({ id: 'other', version: 9 }, list)).toBeUndefined();
  });
});
