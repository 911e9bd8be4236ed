import type { AttemptBody } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, claimOf, interviewed, satisfied } from '../testing/calls.ts';
import { routineTask, secondTask } from '../testing/events.ts';
import { ATTEMPT_RULES, issuesIn } from './attempt-rules.ts';

const branch = longgang();
const verdict = { solved: true, satisfied: true };
const issuesOf = (body: AttemptBody, task = routineTask()) =>
  issuesIn({ task, claim: claimOf('c-1'), body, now: at('06 10:05'), branch }).map(
    ({ path, rule }) => `${path} ${rule}`,
  );

/** Each rule by name, and one result that breaks it and no other. */
const broken: readonly [string, AttemptBody, ReturnType<typeof routineTask>?][] = [
  ['calledAt called-in-the-future', bodyOf({ calledAt: at('06 10:07') })],
  ['calledAt called-before-the-claim', bodyOf({ calledAt: at('06 09:56') })],
  ['answers required-when-complete', bodyOf({ disposition: 'complete' })],
  ['answers only-when-reached', bodyOf({ disposition: 'refused', answers: satisfied })],
  ['answers not-in-second-callback', bodyOf({ disposition: 'partial', answers: satisfied }), secondTask()],
  ['verdict required-when-complete', bodyOf({ disposition: 'complete' }), secondTask()],
  ['verdict only-when-complete', bodyOf({ disposition: 'partial', verdict }), secondTask()],
  ['verdict only-in-second-callback', interviewed({}, { verdict })],
  ['callAgainAt only-when-call-later', bodyOf({ callAgainAt: at('06 18:00') })],
  ['callAgainAt not-after-the-call', bodyOf({ disposition: 'call-later', callAgainAt: at('06 10:00') })],
  ['callAgainAt after-the-window', bodyOf({ disposition: 'call-later', callAgainAt: at('20 00:00') })],
];

describe('a result', () => {
  it.each(broken)('is refused for %s', (rule, body, task) => {
    expect(issuesOf(body, task)).toEqual([rule]);
  });

  it('has no rule that is not proved above', () => {
    expect(ATTEMPT_RULES.map(({ path, rule }) => `${path} ${rule}`)).toEqual(broken.map(([rule]) => rule));
  });

  it.each<[string, AttemptBody, ReturnType<typeof routineTask>?]>([
    ['a complete interview', interviewed()],
    ['one that was not rated', interviewed({ rating: undefined, aspects: undefined })],
    ['a partial one without answers', bodyOf({ disposition: 'partial' })],
    ['a call that reached nobody', bodyOf()],
    ['a wish to be rung later', bodyOf({ disposition: 'call-later', callAgainAt: at('06 18:00') })],
    ['a verdict', bodyOf({ disposition: 'complete', verdict }), secondTask()],
  ])('is taken: %s', (_, body, task) => {
    expect(issuesOf(body, task)).toEqual([]);
  });

  it.each([
    ['answers.questionnaire not-of-this-business-type', { questionnaire: { id: 'gas-on', version: 1 } }],
    ['answers.questionnaire not-of-this-business-type', { questionnaire: { id: 'on-site', version: 9 } }],
    ['answers.rating unknown-level', { rating: 'superb' }],
    ['answers.aspects unknown-aspect', { aspects: { standard: 'good' } }],
    ['answers.aspects unknown-level', { aspects: { manner: 'superb' } }],
  ])('is refused for %s', (rule, answers) => {
    expect(issuesOf(interviewed(answers))).toEqual([rule]);
  });

  it('may answer only what its questionnaire asks', () => {
    const answers = {
      ...satisfied,
      questionnaire: { id: 'counter', version: 1 },
      aspects: { manner: 'good' },
    };
    expect(issuesOf(interviewed(answers), routineTask({ businessType: 'counter' }))).toEqual([
      'answers.keptAppointment not-asked',
    ]);
  });

  it('answers nothing but words when no visit took place', () => {
    expect(issuesOf(interviewed({ visitTookPlace: false, complaint: '没人来过' }))).toEqual([
      'answers.rating not-asked-without-visit',
      'answers.aspects not-asked-without-visit',
      'answers.keptAppointment not-asked-without-visit',
      'answers.integrityConcern not-asked-without-visit',
    ]);
  });
});
