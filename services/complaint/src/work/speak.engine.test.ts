import { describe, expect, it } from 'vitest';
import { CASE, leader, supervisor } from '../testing/cases.ts';
import { openCase } from '../testing/owner.ts';
import { show } from './show.ts';
import { type Speech, speak } from './speak.ts';

const MADE = { kind: 'make-statement' } as const;
const APPEAL = { kind: 'appeal' } as const;
const judged = (responsible: boolean): Speech => ({ kind: 'adjudicate', valid: true, responsible });

async function openHearing() {
  const opened = await openCase();
  const say = (actor: Parameters<typeof opened.acknowledge>[0], speech: Speech, words: string) =>
    speak(opened.deps)({ caseId: CASE, actor: actor ?? leader, speech, words, traceId: 'trace-1' });
  return { ...opened, say, [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() };
}

describe('both sides', () => {
  it('lie sealed beside each other, and open to the owner with who said what', async () => {
    await using hearing = await openHearing();
    await hearing.acknowledge();
    expect(await hearing.say(leader, MADE, '已按约上门')).toMatchObject({ ok: true });
    expect(await hearing.say(leader, MADE, '客户当时不在家')).toMatchObject({ ok: true });
    expect(JSON.stringify(await hearing.caseOf())).not.toMatch(/上门|不在家/);
    const revealed = await hearing.reveal();
    if (!revealed.ok) throw new Error(revealed.refusal);
    expect(revealed.value.words.map(({ kind, by, text }) => [kind, by, text])).toEqual([
      ['call', undefined, expect.stringContaining('修完还漏气')],
      ['statement', 'team-leader-01', '已按约上门'],
      ['statement', 'team-leader-01', '客户当时不在家'],
    ]);
    expect((await hearing.caseOf())?.steps.map(({ act, by }) => [act, by])).toEqual([
      ['callback', undefined],
      ['acknowledge', 'officer-01'],
      ['make-statement', 'team-leader-01'],
      ['make-statement', 'team-leader-01'],
      ['reveal', 'officer-01'],
    ]);
  });

  it('an appeal is decided by another, and both judgements are told', async () => {
    await using hearing = await openHearing();
    await hearing.acknowledge();
    await hearing.conclude();
    expect(await hearing.say(leader, APPEAL, '与事实不符')).toMatchObject({ ok: true });
    const shown = await show(hearing.deps)(CASE, leader);
    expect(shown).toMatchObject({
      value: { leads: 'customer', servedSide: [{ kind: 'appeal', by: 'team-leader-01' }], nextSteps: [] },
    });
    expect(await hearing.say({ id: 'officer-01', roles: ['officer'] }, judged(true), 'x')).toMatchObject({
      refusal: 'judge-involved',
    });
    expect(await hearing.say(supervisor, judged(true), '维持有责')).toMatchObject({
      value: { responsible: true, appeal: { before: { valid: true, responsible: false } } },
    });
    expect(await hearing.said()).toEqual(['complaint.adjudicated']);
    expect(await hearing.say(supervisor, judged(false), 'again')).toMatchObject({ refusal: 'no-appeal' });
    expect(await show(hearing.deps)(CASE, leader)).toMatchObject({ value: { leads: 'decision' } });
  });

  it('go with the customer when they are forgotten', async () => {
    await using hearing = await openHearing();
    await hearing.acknowledge();
    await hearing.say(leader, MADE, '已按约上门');
    await hearing.forget();
    expect((await hearing.caseOf())?.words).toEqual([]);
  });

  it('of no case are refused', async () => {
    await using hearing = await openHearing();
    const none = { caseId: 'routine:none.1', actor: leader, words: 'x', traceId: 'trace-1' };
    for (const speech of [MADE, APPEAL, judged(true)])
      expect(await speak(hearing.deps)({ ...none, speech })).toMatchObject({ refusal: 'no-such-case' });
  });
});
