import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FINDINGS, SUPPRESSIONS } from './audit-sample.ts';
import { commitmentOf } from './commitment.ts';
import { drawer } from './drawer.ts';
import { barOf, isSampled } from './is-sampled.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/sampling.md'), 'utf8');
const [, VECTOR = ''] = PAGE.split('## A test vector');
const key = /key `([0-9a-f]{64})`/.exec(VECTOR)?.[1] ?? expect.fail();
const rows = [
  ...VECTOR.matchAll(
    /^\| `(.+)` \| ([\d.]+) \| `([0-9a-f]{14})` \| (?:`([0-9a-f]{14})`|none) \| (yes|no) \|$/gm,
  ),
].map(([, orderId = '', p, draw, bar, isIn]) => ({ orderId, p: Number(p), draw, bar, isIn: isIn === 'yes' }));

describe('the page on the sample', () => {
  it('has a vector', () => expect(rows).toHaveLength(7));

  it('has the commitment that the code makes, and that a hash of the line makes', () => {
    const commitment = commitmentOf({ branch: 'longgang', month: '2026-10', key });
    expect(VECTOR).toContain(`\n${commitment}\n`);
    const line = `huiyin sampling key longgang 2026-10 ${key}`;
    expect(createHash('sha256').update(line).digest('hex')).toBe(commitment);
  });

  it.each(rows)('draws $orderId at $p as the code does', ({ orderId, p, draw, bar, isIn }) => {
    expect(drawer(Buffer.from(key, 'hex'))(orderId)).toBe(draw);
    expect(barOf(p)).toBe(bar);
    expect(isSampled(draw ?? '', p)).toBe(isIn);
  });

  // Written from the page alone, in another way than the code.
  it.each(rows)('says all that is needed to draw $orderId at $p', ({ orderId, p, isIn }) => {
    const digits = createHmac('sha256', Buffer.from(key, 'hex')).update(orderId, 'utf8').digest('hex');
    const drawn = BigInt(`0x${digits.slice(0, 14)}`);
    const hundredths = BigInt(Math.round(p * 100));
    expect(drawn * 100n >= (100n - hundredths) * 2n ** 56n && p > 0).toBe(isIn);
  });

  it('names every finding and every suppression', () => {
    for (const name of [...FINDINGS, ...SUPPRESSIONS]) expect(PAGE).toContain(`\`${name}\``);
  });
});
