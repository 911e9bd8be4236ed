import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseSettings } from './read-settings.ts';

const schema = z.strictObject({
  zone: z.string(),
  days: z.array(
    z.strictObject({
      from: z.int().min(1),
      source: z.union([z.strictObject({ column: z.string() }), z.strictObject({ constant: z.string() })]),
    }),
  ),
});
const parsed = (text: string | Uint8Array) =>
  parseSettings('a.yaml', typeof text === 'string' ? Buffer.from(text) : text, schema);
const GOOD = 'zone: UTC\ndays:\n  - { from: 1, source: { column: a } }\n';

describe('settings', () => {
  test.each([
    ['plain', GOOD],
    ['with a byte order mark', `\ufeff${GOOD}`],
    ['in UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le')],
    ['in JSON', JSON.stringify({ zone: 'UTC', days: [{ from: 1, source: { column: 'a' } }] })],
  ])('%s are read', (_how, text) => {
    expect(parsed(text)).toEqual({ zone: 'UTC', days: [{ from: 1, source: { column: 'a' } }] });
  });

  test('name every fault in a sentence of its own, with its line', () => {
    expect(() =>
      parsed(
        'zone: 1\ndays:\n  - from: 1\n    source: { column: 3 }\n  - { from: 0, source: { constant: x }, to: 4 }\n',
      ),
    ).toThrow(
      expect.objectContaining({
        code: 'file-wrong',
        message: expect.stringMatching(
          /^a\.yaml, line 1: zone .*\na\.yaml, line 4: days\.0\.source\.column .*\na\.yaml, line 5: days\.1\.from .*\na\.yaml, line 5: days\.1\.to is not known here$/,
        ),
      }),
    );
  });

  test.each([
    ['a tab', 'zone: UTC\n\tdays: []\n', /^a\.yaml, line 2: is neither YAML nor JSON/],
    ['a key that stands twice', 'zone: UTC\nzone: UTC\ndays: []\n', /^a\.yaml, line 2: .*duplicate key/],
    ['a cut-off file', '{ "zone": "UTC", "days": [', /^a\.yaml, line 1: is neither/],
    ['another encoding', Buffer.from([0x7a, 0xb9, 0xa4]), /^a\.yaml is not UTF-8$/],
    ['nothing', '', /^a\.yaml, line 1:/],
    ['an alias of nothing', 'zone: *a\ndays: []\n', /a\.yaml/],
  ])('with %s are refused in one sentence', (_what, text, message) => {
    expect(() => parsed(text)).toThrow(
      expect.objectContaining({ code: 'file-wrong', message: expect.stringMatching(message) }),
    );
  });
});
