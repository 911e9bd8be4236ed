import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DATA_FORMAT, demandFormat } from './data-format.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-format-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string, text = ''): void => writeFileSync(join(folder, name), text);

describe('a data folder', () => {
  test('is marked when it is first used, and read again by the same version', () => {
    const data = join(folder, 'new');
    demandFormat(data);
    writeFileSync(join(data, 'cloud.db'), '');
    demandFormat(data);
    expect(readFileSync(join(data, 'format'), 'utf8')).toBe(`${DATA_FORMAT}\n`);
  });

  test('without stores may hold what others put there', () => {
    put('sample.json', '{}');
    demandFormat(folder);
    expect(readdirSync(folder).sort()).toEqual(['format', 'sample.json']);
  });

  test('whose first use ended before a store was made is used anew', () => {
    put('format');
    demandFormat(folder);
    expect(readFileSync(join(folder, 'format'), 'utf8')).toBe(`${DATA_FORMAT}\n`);
  });

  test.each([
    ['without a format', undefined],
    ['of an earlier format', `${DATA_FORMAT - 1}\n`],
    ['of a later format', `${DATA_FORMAT + 1}\n`],
    ['whose format cannot be read', ''],
  ])('with stores %s is refused by name and left as it is', (_, format) => {
    put('tables.db', 'as it was');
    if (format !== undefined) put('format', format);
    const before = readdirSync(folder);
    expect(() => demandFormat(folder)).toThrow(
      expect.objectContaining({
        code: 'data-format',
        message: `${folder} was written by another version and cannot be read by this one: --fresh starts anew`,
      }),
    );
    expect(readdirSync(folder)).toEqual(before);
  });
});
