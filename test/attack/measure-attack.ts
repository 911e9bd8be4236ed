import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawsOf } from '@huiyin/sample-month';
import { type BranchOffice, openOfficeOf } from '../journeys/branch-office.ts';
import { type Assemblies, synthesizeBranches } from '../journeys/synthesize-branches.ts';
import { type BreakIns, breakIn } from './break-in.ts';
import { attackWithText, type HostileFigures } from './hostile.ts';
import { type KillFigures, killDuringLoad } from './kills.ts';

export interface AttackFigures {
  readonly seed: number;
  readonly breakIns: BreakIns;
  readonly hostile: HostileFigures;
  readonly kills: KillFigures;
}

const AT = '2026-10-05T02:30:00.000Z';

/** The whole attack on branches that run here, the same for the same seed but for the moments of deaths. What gave way is said on standard error, and the process ends with 1. */
export async function measureAttack(seed: number): Promise<AttackFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-attack-'));
  try {
    const assemblies = await synthesizeBranches(folder);
    const draw = drawsOf(String(seed));
    const figures = {
      seed,
      breakIns: await attackWithTokens(assemblies),
      hostile: await withOffice(await openOfficeOf(assemblies, { at: AT }), (office) =>
        attackWithText(office, draw),
      ),
      kills: await killDuringLoad(assemblies, draw, { orders: 300, kills: 20, workerKills: 60 }),
    };
    const broken = [figures.breakIns, figures.hostile, figures.kills].flatMap((each) => each.broken);
    for (const line of broken.slice(0, 100)) console.error(line);
    if (broken.length > 0) process.exitCode = 1;
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two branches on one cloud, and another on a cloud of its own. */
const attackWithTokens = async (assemblies: Assemblies): Promise<BreakIns> =>
  withOffice(
    await openOfficeOf(assemblies, { at: AT, branches: ['longgang', 'pingshan'] }),
    async ({ cloud }) =>
      withOffice(await openOfficeOf(assemblies, { at: AT }), ({ cloud: elsewhere }) =>
        breakIn({ cloud, api: 'huiyin-longgang-api', neighbourApi: 'huiyin-pingshan-api', elsewhere }),
      ),
  );

async function withOffice<Result>(
  office: BranchOffice,
  work: (office: BranchOffice) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(office);
  } finally {
    await office.cloud.stop();
  }
}
