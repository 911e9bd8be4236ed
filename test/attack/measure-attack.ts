import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawsOf } from '@huiyin/sample-month';
import { type BranchOffice, openOfficeOf } from '../journeys/branch-office.ts';
import { type Assemblies, synthesizeBranches } from '../journeys/synthesize-branches.ts';
import { type BreakIns, breakIn } from './break-in.ts';
import { attackWithText, type HostileFigures } from './hostile.ts';
import { type KillFigures, killDuringLoad } from './kills.ts';

type Timed<Figures> = Figures & { readonly seconds: number };

export interface AttackFigures {
  readonly seed: number;
  readonly breakIns: Timed<BreakIns>;
  readonly hostile: Timed<HostileFigures>;
  readonly kills: Timed<KillFigures>;
}

const AT = '2026-10-05T02:30:00.000Z';
/** On a quiet machine it needs two thirds of that; with the other two parts it ends within ten minutes there. */
const HOSTILE_MS = 6 * 60_000;
const BROKEN_SHOWN = 100;

/**
 * The whole attack on branches that run here, the same for the same seed but for the moments of deaths. How far it has come, and of
 * each part what was tried and what gave way, is said on standard error; the process ends with 1 where something gave way or was left out.
 */
export async function measureAttack(seed: number): Promise<AttackFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-attack-'));
  try {
    const assemblies = await synthesizeBranches(folder);
    const draw = drawsOf(String(seed));
    return {
      seed,
      breakIns: await told(() => attackWithTokens(assemblies), breakInsSaid),
      kills: await told(
        () => killDuringLoad(assemblies, draw, { orders: 300, kills: 20, workerKills: 60 }),
        killsSaid,
      ),
      hostile: await told(
        async () =>
          withOffice(await openOfficeOf(assemblies, { at: AT }), (office) =>
            attackWithText(office, draw, { withinMs: HOSTILE_MS }),
          ),
        hostileSaid,
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const breakInsSaid = (figures: BreakIns): string =>
  `tokens: ${figures.cells} roles on routes, ${figures.foreign} calls with tokens of other branches, ` +
  `${figures.forgedCalls} with ${figures.forgeries} kinds of forged ones, ${figures.detours} detours, ${figures.odd} odd requests`;

const killsSaid = (figures: KillFigures): string =>
  `kills: ${figures.kills} of the process, ${figures.workerKills} of workers; ${figures.orders} orders, ` +
  `${figures.attempts} calls and ${figures.commands} commands acknowledged, ${figures.repeated} requests repeated`;

const hostileSaid = (figures: HostileFigures): string =>
  `texts: ${figures.strings} strings in ${figures.fields} fields, ${figures.requests} requests, ${figures.orders} orders, ` +
  `${figures.spoken} things said, the slowest answer ${figures.slowestMs} ms`;

/** Says what a part came to, as soon as it has. */
async function told<
  Figures extends { readonly broken: readonly string[]; readonly untried?: readonly string[] },
>(attack: () => Promise<Figures>, said: (figures: Figures) => string): Promise<Timed<Figures>> {
  const began = performance.now();
  const figures = await attack();
  const seconds = Math.round((performance.now() - began) / 1000);
  const { broken, untried = [] } = figures;
  console.error(`${said(figures)}: ${broken.length} gave way; ${seconds} s`);
  for (const line of broken.slice(0, BROKEN_SHOWN)) console.error(`gave way: ${line}`);
  for (const line of untried) console.error(`no time was left for ${line}`);
  if (broken.length + untried.length > 0) process.exitCode = 1;
  return { ...figures, seconds };
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
