import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf, monthPrivateKey, monthPublicKey, monthsSealedIn, open, SealBroken, seal } from './index.ts';

function pairOf(month: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    publicKey: monthPublicKey(month, publicKey.export({ format: 'der', type: 'spki' })),
    privateKey: monthPrivateKey(month, privateKey.export({ format: 'der', type: 'pkcs8' })),
  };
}

const october = pairOf('2026-10');
const november = pairOf('2026-11');
const order = ['longgang', 'WO-1', '1'];
const wellFormed = fc.string({ unit: 'binary', maxLength: 400 });

describe('an envelope', () => {
  it('gives back to its key and context exactly what was sealed', () => {
    fc.assert(
      fc.property(wellFormed, fc.array(wellFormed, { maxLength: 4 }), (text, context) => {
        expect(open(october.privateKey, seal(october.publicKey, text, context), context)).toBe(text);
      }),
    );
  });

  it('is 52 bytes longer than what it holds', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const bytes = Buffer.from(seal(october.publicKey, text, order), 'base64url').length;
        expect(bytes).toBe(Buffer.byteLength(text) + 52);
      }),
    );
  });

  it('is another one each time', () => {
    expect(seal(october.publicKey, '13800000000', order)).not.toBe(
      seal(october.publicKey, '13800000000', order),
    );
  });

  it('says which month opens it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5460 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
        const month = `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`;
        expect(monthOf(seal({ ...october.publicKey, month }, 'x', order))).toBe(month);
      }),
    );
  });

  it('does not open once any byte of it was changed', () => {
    const bytes = Buffer.from(seal(october.publicKey, '示例客户', order), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(october.privateKey, changed.toString('base64url'), order)).toThrow(SealBroken);
    }
  });

  it('does not open cut short, prolonged or spelled another way', () => {
    const sealed = seal(october.publicKey, '示例客户', order);
    for (const other of ['', 'x', sealed.slice(0, -4), `${sealed}AAAA`, `${sealed}=`, ` ${sealed}`])
      expect(() => open(october.privateKey, other, order)).toThrow(SealBroken);
  });

  it('says no month when it is too short for an envelope, or of another version', () => {
    const bytes = Buffer.from(seal(october.publicKey, '', order), 'base64url');
    for (let length = 0; length < bytes.length; length++)
      expect(() => monthOf(bytes.subarray(0, length).toString('base64url'))).toThrow(SealBroken);
    bytes[0] = 2;
    expect(() => monthOf(bytes.toString('base64url'))).toThrow(SealBroken);
  });

  it.each([
    ['another order', ['longgang', 'WO-2', '1']],
    ['another branch', ['nyc311', 'WO-1', '1']],
    ['another revision', ['longgang', 'WO-1', '2']],
    ['a context whose parts slid into each other', ['longgangWO-1', '1']],
    ['a longer context', ['longgang', 'WO-1', '1', '']],
    ['no context', []],
  ])('does not open for %s', (_, context) => {
    const sealed = seal(october.publicKey, '示例客户', order);
    expect(() => open(october.privateKey, sealed, context)).toThrow(SealBroken);
  });

  it('does not open with another month, nor with another key of the same month', () => {
    const sealed = seal(october.publicKey, '示例客户', order);
    expect(() => open(november.privateKey, sealed, order)).toThrow(SealBroken);
    expect(() => open({ ...november.privateKey, month: '2026-10' }, sealed, order)).toThrow(SealBroken);
    expect(() => open({ ...october.privateKey, month: '2026-11' }, sealed, order)).toThrow(SealBroken);
  });

  it('says nothing of its content when it does not open', () => {
    const sealed = seal(october.publicKey, 'canary', ['canary']);
    try {
      open(october.privateKey, sealed, []);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      expect(error).toMatchObject({ name: 'SealBroken', code: 'seal-broken', cause: expect.any(Error) });
      expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('canary');
    }
  });

  it('refuses to seal what would not come back the same', () => {
    const refusal = new TypeError('The text holds a lone surrogate');
    expect(() => seal(october.publicKey, '\ud800', order)).toThrow(refusal);
    expect(() => seal(october.publicKey, 'x', ['\udfff'])).toThrow(refusal);
  });

  it('refuses a month that is none', () => {
    for (const month of ['2026-13', '2026-00', '2026', '9999-01'])
      expect(() => seal({ ...october.publicKey, month }, 'x', order)).toThrow(
        new RangeError('A month is written YYYY-MM'),
      );
  });
});

describe('the months that envelopes need', () => {
  it('are each told once, the earliest first, and none by what is no envelope', () => {
    const sealedIn = (month: string) => seal({ ...october.publicKey, month }, 'x', order);
    const envelopes = ['2026-11', '2026-10', '2026-11'].map(sealedIn);
    expect(monthsSealedIn([...envelopes, 'A'.repeat(280), ''])).toEqual(['2026-10', '2026-11']);
    expect(monthsSealedIn([])).toEqual([]);
  });
});

describe('a private key', () => {
  it('is not printed by JSON', () => {
    expect(JSON.parse(JSON.stringify(october.privateKey))).toEqual({
      month: '2026-10',
      key: {},
      point: expect.anything(),
    });
  });

  it('of another curve is no key of a month', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    expect(() => monthPublicKey('2026-10', publicKey.export({ format: 'der', type: 'spki' }))).toThrow(
      new TypeError('The key is not on P-256'),
    );
  });
});
