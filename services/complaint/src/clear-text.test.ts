import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = import.meta.dirname;
const SEALS_OR_OPENS = /import \{[^}]*\b(seal|open)\b[^}]*\} from '@huiyin\/seal'/;
const USES_WHAT_IS_OPENED = /from '\.\/open-envelopes\.ts'/;
const READS_BODIES = /\bhttpHandler\b/;

const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing/'),
);

it('is seen by the files that the README names, and by no others', () => {
  const clear = sources.filter((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    return [SEALS_OR_OPENS, USES_WHAT_IS_OPENED, READS_BODIES].some((pattern) => pattern.test(text));
  });
  const readme = readFileSync(join(ROOT, '../README.md'), 'utf8');
  const [, section = ''] = readme.split('## Who can see a customer in clear');
  const named = [...section.matchAll(/`src\/([^`]+)`/g)].map(([, file]) => file);
  expect(clear.sort()).toEqual(named.sort());
});
