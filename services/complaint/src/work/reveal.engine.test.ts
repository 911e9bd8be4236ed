import { type KeyRing, SealBroken, seal } from '@huiyin/seal';
import { wordsContext } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { branch, CASE, secondCallback } from '../testing/cases.ts';
import { CONTACT, MOMENT, MONTH } from '../testing/complaints.ts';
import { CONCLUSION, openCase } from '../testing/owner.ts';
import { showDayOfReveals } from './note-reveal.ts';
import { settle } from './settle.ts';

const SAID = {
  kind: 'call',
  at: '2026-10-06T01:57:00.000Z',
  text: '投诉内容: 修完还漏气\nneighbours: 都这么说',
};

describe('a case that is opened to its owner', () => {
  it('shows whom to ring, what was said line by line, and what was concluded', async () => {
    await using complaints = await openCase();
    await complaints.acknowledge();
    await complaints.conclude();
    expect(await complaints.reveal()).toEqual({
      ok: true,
      value: { contact: CONTACT, words: [SAID, { kind: 'conclusion', at: MOMENT, text: CONCLUSION }] },
    });
  });

  it('shows what was said in the second callback too', async () => {
    await using complaints = await openCase();
    await complaints.acknowledge();
    await complaints.conclude();
    const taskId = `second-callback:${CASE}:1`;
    const key = await complaints.deps.keys.publicKey(MONTH);
    const context = wordsContext(branch.branch, taskId, 'claim-9');
    const sealedWords = seal(key, JSON.stringify({ remark: '还是漏' }), context);
    await settle(complaints.deps)(secondCallback({ solved: 'no' }, { sealedWords }));
    const outcome = await complaints.reveal();
    expect(outcome.ok && outcome.value.words.at(-1)).toEqual({
      kind: 'call',
      at: '2026-10-09T02:00:00.000Z',
      text: '客户原话: 还是漏',
    });
  });

  it('is noted by person and day, with the reason', async () => {
    await using complaints = await openCase();
    await complaints.acknowledge();
    await complaints.reveal();
    const day = showDayOfReveals(complaints.deps);
    expect(await day('officer-01', '2026-10-07')).toEqual({
      ok: true,
      value: { reveals: [{ at: MOMENT, about: CASE, reason: 'investigate' }] },
    });
    expect(await day('officer-02', '2026-10-07')).toEqual({ ok: true, value: { reveals: [] } });
    expect(await day('officer-01', '2026-10-07', 'bm9uZQ')).toEqual({
      ok: false,
      refusal: 'cursor-malformed',
    });
  });

  it('has that written down and logged before any envelope is opened', async () => {
    await using complaints = await openCase();
    await complaints.acknowledge();
    const seen: unknown[] = [];
    const watched: KeyRing = {
      ...complaints.deps.keys,
      privateKey: async (month) => {
        seen.push({ logged: complaints.logged.length, step: (await complaints.caseOf())?.steps.at(-1) });
        return complaints.deps.keys.privateKey(month);
      },
    };
    await complaints.reveal(undefined, watched);
    const step = { at: MOMENT, act: 'reveal', by: 'officer-01', reason: 'investigate', changed: {} };
    expect(seen).toEqual([
      { logged: 1, step },
      { logged: 1, step },
    ]);
    expect(complaints.logged).toEqual([{ caseId: CASE, caller: 'officer-01', reason: 'investigate' }]);
    // An opening says nothing to others.
    expect(await complaints.said()).toEqual([]);
  });

  it('shows neither contact nor words once the month is destroyed', async () => {
    await using complaints = await openCase();
    await complaints.acknowledge();
    await complaints.deps.keys.destroy(MONTH, MOMENT);
    expect(await complaints.reveal()).toEqual({ ok: true, value: { words: [] } });
  });

  it('shows nothing of the forgotten', async () => {
    await using complaints = await openCase();
    await complaints.acknowledge();
    await complaints.forget();
    expect(await complaints.reveal()).toEqual({ ok: true, value: { words: [] } });
  });

  it('does not open with the keys of another branch', async () => {
    await using complaints = await openCase();
    await complaints.acknowledge();
    await using other = await openCase();
    await expect(complaints.reveal(undefined, other.deps.keys)).rejects.toThrow(SealBroken);
  });
});
