import { describe, expect, it } from 'vitest';
import type { Actor } from '../domain/commands.ts';
import { EVIDENCE_MAX } from '../domain/evidence.ts';
import { CASE, leader, officer, supervisor } from '../testing/cases.ts';
import { openCase } from '../testing/owner.ts';
import { attachEvidence, openEvidence, openUpload } from './attach-evidence.ts';
import { show } from './show.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const PAGE = new TextEncoder().encode('<script>alert(1)</script>');

async function openHanding() {
  const opened = await openCase();
  const { memory, deps } = opened;
  const by = (actor: Actor) => ({ caseId: CASE, actor, traceId: 'trace-1' });
  const ask = (actor: Actor) => openUpload(deps)({ ...by(actor), type: 'image/png', bytes: PNG.length });
  /** Puts these bytes where the link says, and confirms them. */
  const hand = async (actor: Actor, body: Uint8Array, type = 'image/png') => {
    const asked = await ask(actor);
    if (!asked.ok) throw new Error(asked.refusal);
    const { evidenceId: id, upload } = asked.value;
    memory.put(upload.url, type, body);
    return { id, answer: await attachEvidence(deps)({ ...by(actor), id }) };
  };
  return {
    ...opened,
    ask,
    hand,
    confirm: (actor: Actor, id: string) => attachEvidence(deps)({ ...by(actor), id }),
    open: (actor: Actor, id: string, reason: 'investigate' | 'audit' = 'investigate') =>
      openEvidence({ ...deps, logReveal: (each) => void opened.logged.push(each) })({
        ...by(actor),
        id,
        reason,
      }),
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

describe('evidence', () => {
  it('is looked at, named by its case and moved to its files; twice is once', async () => {
    await using handing = await openHanding();
    const { id, answer } = await handing.hand(leader, PNG);
    const evidence = { id, at: expect.any(String), by: 'team-leader-01', type: 'image/png', bytes: 11 };
    expect(answer).toEqual({ ok: true, value: { team: 'repair-1', evidence } });
    expect(handing.memory.keys()).toEqual([`evidence/${CASE}/${id}`]);
    expect(await handing.confirm(leader, id)).toEqual(answer);
    expect((await handing.caseOf())?.evidence).toEqual([evidence]);
    expect((await handing.caseOf())?.steps.map(({ act }) => act)).toEqual(['callback', 'attach']);
    expect(await show(handing.deps)(CASE, officer)).toMatchObject({ value: { evidence: [evidence] } });
  });

  it('is moved after all where the machine died between the two, and written once', async () => {
    await using handing = await openHanding();
    const { bucket } = handing.deps;
    const dying = {
      ...bucket,
      copy: async (): Promise<boolean> => {
        throw new Error('died');
      },
    };
    const asked = await handing.ask(leader);
    if (!asked.ok) throw new Error(asked.refusal);
    const { evidenceId: id, upload } = asked.value;
    handing.memory.put(upload.url, 'image/png', PNG);
    const command = { caseId: CASE, actor: leader, traceId: 'trace-1', id };
    await expect(attachEvidence({ ...handing.deps, bucket: dying })(command)).rejects.toThrow('died');
    expect(await handing.confirm(leader, id)).toMatchObject({ ok: true });
    expect(handing.memory.keys()).toEqual([`evidence/${CASE}/${id}`]);
    expect((await handing.caseOf())?.evidence).toHaveLength(1);
  });

  it.each([
    ['a page that is called a picture', PAGE, 'image/png'],
    ['a picture that is called another', PNG, 'image/jpeg'],
    ['a picture that is called a page', PNG, 'text/html'],
    [
      'one that is larger than it may be',
      Uint8Array.from([...PNG, ...new Array(10_000_000).fill(0)]),
      'image/png',
    ],
  ])('%s is refused and taken away', async (_, body, type) => {
    await using handing = await openHanding();
    const { id, answer } = await handing.hand(leader, body, type);
    expect(answer).toEqual({ ok: false, refusal: 'evidence-forged' });
    expect(handing.memory.keys()).toEqual([]);
    expect(await handing.confirm(leader, id)).toEqual({ ok: false, refusal: 'evidence-absent' });
    expect((await handing.caseOf())?.evidence).toEqual([]);
  });

  it('comes from either side and from nobody else, up to ten files, until the case is closed', async () => {
    await using handing = await openHanding();
    expect(await handing.ask(officer)).toMatchObject({ refusal: 'not-the-owner' });
    expect(await handing.ask({ ...leader, team: 'repair-2' })).toMatchObject({ refusal: 'not-the-owner' });
    expect(await handing.ask({ ...supervisor, team: 'repair-1' })).toMatchObject({
      refusal: 'not-the-owner',
    });
    expect(await handing.ask(supervisor)).toMatchObject({ ok: true });
    await handing.acknowledge();
    expect(await handing.ask(officer)).toMatchObject({ ok: true });
    for (let count = 0; count < EVIDENCE_MAX; count += 1) await handing.hand(leader, PNG);
    expect(await handing.ask(leader)).toMatchObject({ refusal: 'too-much-evidence' });
  });

  it('opens to who may open the customer, as a step that is logged', async () => {
    await using handing = await openHanding();
    await handing.acknowledge();
    const { id } = await handing.hand(leader, PNG);
    expect(await handing.open({ id: 'officer-02', roles: ['officer'] }, id)).toMatchObject({
      refusal: 'not-the-owner',
    });
    expect(await handing.open(officer, id)).toMatchObject({
      value: { url: `https://bucket.example/evidence/${CASE}/${id}?name=${id}.png` },
    });
    expect(handing.logged).toEqual([{ caseId: CASE, caller: 'officer-01', reason: 'investigate' }]);
    expect((await handing.caseOf())?.steps.at(-1)).toMatchObject({ act: 'reveal', by: 'officer-01' });
    expect(await handing.open(officer, 'other')).toMatchObject({ refusal: 'evidence-absent' });
  });

  it('goes with the customer, files first', async () => {
    await using handing = await openHanding();
    await handing.hand(leader, PNG);
    await handing.hand(leader, PNG);
    await handing.forget();
    expect(handing.memory.keys()).toEqual([]);
    expect((await handing.caseOf())?.evidence).toEqual([]);
  });
});
