import type { Questionnaire } from '@huiyin/contracts';
import { claimedTaskOf } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answer,
  askedOf,
  bodyOf,
  type Call,
  concernsOf,
  corrected,
  currentOf,
  dial,
  dispositionOf,
  end,
  goBack,
  goTo,
  hindranceOf,
  move,
  newCall,
  OUTCOMES,
  optionsOf,
  outcomeOf,
  ringAgain,
  toggleNoMoreCalls,
  write,
} from './model.ts';

const AT = '2026-10-06T02:00:00.000Z';
const LATER = '2026-10-06T02:01:30.000Z';
const fresh = newCall(claimedTaskOf());
const idOf = (call: Call) => currentOf(call)?.id;

/** Answers the question that is asked by its digit, as the keyboard does. */
const press = (call: Call, digit: number): Call => {
  const question = currentOf(call);
  const option = question && optionsOf(question, call.task.levels)[digit - 1];
  return question && option ? answer(call, question, option.id, AT) : call;
};
const content = [1, 1, 2, 2, 2, 2, 2].reduce(press, fresh);

describe('a call', () => {
  test('begins with nothing chosen and nothing to send', () => {
    expect(fresh.answers).toEqual({});
    expect(idOf(fresh)).toBe('visit');
    expect(dispositionOf(fresh)).toBeUndefined();
    expect(bodyOf(fresh, AT, true)).toBeUndefined();
  });

  test('is complete by seven digits, and says so before it is sent', () => {
    expect(dispositionOf(content)).toBe('complete');
    expect(bodyOf(content, LATER, true)).toEqual({
      disposition: 'complete',
      calledAt: AT,
      durationSeconds: 90,
      numberRung: 1,
      interview: {
        questionnaire: { id: 'on-site', version: 1 },
        answers: {
          visit: 'yes',
          appointment: 'yes',
          overall: 'good',
          manner: 'good',
          skill: 'good',
          timeliness: 'good',
          integrity: 'no',
          suggestion: null,
          praise: null,
          complaint: null,
        },
      },
      next: true,
    });
  });

  test('asks less when nobody came, and forgets what is no longer asked', () => {
    const visit = askedOf(content)[0];
    if (!visit) throw new Error('nothing is asked');
    const nobodyCame = answer(content, visit, 'no', LATER);
    expect(askedOf(nobodyCame).map(({ id }) => id)).toEqual(['visit', 'complaint']);
    expect(bodyOf(nobodyCame, LATER, false)?.interview?.answers).toEqual({ visit: 'no', complaint: null });
    expect(concernsOf(nobodyCame)).toEqual(['no-such-visit']);
  });

  test('goes one question back and on again, and stays within them', () => {
    const two = [1, 1].reduce(press, fresh);
    expect(idOf(two)).toBe('overall');
    expect(idOf(move(two, -1))).toBe('appointment');
    expect(idOf(move(move(two, -1), 1))).toBe('overall');
    expect(idOf(move(fresh, -1))).toBe('visit');
    expect(idOf(move(content, 99))).toBe('complaint');
  });

  test('a question that must be answered is open until it is', () => {
    const [visit] = askedOf(fresh);
    if (!visit) throw new Error('nothing is asked');
    expect(hindranceOf(answer(fresh, visit, null, AT))).toBe('questions-open');
  });

  test('words are kept as they are typed; blanks alone are no words', () => {
    const complaint = askedOf(content).at(-1);
    if (!complaint) throw new Error('nothing is asked');
    const said = write(content, complaint, ' 没穿鞋套 ', AT);
    expect(bodyOf(said, AT, true)?.interview?.answers).toMatchObject({ complaint: '没穿鞋套' });
    expect(concernsOf(said)).toEqual(['complaint']);
    const blank = write(content, complaint, '  ', AT);
    expect(bodyOf(blank, AT, true)?.interview?.answers).toMatchObject({ complaint: null });
  });
});

