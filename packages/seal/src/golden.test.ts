import { createPrivateKey } from 'node:crypto';
import * as vocabulary from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import {
  fingerprint,
  keyedHash,
  keyedHashText,
  monthOf,
  monthPrivateKey,
  monthPublicKey,
  open,
  seal,
} from './index.ts';

/** Nobody's key: its private scalar is 32 bytes of 7. */
const jwk = {
  kty: 'EC',
  crv: 'P-256',
  d: 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc',
  x: 'HhhTL9R1TALzBB2cdc6zO4P_2BrHzk_ogsyxyYvFiW4',
  y: 'pGwxHE4v9A3ZajZT5uRURdMt_khuztdcepDGoYiBwKM',
};
const october = monthPrivateKey(
  '2026-10',
  createPrivateKey({ key: jwk, format: 'jwk' }).export({ format: 'der', type: 'pkcs8' }),
);
const order = { orderId: 'WO-1', revision: 2 };

/** Every context of an envelope: as it is asked for, and as it has been spelled ever since something was sealed in it. */
const CONTEXTS = {
  contactContext: [vocabulary.contactContext('longgang', order), ['contact', 'longgang', 'WO-1', '2']],
  extraContext: [vocabulary.extraContext('longgang', order), ['extra', 'longgang', 'WO-1', '2']],
  wordsContext: [
    vocabulary.wordsContext('longgang', 'routine:WO-1', 'claim-1'),
    ['words', 'longgang', 'routine:WO-1', 'claim-1'],
  ],
  conclusionContext: [
    vocabulary.conclusionContext('longgang', 'routine:WO-1.1', 1),
    ['conclusion', 'longgang', 'routine:WO-1.1', '1'],
  ],
  statementContext: [
    vocabulary.statementContext('longgang', 'routine:WO-1.1', 2),
    ['statement', 'longgang', 'routine:WO-1.1', '2'],
  ],
  appealContext: [
    vocabulary.appealContext('longgang', 'routine:WO-1.1', 1),
    ['appeal', 'longgang', 'routine:WO-1.1', '1'],
  ],
  adjudicationContext: [
    vocabulary.adjudicationContext('longgang', 'routine:WO-1.1', 1),
    ['adjudication', 'longgang', 'routine:WO-1.1', '1'],
  ],
  requestContext: [
    vocabulary.requestContext('longgang', 'counter:C-7.1'),
    ['request', 'longgang', 'counter:C-7.1'],
  ],
  replyContext: [
    vocabulary.replyContext('longgang', 'mayor-hotline:M-1.1'),
    ['reply', 'longgang', 'mayor-hotline:M-1.1'],
  ],
  rejectedContext: [vocabulary.rejectedContext('longgang', 'R-1', 0), ['rejected', 'longgang', 'R-1', '0']],
} as const;

/** Sealed once, in October 2026. Never to be sealed anew: what lies in tables is as old as these. */
const ENVELOPES = {
  contactContext: {
    text: '{"name":"示例客户","phones":["13800000000"]}',
    sealed:
      'AV8BA04TLjwzysHZ3RF75XIxd11F0E0mmKtnxlfdeMKJ4iVim54-Henwq3Cgm_sm_-qybb5iADUf-2xTyV-FZbZRSbFz2OMN8JBck5eNLlv0hJ-MrxuIQrUvlLu_97B-oD6lIQ',
  },
  extraContext: {
    text: '{"note":"x"}',
    sealed: 'AV8BAyfxjGL8tGDC4zOAeYowyjW1zRms55pBqLVGPiBgxnmmu5rpuN7FMaCDJ2vysabT5zbo0PRi49LdUnyuBw',
  },
  wordsContext: {
    text: '{"complaint":"修完还漏气"}',
    sealed:
      'AV8BA-dAj9w3AkhgVyKUNhnNxnrqx3wnud1eym91YZ5g7bfmxshHiIZCBdxHbAIxGkSOvwrzDYiOu4O2otbTVFYp3hJ4XWmv6147cjHO1y20ERc',
  },
  conclusionContext: {
    text: '已上门道歉并重新维修',
    sealed:
      'AV8BAnhTtQrGMDBbvWrqUh_nLXd_jCazmOHgcaleiiUY4AVYndYiKOerZtF39_bwvdXFrDJz8gNgQBb4e290Unnh9osI4DNBREqN_PfL3EdoNA',
  },
  statementContext: {
    text: '已按约上门，客户不在家',
    sealed:
      'AV8BAmUzWV9dN1oTTt90NqL_8hLhKG7vuPg0n3h8THDQmDXxM_CPKjRQPEW7nf-n2b_bh_VfUAEXiN62FDozFjOWhSGn2NoPm2pCPN6d-YoFdL_wWg',
  },
  appealContext: {
    text: '与事实不符',
    sealed: 'AV8BA0gAxz96nCXa_Qk6EN6_3YZnbF2u_pYf-CGPVfV9xVuaByqtgAQrdwRb_FGwuLkPAn_K026_2ZQ9TXV_QqXuSQ',
  },
  adjudicationContext: {
    text: '维持有责',
    sealed: 'AV8BA-w7GJFvMBGVWL06mlAJrR3aKc7kB3ELxx2igf3h-nxfwYsI6--dnQn_qLSpHOwrgJu1m22GtMH_nO_JHw',
  },
  requestContext: {
    text: '排队一小时没人管',
    sealed:
      'AV8BA2-j_nyCLpOSMDAHucQcPAv654ydro0FNqgr4oUzmtwahrSCB4P_QqBTzQvbWAkUqiYgekJQBeWQ8xybT3XedIvxlj6hC4ebsg',
  },
  replyContext: {
    text: '已上门检修并致歉',
    sealed:
      'AV8BAhwtTiWOXre8z0R0aKrtJg7kENOIyeEGbZfySI9TDjvboeDizZDe5fwa2Q0u3GSsi9QEERDE_h-0vVSunndxyBqNy5WhmdrOzg',
  },
  rejectedContext: {
    text: '{"orderId":7}',
    sealed: 'AV8BA8ZEFbbvQV3TpXmKvQL4_t7_cHrwtNfqu3FlHocJ_6GhlSGa_t52oG501mW7aYP-j-5k8BMEALUDtdaw7DM',
  },
} as const satisfies Record<keyof typeof CONTEXTS, object>;

