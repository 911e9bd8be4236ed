import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { huiyin } from '@huiyin/cli';
import type { ReviewAnswer } from '@huiyin/contracts';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const ROUND = 20;
/** At one call in twenty, that none of so many rounds is drawn happens once in five million lives. */
const ROUNDS_MAX = 15;
const month = '2026-10';

const emergency = (number: number) => {
  const { promised, ...order } = workOrderOf({
    orderId: `WO-${number}`,
    businessType: 'emergency-repair',
    team: 'emergency-1',
    customer: customerOf({ id: `C-${number}`, phones: [`138${String(number).padStart(8, '0')}`] }),
  });
  return order;
};

describe('calls that are drawn for review', () => {
  let office: BranchOffice;
  let folder: string;
  let calls = 0;

  const drawn = async (): Promise<readonly ReviewAnswer[]> =>
    (await office.ask('auditor', 'GET /reviews/{month}', { path: { month } })).reviews;

  async function audit() {
    const printed: string[] = [];
    const program = huiyin({
      fetch: globalThis.fetch,
      pause: () => Promise.resolve(),
      print: (line) => void printed.push(line),
      remark: () => {},
      now: () => office.cloud.clock.now(),
      isTerminal: false,
      environment: { HUIYIN_URL: Object.values(office.cloud.apis)[0] },
    });
    const fault = await program
      .parseAsync(['audit', 'reviews', month, '--json', '--data', folder], { from: 'user' })
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    return { answer: JSON.parse(printed[0] ?? 'null'), fault };
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-reviews-'));
    office = await openOffice({ at: '2026-10-05T03:00:00.000Z' });
    for (let round = 0; round < ROUNDS_MAX && (await drawn()).length === 0; round += 1) {
      await office.report(...Array.from({ length: ROUND }, (_, index) => emergency(calls + index)));
      for (let call = 0; call < ROUND; call += 1) {
        const task = await office.claim('agent-01');
        await office.answer('agent-01', task, { interview: contentWith(task) });
      }
      calls += ROUND;
      await office.cloud.quiet();
    }
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await office.cloud.stop();
  });

  it('are scored by two who do not know of each other’s score, told and answered', async () => {
    const [{ claimId, agent } = expect.fail()] = await drawn();
    expect(agent).toBe('agent-01');
    const path = { month, claimId };
    const { sheets } = await office.ask('shift-leader', 'GET /review-sheets');
    const [sheet = expect.fail()] = sheets;
    const points = Object.fromEntries(sheet.items.map((item) => [item.id, item.points[0] ?? 0]));
    const score = 'PUT /reviews/{month}/{claimId}/score';
    const own = await office.ask('shift-leader', score, { path, body: { points, fatal: [] } });
    expect(own).toMatchObject({ scored: 1, scores: [{ total: 100 }] });
    const read = 'GET /reviews/{month}/{claimId}';
    expect(await office.ask('supervisor', read, { path })).toMatchObject({ scored: 1, scores: [] });
    expect(await office.ask('auditor', read, { path })).toMatchObject({ scored: 1, scores: [] });
    const body = { points, fatal: ['rude'], remark: '与客户争吵' };
    expect(await office.ask('supervisor', score, { path, body })).toMatchObject({ result: 'disputed' });
    await office.ask('supervisor', 'POST /reviews/{month}/{claimId}/feedback', {
      path,
      body: { words: '请控制情绪' },
    });
    const told = await office.ask('agent', 'GET /feedback', { person: 'agent-01' });
    expect(told.reviews).toMatchObject([{ claimId, scored: 2, feedback: { words: '请控制情绪' } }]);
    await office.ask('agent', 'POST /reviews/{month}/{claimId}/answer', {
      path,
      body: { words: '今后注意' },
      person: 'agent-01',
    });
    const figures = await office.ask('supervisor', 'GET /review-figures/{month}', { path: { month } });
    expect(figures).toMatchObject({ results: { passed: 0, failed: 0, disputed: 1 }, told: 1, answered: 1 });
  });

  it('are drawn again by anybody, once the month’s key is revealed', async () => {
    await office.until('2026-10-06T03:00:00.000Z');
    expect((await audit()).fault).toMatchObject({ code: 'key-not-revealed' });
    await office.until('2026-11-14T17:00:00.000Z');
    const { answer, fault } = await audit();
    expect(fault).toBeUndefined();
    const count = (await drawn()).length;
    expect(answer).toMatchObject({ calls, drawn: count, recorded: count, findings: [] });
  });
});