describe('how a call ends otherwise', () => {
  test.each(OUTCOMES.map((outcome, index) => [(index + 1) % 10, outcome] as const))(
    'the digit %i is %s in every call',
    (digit, outcome) => {
      expect(outcomeOf(digit)).toBe(outcome);
      expect(bodyOf(end(fresh, outcome, AT), AT, true)).toMatchObject({ disposition: outcome });
    },
  );

  test('only whoever was reached has answers: of one who broke off those up to the last', () => {
    const begun = [1, 1, 2].reduce(press, fresh);
    expect(bodyOf(end(begun, 'no-answer', AT), AT, true)?.interview).toBeUndefined();
    expect(bodyOf(end(begun, 'partial', AT), AT, true)?.interview?.answers).toEqual({
      visit: 'yes',
      appointment: 'yes',
      overall: 'good',
    });
  });

  test('an appointment is one of its own call; another outcome forgets it', () => {
    const later = ringAgain(fresh, '2026-10-07T01:30:00.000Z', AT);
    expect(bodyOf(later, AT, true)).toMatchObject({
      disposition: 'call-later',
      callAgainAt: '2026-10-07T01:30:00.000Z',
    });
    expect(end(later, 'busy', AT)).not.toHaveProperty('callAgainAt');
    expect(goBack(later)).not.toHaveProperty('outcome');
  });

  test('whoever refused may want no more calls at all: said, taken back, and of no other ending', () => {
    const refused = end(fresh, 'refused', AT);
    expect(bodyOf(refused, AT, true)).not.toHaveProperty('noMoreCalls');
    const never = toggleNoMoreCalls(refused);
    expect(bodyOf(never, AT, true)).toMatchObject({ disposition: 'refused', noMoreCalls: true });
    expect(bodyOf(toggleNoMoreCalls(never), AT, true)).not.toHaveProperty('noMoreCalls');
    expect(toggleNoMoreCalls(end(fresh, 'busy', AT))).not.toHaveProperty('noMoreCalls');
    for (const changed of [end(never, 'refused', AT), goBack(never), press(never, 1)])
      expect(changed).not.toHaveProperty('noMoreCalls');
    const body = bodyOf(never, AT, true);
    if (!body) throw new Error('it can be sent');
    expect(corrected(fresh, body, 1, LATER)).toMatchObject({ outcome: 'refused', noMoreCalls: true });
    const sending = { ...never, sending: body };
    expect(toggleNoMoreCalls(sending)).toBe(sending);
  });

  test('a case follows only from what was answered', () => {
    const bad = [1, 1, 5].reduce(press, fresh);
    expect(concernsOf(bad)).toEqual(['dissatisfied']);
    expect(concernsOf(end(bad, 'partial', AT))).toEqual(['dissatisfied']);
    expect(concernsOf(end(bad, 'refused', AT))).toEqual([]);
  });
});

describe('which number was rung', () => {
  const two = newCall(
    claimedTaskOf({ contact: { name: '示例客户', phones: ['13800000000', '13800000001'] } }),
  );

  test('must be said where there are several, and is the next one by each key', () => {
    const done = end(two, 'busy', AT);
    expect(hindranceOf(done)).toBe('number-open');
    expect(bodyOf(done, AT, true)).toBeUndefined();
    expect(
      [1, 2, 3].map(
        (times) => Array.from({ length: times }).reduce<Call>((call) => dial(call, AT), two).numberRung,
      ),
    ).toEqual([1, 2, 1]);
    expect(bodyOf(end(dial(two, AT, 2), 'busy', AT), AT, true)).toMatchObject({ numberRung: 2 });
  });

  test('is nobody’s where there is none to be seen', () => {
    const { contact: _, ...task } = claimedTaskOf();
    expect(bodyOf(end(newCall(task), 'busy', AT), AT, true)).not.toHaveProperty('numberRung');
    expect(dial(newCall(task), AT)).toEqual(newCall(task));
  });
});

describe('a call that is on its way', () => {
  const body = bodyOf(content, LATER, true);
  if (!body) throw new Error('it cannot be sent');
  const sending: Call = { ...content, sending: body };
  const [visit] = askedOf(content);
  if (!visit) throw new Error('nothing is asked');

  test.each<readonly [string, (call: Call) => Call]>([
    ['an answer', (call) => answer(call, visit, 'no', LATER)],
    ['words', (call) => write(call, visit, 'x', LATER)],
    ['an outcome', (call) => end(call, 'busy', LATER)],
    ['an appointment', (call) => ringAgain(call, '2026-10-07T01:30:00.000Z', LATER)],
    ['a move', (call) => move(call, -1)],
    ['a jump', (call) => goTo(call, 'visit')],
    ['a step back', goBack],
    ['a number', (call) => dial(call, LATER)],
  ])('is changed by nothing: %s', (_, step) => {
    expect(step(sending)).toEqual(sending);
  });

  test('is taken up again as it was sent, to be said anew', () => {
    const again = corrected(content, body, 0, '2026-10-06T02:11:30.000Z');
    const { next: _, ...result } = body;
    expect(bodyOf(again, '2026-10-06T02:05:00.000Z', false)).toEqual({ ...result, next: false });
    expect(dial(again, LATER)).toBe(again);
  });
});

/** Every kind of question, required or not, asked always or on a condition. */
const questionnaires = fc
  .array(
    fc.record({
      kind: fc.constantFrom('yes-no' as const, 'level' as const, 'number' as const, 'words' as const),
      required: fc.boolean(),
      depends: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map(
    (drawn): Questionnaire => ({
      id: 'drawn',
      version: 1,
      concerns: [],
      questions: drawn.map(({ kind, required, depends }, index) => ({
        id: `q${index}`,
        kind,
        required,
        text: { zh: '问', en: 'ask' },
        ...(depends && index > 0 && { when: { question: `q${index - 1}`, answered: true as const } }),
      })),
    }),
  );

test('whatever is asked, answering what is asked until nothing is open completes the call', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(questionnaires, (questionnaire) => {
      let call = newCall({ ...fresh.task, questionnaire });
      for (let turns = 0; turns < 20 && dispositionOf(call) === undefined; turns += 1) {
        const question = currentOf(call);
        if (!question) break;
        const value = question.kind === 'number' ? 3 : question.kind === 'words' ? '话' : 'yes';
        call = answer(call, question, value, AT);
      }
      const body = bodyOf(call, AT, true);
      expect(body?.disposition).toBe('complete');
      expect(Object.keys(body?.interview?.answers ?? {})).toEqual(askedOf(call).map(({ id }) => id));
    }),
  );
});
