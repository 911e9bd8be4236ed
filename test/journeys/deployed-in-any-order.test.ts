import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, SECOND_CALLBACK, taskIdOf } from '@huiyin/vocabulary';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { mixed, plantedCode, synthesizedFrom } from '../planted-code.ts';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';
import { PLANTED } from './planted-edits.ts';
import { itemsOf } from './raw-tables.ts';

/**
 * Which services run the planted code, step by step. For every two services that talk there is a step in which only the
 * one that says it is new, and one in which only the one that reads it is; then everything is rolled back.
 */
const STEPS: readonly (readonly string[])[] = [
  [],
  ['intake', 'callback'],
  ['sampling', 'complaint', 'briefing'],
  ['sampling', 'complaint'],
  ['intake', 'callback', 'briefing'],
  ['intake', 'sampling'],
  ['callback', 'complaint', 'briefing'],
  ['intake', 'sampling', 'callback', 'complaint', 'briefing'],
  [],
];

const PAIRS: readonly (readonly [says: string, reads: string])[] = [
  ['intake', 'sampling'],
  ['intake', 'callback'],
  ['intake', 'complaint'],
  ['sampling', 'callback'],
  ['sampling', 'briefing'],
  ['callback', 'complaint'],
  ['callback', 'briefing'],
  ['complaint', 'callback'],
  ['complaint', 'briefing'],
];

describe('the code as it is beside a copy with a planted change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-orders-of-deployment-'));
  const dataDir = join(folder, 'data');
  let planted: string;
  let office: BranchOffice | undefined;

  beforeAll(() => {
    planted = synthesizedFrom(plantedCode(join(folder, 'code'), PLANTED), join(folder, 'planted'));
  });
  afterAll(async () => {
    await office?.cloud.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is deployed in both orders for every pair of services that talk', () => {
    for (const [says, reads] of PAIRS) {
      const orders = STEPS.map((step) => [step.includes(says), step.includes(reads)].join());
      expect({ says, reads, orders: new Set(orders) }).toMatchObject({
        orders: new Set(['true,true', 'true,false', 'false,true', 'false,false']),
      });
    }
  });

  it.each(STEPS.map((services, index) => ({ services: services.join(' ') || 'none', index })))(
    'step $index, new code in: $services',
    async ({ index }) => {
      await office?.cloud.stop();
      const assembly = mixed(
        inject('assemblies').longgang,
        planted,
        STEPS[index] ?? [],
        join(folder, `step-${index}`),
      );
      office = await openOffice({
        ...(index === 0 && { at: '2026-10-05T02:30:00.000Z' }),
        cloud: { dataDir, assemblies: [assembly] },
      });
      await liveStep(office, index);
      expect(deadLettersOf(office)).toEqual([]);
    },
  );

  it('loses nothing: every order was called, every case is known, every figure is there', async () => {
    if (!office) throw new Error('no office is open');
    const { total, complaints, secondCallbacks } = await office.ask('supervisor', 'GET /briefings/{period}', {
      path: { period: '2026-10-05' },
    });
    expect(total).toMatchObject({ callbacks: 2 * STEPS.length, complaints: STEPS.length });
    expect(secondCallbacks.asked).toBe(STEPS.length);
    expect(complaints).toMatchObject({ raised: STEPS.length, closed: STEPS.length });
  });

  it('keeps what the newer code had written, though older code wrote the items again', async () => {
    if (!office) throw new Error('no office is open');
    const tasks = (await itemsOf(office.cloud, 'huiyin-longgang-callback')).filter(
      ({ t }) => t?.S === 'task',
    );
    const planted = tasks.filter(({ s }) => s?.M?.plantedField !== undefined);
    expect(planted.length).toBeGreaterThan(0);
    expect(office.logs.filter((line) => line.includes('"level":"ERROR"'))).toEqual([]);
  });
});

const deadLettersOf = ({ cloud: { queues } }: BranchOffice): readonly string[] =>
  queues.names().filter((name) => name.endsWith('-dead') && queues.depth(name).visible > 0);

/** One order whose customer is content, and one whose complaint goes up to its closure. */
async function liveStep(office: BranchOffice, index: number): Promise<void> {
  const content = `WO-${index}-CONTENT`;
  const angry = `WO-${index}-ANGRY`;
  await office.report(workOrderOf({ orderId: content }), workOrderOf({ orderId: angry }));
  const caseId = caseIdOf(taskIdOf(ROUTINE, angry), 1);
  for (let calls = 0; calls < 2; calls += 1) {
    const task = await office.claim('agent-01');
    const said = task.orderId === angry ? { overall: 'fail', complaint: '修完还漏气' } : {};
    const { status } = await office.answer('agent-01', task, { interview: contentWith(task, said) });
    expect(status).toBe(200);
  }
  for (const [step, body] of [
    ['acknowledge', {}],
    ['conclude', { valid: true, responsible: true, conclusion: '已重新维修' }],
  ] as const) {
    const { status } = await office.as('officer', `POST /complaints/{caseId}/${step}`, {
      path: { caseId },
      body,
    });
    expect(status).toBe(200);
    await office.cloud.quiet();
  }
  const second = await office.claim('agent-02');
  expect(second).toMatchObject({ programme: SECOND_CALLBACK, orderId: angry });
  await office.answer('agent-02', second, { interview: contentWith(second) });
  expect(await office.ask('officer', 'GET /complaints/{caseId}', { path: { caseId } })).toMatchObject({
    state: 'closed',
  });
}
