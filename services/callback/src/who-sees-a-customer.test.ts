import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = import.meta.dirname;
const files = globSync('{domain,work,doors,store}/*.ts', { cwd: root }).filter(
  (path) => !path.endsWith('.test.ts'),
);
/** Code without its comments. */
const textOf = (path: string): string =>
  readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

/** Types and functions in which a contact or a customer's words are in clear. */
const CLEAR = [
  'Contact',
  'ClaimedTask',
  'NextAnswer',
  'openContact',
  'showClaim',
  'claimNext',
  'AttemptBody',
  'AttemptResult',
  'AttemptGiven',
  'CorrectAttempt',
  'GivenAnswers',
  'RecordAttempt',
  'recordAttempt',
];
const isClear = new RegExp(`\\b(${CLEAR.join('|')})\\b`);

describe('a customer in clear', () => {
  it('comes out of an envelope, and words go into one, in a single file', () => {
    const sealing = files.filter((path) =>
      /import \{[^}]*\b(open|seal)\b[^}]*\} from '@huiyin\/seal'/.test(textOf(path)),
    );
    expect(sealing).toEqual(['work/envelopes.ts']);
  });

  it('is seen by the files that the README names, and by no others', () => {
    const seeing = files.filter((path) => isClear.test(textOf(path)));
    const readme = readFileSync(join(root, '../README.md'), 'utf8');
    const table = readme.split('| File | Sees |')[1]?.split('\n\n')[0] ?? '';
    const named = [...table.matchAll(/`((?:domain|work|doors|store)\/[\w-]+\.ts)`/g)].map(([, path]) => path);
    expect(seeing.toSorted()).toEqual(named.toSorted());
  });
});
