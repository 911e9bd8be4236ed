import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder } from '@huiyin/office';
import { writeXlsx } from 'hucre/xlsx';

/** Reads the rows of an XLSX file of six columns, in a process of its own. */
export const measureWorkbook = (rows: number): Promise<object> =>
  inTemporaryFolder(async (folder) => {
    const file = join(folder, 'export.xlsx');
    const cells = Array.from({ length: rows }, (_, index) => [
      `IM-${index}`,
      `C${index}`,
      `住户${index}`,
      String(13_800_000_000 + index),
      new Date(Date.UTC(2026, 9, 1 + (index % 20), 8, index % 60)),
      `更换阀门，已试漏 ${index}`,
    ]);
    const header = ['工单号', '户号', '姓名', '电话', '完成时间', '备注'];
    writeFileSync(file, await writeXlsx({ sheets: [{ name: '导出', rows: [header, ...cells] }] }));
    const program = new URL('read-workbook.ts', import.meta.url).pathname;
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return { fileMegabytes: Math.round(statSync(file).size / 1e5) / 10, ...JSON.parse(stdout) };
  });
