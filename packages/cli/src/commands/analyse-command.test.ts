import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BriefingDocument } from '@huiyin/contracts';
import { ANALYSIS, documentOf } from '@huiyin/page/testing';
import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { analyseComplaints } from './analyse-command.ts';

const analysisOf = (cases: number) => ({ ...ANALYSIS, cases });

const atOffice = (analysis: BriefingDocument['analysis'], json = false) => {
  const body = documentOf({ ...(analysis && { analysis }) });
  const world = worldOf({ 'GET /briefings/{period}': () => ({ status: 200, body }) });
  const session = openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json, english: true }, world);
  return { world, session, body };
};

describe('complaints are analysed', () => {
  test('as the briefing says, and nothing else of it', async () => {
    const { world, session } = atOffice(analysisOf(3));
    await analyseComplaints(session, '2026-11', {});
    expect(world.printed[0]).toBe('Longgang 2026-11 (2026-11-01 – 2026-11-21)');
    expect(world.printed).toContain('What cases were about');
    expect(world.printed).toContain('- Complaints raised · Cases 7');
    const quiet = atOffice(analysisOf(0));
    await analyseComplaints(quiet.session, '2026-11', {});
    expect(quiet.world.printed).toHaveLength(2);
    expect(quiet.world.printed[1]).toBe('no case was raised in this period');
  });

  test('in JSON with the briefing’s snapshot', async () => {
    const { world, session, body } = atOffice(analysisOf(3), true);
    await analyseComplaints(session, '2026-11', {});
    expect(JSON.parse(world.printed.join(''))).toMatchObject({
      period: '2026-11',
      through: '2026-11-21',
      snapshot: body.snapshot,
      analysis: { complaints: 7 },
    });
  });

  test('in files in which nothing is worked out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-'));
    try {
      const { world, session } = atOffice(analysisOf(3));
      const [csv, xlsx] = [join(folder, 'a.csv'), join(folder, 'a.xlsx')];
      await analyseComplaints(session, '2026-11', { csv, xlsx });
      expect(world.printed).toEqual([]);
      const text = readFileSync(csv, 'utf8');
      expect(text).toContain('Hot and hard spots,hot · Cause · =manner,Cases,4');
      expect(text).not.toMatch(/(?:^|[,\n])=/);
      expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('of no day and no week', async () => {
    const { session } = atOffice(undefined);
    await expect(analyseComplaints(session, '2026-10-05', {})).rejects.toThrow(
      'complaints are analysed by month, quarter and year',
    );
  });
});
