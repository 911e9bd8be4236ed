import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** One word per thing: what somebody may write instead of the word that everybody else reads. */
const INSTEAD = [
  // `尚未结束` is another word.
  [/未结(?!束)/, '未办结'],
  [/重开|重新打开/, '重新处理'],
  [/问及/, '问到'],
] as const;

const SPOKEN = [
  'packages/*/src/**/*.ts',
  'packages/*/src/**/*.tsx',
  'services/*/src/**/*.ts',
  'infra/branches/*.yaml',
];

describe('everything that is said to people', () => {
  const files = globSync(SPOKEN).sort();

  it('is looked at', () => {
    expect(files).toContain('packages/page/src/text/words.ts');
    expect(files).toContain('packages/cli/src/commands/briefing-lines.ts');
  });

  it.each(INSTEAD)('never says %s: the word is %s', (other) => {
    expect(files.filter((file) => other.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
