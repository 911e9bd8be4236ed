import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICES } from '@huiyin/infra/services';
import { synthesize } from '@huiyin/infra/synthesize';
import { namesOf } from '@huiyin/surface';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRAISE_SERVICE } from '../sixth-service/service.ts';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';
import { itemsOf, stateOf } from './raw-tables.ts';

const { table } = namesOf('longgang');

describe('a branch with a sixth service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-sixth-'));
  let office: BranchOffice;

  const facts = async () => Object.values(stateOf(await itemsOf(office.cloud, table('praise'))));

  beforeAll(async () => {
    const assembly = await synthesize({
      branch: 'longgang',
      outdir: folder,
      validate: false,
      services: [...SERVICES, PRAISE_SERVICE],
    });
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z', cloud: { assemblies: [assembly] } });
  });
  afterAll(async () => {
    await office.cloud.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps a fact of every interview, once, however often it is told', async () => {
    office.cloud.faults.disturb({ seed: 1, duplicate: 0.5, reorder: 0.5 });
    await office.report(
      ...[1, 2, 3].map((number) =>
        workOrderOf({ orderId: `WO-${number}`, customer: customerOf({ id: `C-${number}` }) }),
      ),
    );
    const praise = (orderId: string) => (orderId === 'WO-3' ? {} : { praise: '师傅很热情' });
    for (const agent of ['agent-01', 'agent-02', 'agent-03']) {
      const task = await office.claim(agent);
      await office.answer(agent, task, { interview: contentWith(task, praise(task.orderId)) });
    }
    expect(await facts()).toEqual(
      ['WO-1', 'WO-2', 'WO-3'].map((orderId) => ({
        taskId: taskIdOf(ROUTINE, orderId),
        day: '2026-10-05',
        team: 'repair-1',
        praised: orderId !== 'WO-3',
      })),
    );
  });

  it('counts them in the morning, while the five others do as ever', async () => {
    await office.until('2026-10-06T00:05:00.000Z');
    const counted = office.logs
      .filter((line) => line.includes('praises-counted'))
      .map((line) => JSON.parse(line));
    expect(counted).toEqual([expect.objectContaining({ from: 'praise/clock', day: '2026-10-05', count: 2 })]);
    const mails = await office.cloud.mails();
    expect(mails.filter(({ subject }) => subject.includes('2026-10-05'))).toHaveLength(2);
  });
});
