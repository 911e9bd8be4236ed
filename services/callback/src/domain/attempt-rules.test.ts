import type { AttemptBody } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, claimOf, interviewed, outcomeSaid, SATISFIED, spoken } from '../testing/calls.ts';
import { caseTask, orderTask } from '../testing/events.ts';
import { ATTEMPT_RULES, attemptIssues } from './attempt-rules.ts';

const branch = longgang();
const issuesOf = (body: AttemptBody, task = orderTask(), of = branch) =>
  attemptIssues({ task, claim: claimOf('c-1'), body, now: at('06 10:05'), branch: of }).map(
    ({ path, rule }) => `${path} ${rule}`,
  );
const later = (callAgainAt: string) => bodyOf({ disposition: 'call-later', callAgainAt });

/** Each rule by name, and one attempt that breaks it and no other. */
const broken: readonly [string, AttemptBody, ReturnType<typeof orderTask>?][] = [
  ['calledAt called-in-the-future', bodyOf({ calledAt: at('06 10:07') })],
  ['calledAt called-before-the-claim', bodyOf({ calledAt: at('06 09:56') })],
  ['interview required-when-complete', bodyOf({ disposition: 'complete' })],
  ['interview only-when-reached', bodyOf({ disposition: 'refused', interview: spoken(SATISFIED) })],
  ['interview.questionnaire not-of-this-task', interviewed(), caseTask()],
  [
    'interview.questionnaire unlisted-version',
    bodyOf({ disposition: 'partial', interview: spoken({}, 'on-site', 9) }),
  ],
  ['noMoreCalls only-when-refused', bodyOf({ disposition: 'no-answer', noMoreCalls: true })],
  ['callAgainAt only-when-call-later', bodyOf({ callAgainAt: at('06 18:00') })],
  ['callAgainAt not-after-the-call', later(at('06 10:00'))],
  ['callAgainAt outside-permitted-hours', later(at('06 21:30'))],
  ['callAgainAt after-the-window', later(at('20 09:00'))],
];

describe('an attempt', () => {
  it.each(broken)('is refused for %s', (rule, body, task) => {
    expect(issuesOf(body, task)).toEqual([rule]);
  });

  it('at the very end of its window, outside the hours, is refused for its window alone', () => {
    expect(issuesOf(later(at('19 00:00')), orderTask({ windowEndsAt: at('19 00:00') }))).toEqual([
      'callAgainAt after-the-window',
    ]);
    expect(issuesOf(later(at('19 21:30')), orderTask({ windowEndsAt: at('19 00:00') }))).toEqual([
      'callAgainAt after-the-window',
    ]);
  });

  it('has no rule that is not proved above', () => {
    expect(ATTEMPT_RULES.map(({ path, rule }) => `${path} ${rule}`)).toEqual(broken.map(([rule]) => rule));
  });

  it.each<[string, AttemptBody, ReturnType<typeof orderTask>?]>([
    ['a complete interview', interviewed()],
    ['one that was not rated', interviewed({ overall: null, manner: null })],
    ['a partial one without answers', bodyOf({ disposition: 'partial' })],
    [
      'a partial one as far as it came',
      bodyOf({ disposition: 'partial', interview: spoken({ visit: 'yes' }) }),
    ],
    ['a call that reached nobody', bodyOf()],
    ['a wish to be rung later', later(at('06 18:00'))],
    ['a second callback with its outcome', outcomeSaid({ solved: 'yes', satisfied: 'no' }), caseTask()],
    [
      'a second callback that was broken off',
      outcomeSaid({ solved: 'no' }, { disposition: 'partial' }),
      caseTask(),
    ],
    ['a call a minute ahead of our clock', bodyOf({ calledAt: at('06 10:06') })],
    ['a call a minute before its claim', bodyOf({ calledAt: at('06 09:57') })],
    [
      'a wish for the last moment of the window',
      later(at('07 09:59')),
      orderTask({ windowEndsAt: at('07 10:00') }),
    ],
    ['a wish for the moment at which calls are permitted again', later(at('06 14:00'))],
  ])('is taken: %s', (_, body, task) => {
    expect(issuesOf(body, task)).toEqual([]);
  });

  it('breaks several rules at once, and each is named', () => {
    expect(
      issuesOf(interviewed({ overall: 'superb' }, { calledAt: at('06 09:00'), callAgainAt: at('05 10:00') })),
    ).toEqual([
      'calledAt called-before-the-claim',
      'callAgainAt only-when-call-later',
      'callAgainAt not-after-the-call',
      'interview.answers.overall unknown-level',
    ]);
  });

  it('may come under an older version that the branch still lists, and is judged by that version', () => {
    const newer = branch.questionnaires.flatMap((each) => {
      if (each.id !== 'on-site') return [each];
      return [each, { ...each, version: 2, questions: each.questions.filter(({ id }) => id !== 'manner') }];
    });
    const both = { ...branch, questionnaires: newer };
    expect(issuesOf(interviewed(), orderTask(), both)).toEqual([]);
    expect(
      issuesOf(interviewed({}, { interview: spoken(SATISFIED, 'on-site', 2) }), orderTask(), both),
    ).toEqual(['interview.answers unknown-question']);
  });
});

describe('a required question', () => {
  const unsatisfied = { solved: 'yes' };

  it('is missed in a complete interview, and not in one that was broken off before it', () => {
    expect(issuesOf(outcomeSaid(unsatisfied), caseTask())).toEqual([
      'interview.answers.satisfied required-when-complete',
    ]);
    expect(issuesOf(outcomeSaid(unsatisfied, { disposition: 'partial' }), caseTask())).toEqual([]);
  });
});

describe('a wish for the moment at which the window ends', () => {
  it('comes too late', () => {
    const task = orderTask({ windowEndsAt: at('07 10:00') });
    expect(issuesOf(later(at('07 10:00')), task)).toEqual(['callAgainAt after-the-window']);
  });

  it('or for one after it, at night or at the end of all calendars, comes too late and breaks no other rule', () => {
    for (const moment of [at('20 21:30'), '9999-12-31T23:59:59.999Z'])
      expect(issuesOf(later(moment))).toEqual(['callAgainAt after-the-window']);
  });
});
