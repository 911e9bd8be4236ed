import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';

const STRANGER = join(import.meta.dirname, '../stranger');
const MOMENT = '2026-10-05T02:30:00.000Z';

/** Runs a program in the stranger's folder; its lines, and how it ended. */
async function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly lines: readonly string[] }> {
  const child = spawn(program, args, {
    cwd: STRANGER,
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...environment },
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const lines = Buffer.concat(output)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  return { code, lines };
}

describe('a client that a tool generated from openapi.json', () => {
  let office: BranchOffice;
  let address: string;
  beforeAll(async () => {
    office = await openOffice({ at: MOMENT });
    address = Object.values(office.cloud.apis)[0] ?? '';
    expect(await run(process.execPath, ['make-client.ts', address])).toEqual({ code: 0, lines: [] });
  });
  afterAll(() => office.cloud.stop());

  it('compiles, and so does a program that uses it', async () => {
    const tsc = join(STRANGER, 'node_modules/typescript/bin/tsc');
    expect(await run(process.execPath, [tsc, '-p', '.'])).toEqual({ code: 0, lines: [] });
  });

  it('reports an order, rings its customer and works the complaint to its end', async () => {
    const tokenOf = (role: string, person?: string) =>
      office.cloud.token({ role, ...(person !== undefined && { person }) });
    const tokens = {
      upstream: await tokenOf('upstream'),
      officer: await tokenOf('officer'),
      'agent-01': await tokenOf('agent', 'agent-01'),
      'agent-02': await tokenOf('agent', 'agent-02'),
    };
    const { code, lines } = await run(process.execPath, ['work-a-case.ts'], {
      HUIYIN_ADDRESS: address,
      HUIYIN_MOMENT: MOMENT,
      HUIYIN_TOKENS: JSON.stringify(tokens),
    });
    expect(code, lines.join('\n')).toBe(0);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      {
        reported: ['recorded'],
        call: 'closed',
        secondAbout: 'WO-STRANGER-1',
        closedBecause: 'solved',
        solved: true,
      },
      { status: 403, problem: expect.stringMatching(/:role-may-not$/) },
    ]);
    await office.cloud.quiet();
    expect(office.events().at(-1)).toBe('complaint.closed');
  });
});