// The keys of CONTEXTS; Object.keys only widens their type.
const names = Object.keys(CONTEXTS) as (keyof typeof CONTEXTS)[];

describe('what was sealed long ago', () => {
  it.each(names)('still opens: %s', (name) => {
    const { text, sealed } = ENVELOPES[name];
    expect(open(october, sealed, CONTEXTS[name][0])).toBe(text);
    expect(monthOf(sealed)).toBe('2026-10');
  });

  it('still opens without a text and without a context', () => {
    const sealed = 'AV8BAsyaAarwQiVO5EMzmOm7U_d_nNTiHM6p9fU_OhvYxwouPgoMkIZMgJR_qbzjSrQvtA';
    expect(open(october, sealed, [])).toBe('');
  });

  it('has the header that envelopes have today', () => {
    const today = Buffer.from(seal(october, '', []), 'base64url');
    for (const name of names) {
      const then = Buffer.from(ENVELOPES[name].sealed, 'base64url');
      expect(then.subarray(0, 3)).toEqual(today.subarray(0, 3));
      expect([2, 3]).toContain(then[3]);
      expect([2, 3]).toContain(today[3]);
    }
  });
});

describe('the context of an envelope', () => {
  it.each(names)('is spelled as ever: %s', (name) => {
    const [given, golden] = CONTEXTS[name];
    expect(given).toEqual(golden);
  });

  it('stands in this table, whatever its kind', () => {
    const known = Object.keys(vocabulary).filter((name) => name.endsWith('Context'));
    expect(known.sort()).toEqual([...names].sort());
  });

  it('of words about a case is that of what they are', () => {
    expect(vocabulary.contextOfCaseWords('longgang', 'mayor-hotline:M-1.1', { kind: 'reply' })).toEqual(
      CONTEXTS.replyContext[1],
    );
    expect(vocabulary.contextOfCaseWords('longgang', 'counter:C-7.1', { kind: 'request' })).toEqual(
      CONTEXTS.requestContext[1],
    );
    const call = { kind: 'call', taskId: 'routine:WO-1', claimId: 'claim-1' } as const;
    expect(vocabulary.contextOfCaseWords('longgang', 'routine:WO-1.1', call)).toEqual(
      CONTEXTS.wordsContext[1],
    );
    const conclusion = { kind: 'conclusion', round: 1 } as const;
    expect(vocabulary.contextOfCaseWords('longgang', 'routine:WO-1.1', conclusion)).toEqual(
      CONTEXTS.conclusionContext[1],
    );
    const words = [
      [{ kind: 'statement', number: 2 }, 'statementContext'],
      [{ kind: 'appeal', round: 1 }, 'appealContext'],
      [{ kind: 'adjudication', round: 1 }, 'adjudicationContext'],
    ] as const;
    for (const [said, name] of words)
      expect(vocabulary.contextOfCaseWords('longgang', 'routine:WO-1.1', said)).toEqual(CONTEXTS[name][1]);
  });

  it('has a kind of its own', () => {
    expect(new Set(names.map((name) => CONTEXTS[name][1][0])).size).toBe(names.length);
  });
});

describe('a hash that lies in keys and joins', () => {
  const key = new Uint8Array(32).fill(7);

  it('is the first 16 bytes of the HMAC of the framed parts', () => {
    // printf '\0\0\0\2WO\0\0\0\0011' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707… -binary | head -c 16 | base64
    expect(keyedHashText(key, ['WO', '1'])).toBe('Iehk6Xd3_TLKhJh9PmYfYg');
    expect(Buffer.from(keyedHash(key, [])).toString('hex')).toBe(
      '9dac6a74401b46ed9b489d0e19d68d1b13cc6b5090352fdcfa5bd74df4e69d87',
    );
  });

  it('is for a value that of its one spelling', () => {
    // printf '\0\0\0\034{"a":true,"b":[1,null,"é"]}' | openssl … as above
    expect(fingerprint(key, { b: [1, null, 'é'], a: true })).toBe('-HFjEtgtk0sGT-rs-OZ8ng');
  });
});

describe('a key as the key service gives it', () => {
  it('is read as the point that is sealed to', () => {
    const spki = Buffer.concat([
      Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex'),
      october.point,
    ]);
    expect(monthPublicKey('2026-10', spki)).toEqual({ month: '2026-10', point: october.point });
  });
});
