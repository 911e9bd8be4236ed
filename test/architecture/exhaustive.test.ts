import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantedCode } from '../planted-code.ts';

describe('a new word does not compile until every table has it:', () => {
  let folder: string;
  let complaints: readonly string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-exhaustive-'));
    const code = plantedCode(join(folder, 'code'), [
      {
        file: 'packages/vocabulary/src/dispositions.ts',
        find: "  'complete',",
        put: "  'complete',\n  'moved-away',",
      },
      {
        file: 'packages/vocabulary/src/concerns.ts',
        find: "= ['integrity',",
        put: "= ['noise', 'integrity',",
      },
      { file: 'packages/vocabulary/src/roles.ts', find: "'agent',", put: "'agent', 'apprentice'," },
    ]);
    const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], {
      cwd: code,
      encoding: 'utf8',
    });
    // Paths come with the system's separators, details on lines of their own.
    complaints = stdout
      .split('\n')
      .filter((line) => /^\S+\(\d+,\d+\): error/.test(line.replaceAll('\\', '/')));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['a disposition', 'moved-away', 'packages/vocabulary/src/dispositions.ts', 2],
    ['a disposition', 'moved-away', 'packages/page/src/sheets/disposition-sheet.ts', 1],
    ['a concern', 'noise', 'packages/vocabulary/src/concerns.ts', 1],
    ['a concern', 'noise', 'services/briefing/src/domain/complaint-figures.ts', 1],
    ['a role', 'apprentice', 'packages/vocabulary/src/roles.ts', 1],
  ])('%s (%s), in %s', (_, word, file, tables) => {
    const missing = complaints.filter(
      (line) => line.startsWith(file) && line.includes('error TS2741') && line.includes(word),
    );
    expect(missing).toHaveLength(tables);
  });
});
