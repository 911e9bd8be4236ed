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
 * The whole attack on branches that run here, the same for the same seed but for the moments of deaths. How far it has come, what
 * gave way and a summary are said on standard error; the process ends with 1 where something gave way or was left out.
 */
export async function measureAttack(seed: number): Promise<AttackFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-attack-'));
  try {
    const assemblies = await synthesizeBranches(folder);
    const draw = drawsOf(String(seed));
    const figures: AttackFigures = {
      seed,
      breakIns: await timed(() => attackWithTokens(assemblies)),
      kills: await timed(() => killDuringLoad(assemblies, draw, { orders: 300, kills: 20, workerKills: 60 })),
      hostile: await timed(async () =>
        withOffice(await openOfficeOf(assemblies, { at: AT }), (office) =>
          attackWithText(office, draw, { withinMs: HOSTILE_MS }),
        ),
      ),
    };
    for (const line of summaryOf(figures)) console.error(line);
    const { breakIns, kills, hostile } = figures;
    const broken = [breakIns, kills, hostile].flatMap((each) => each.broken);
    for (const line of broken.slice(0, BROKEN_SHOWN)) console.error(line);
    if (broken.length + hostile.untried.length > 0) process.exitCode = 1;
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was tried and what gave way, a line for each part. */
export const summaryOf = ({ breakIns, kills, hostile }: AttackFigures): readonly string[] => [
  `tokens: ${breakIns.cells} roles on routes, ${breakIns.foreign} calls with tokens of other branches, ${breakIns.forgedCalls} with ` +
    `${breakIns.forgeries} kinds of forged ones, ${breakIns.detours} detours, ${breakIns.odd} odd requests: ${ended(breakIns)}`,
  `kills: ${kills.kills} of the process, ${kills.workerKills} of workers; ${kills.orders} orders, ${kills.attempts} calls and ` +
    `${kills.commands} commands acknowledged, ${kills.repeated} requests repeated: ${ended(kills)}`,
  `texts: ${hostile.strings} strings in ${hostile.fields} fields, ${hostile.requests} requests, ${hostile.orders} orders, ` +
    `${hostile.spoken} things said, the slowest answer ${hostile.slowestMs} ms: ${ended(hostile)}` +
    (hostile.untried.length === 0 ? '' : `; no time was left for ${hostile.untried.length} routes`),
];

const ended = ({
  broken,
  seconds,
}: {
  readonly broken: readonly string[];
  readonly seconds: number;
}): string => `${broken.length} gave way (${seconds} s)`;

async function timed<Figures>(attack: () => Promise<Figures>): Promise<Timed<Figures>> {
  const began = performance.now();
  const figures = await attack();
  return { ...figures, seconds: Math.round((performance.now() - began) / 1000) };
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
