import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBranch } from '@huiyin/infra/branch';
import { inTemporaryFolder, startOffice } from '@huiyin/office';

const MAPPING = `zone: Asia/Shanghai
formats: ['yyyy/M/d H:mm']
order:
  branch: { constant: longgang }
  orderId: { column: 工单号 }
  businessType: { constant: repair }
  team: { constant: repair-1 }
  customer:
    id: { column: 户号 }
    name: { column: 姓名 }
    phones: { columns: [电话], split: '/,' }
  completedAt: { column: 完成时间 }
extra: all
`;

const rowOf = (number: number): string =>
  [
    `IM-${number}`,
    `C${number}`,
    `住户${number}`,
    String(13_800_000_000 + number),
    `2026/10/${1 + (number % 20)} ${8 + (number % 10)}:05`,
    '更换阀门，已试漏',
  ].join(',');

export interface ImportFigures {
  readonly rows: number;
  readonly firstSeconds: number;
  readonly rowsPerSecond: number;
  /** The same file once more: every row is a duplicate. */
  readonly againRowsPerSecond: number;
  /** Signs of life on standard error, which is no terminal here. */
  readonly progressLines: number;
}

/** Imports a CSV file of so many rows into a branch that runs here, by the command that an operator types. */
export const measureImport = (rows: number): Promise<ImportFigures> =>
  inTemporaryFolder(async (folder) => {
    const [file, map] = [join(folder, 'export.csv'), join(folder, 'map.yaml')];
    const lines = Array.from({ length: rows }, (_, index) => rowOf(index));
    writeFileSync(file, ['工单号,户号,姓名,电话,完成时间,备注', ...lines, ''].join('\r\n'));
    writeFileSync(map, MAPPING);
    const office = await startOffice({
      branch: loadBranch('longgang'),
      dataDir: join(folder, 'data'),
      assemblyDir: join(folder, 'cdk.out'),
      port: 0,
      startAt: new Date('2026-10-21T09:00:00+08:00'),
    });
    try {
      const words = ['import', 'orders', file, '--map', map, '--json', '--url', office.url, '--data', folder];
      const first = await huiyin(words);
      const again = await huiyin(words);
      if (first.answer.recorded !== rows || again.answer.duplicates !== rows)
        throw new Error(`not all came in: ${JSON.stringify([first.answer, again.answer])}`);
      return {
        rows,
        firstSeconds: Math.round(first.seconds * 10) / 10,
        rowsPerSecond: Math.round(rows / first.seconds),
        againRowsPerSecond: Math.round(rows / again.seconds),
        progressLines: first.progressLines,
      };
    } finally {
      await office.stop();
    }
  });

interface Answer {
  readonly recorded: number;
  readonly duplicates: number;
}

async function huiyin(words: readonly string[]) {
  const before = performance.now();
  const program = new URL('../../packages/cli/src/main/huiyin.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [printed, remarks] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    remarks += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`huiyin ended with ${code}: ${remarks}`);
  return {
    answer: JSON.parse(printed) as Answer,
    seconds: (performance.now() - before) / 1000,
    progressLines: remarks.split('\n').filter((line) => line.trim() !== '').length,
  };
}
