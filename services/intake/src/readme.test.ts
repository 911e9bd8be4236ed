import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rejectedDiagram } from './testing/rejected-diagram.ts';

const README = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const between = (marker: string): string =>
  new RegExp(`<!-- ${marker} -->([\\s\\S]*?)<!-- /${marker} -->`).exec(README)?.[1]?.trim() ?? '';

/** Files that take a customer's body, fields or number as they came; whoever imports one may see them, too. */
const CLEAR = [
  'accepted-order',
  'body-pieces',
  'read-letter',
  'forget-customer',
  'judge',
  'keyed-hashes',
  'post-orders',
  'record-order',
  'resubmit-rejected',
  'take-in',
  'turn-away',
];
const SEES: readonly RegExp[] = [
  /\bopen\b[^;]* from '@huiyin\/seal'/,
  /\b(?:workOrder|WorkOrder|Customer)\b[^;]* from '@huiyin\/contracts'/,
  new RegExp(`from '[^']*/(?:${CLEAR.join('|')})\\.ts'`),
];
const seesClear = (file: string, text: string): boolean =>
  CLEAR.includes(basename(file, '.ts')) ||
  importsIn(text).some((each) => SEES.some((sees) => sees.test(each)));
const importsIn = (text: string): readonly string[] => text.match(/^import [^;]*;/gm) ?? [];

describe('the README', () => {
  it('draws the states of a rejected body as the table has them', () => {
    expect(between('states of a rejected body')).toBe(`\`\`\`mermaid\n${rejectedDiagram()}\n\`\`\``);
  });

  it('names every file that can see a customer in clear, and no other', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(?:domain|work|doors|store)\/.*\.ts$/.test(file) && !file.endsWith('.test.ts'))
      .filter((file) => seesClear(file, readFileSync(join(import.meta.dirname, file), 'utf8')));
    const named = between('files that see customers in clear')
      .split('\n')
      .flatMap((row) => {
        const [room = '', ...names] = [...row.matchAll(/`([^`]+)`/g)].map(([, text]) => text);
        return names.map((name) => `${room}${name}`);
      });
    expect(named.sort()).toEqual(files.sort());
  });
});
