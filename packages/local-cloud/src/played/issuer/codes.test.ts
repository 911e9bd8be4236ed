import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codesOf } from './codes.ts';

const person = { id: 'agent-01', role: 'agent' };
const verifier = 'a-verifier-that-only-the-browser-knows-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const redirectUri = 'http://127.0.0.1:4400/workbench/';

describe('an authorization code', () => {
  let nowMs = 0;
  const codes = codesOf(() => nowMs);
  const issue = () => codes.issue({ person, challenge, redirectUri });

  test('is good once, for whoever knows the verifier', () => {
    const code = issue();
    expect(codes.redeem({ code, verifier, redirectUri })).toEqual(person);
    expect(codes.redeem({ code, verifier, redirectUri })).toBeUndefined();
  });

  test.each([
    ['another verifier', { verifier: 'guessed' }],
    ['another way back', { redirectUri: 'http://127.0.0.1:4400/other/' }],
    ['another code', { code: 'guessed' }],
  ])('opens nothing with %s', (_, wrong) => {
    expect(codes.redeem({ code: issue(), verifier, redirectUri, ...wrong })).toBeUndefined();
  });

  test('is over after a minute, and not before', () => {
    const [first, second] = [issue(), issue()];
    nowMs = 60_000;
    expect(codes.redeem({ code: first, verifier, redirectUri })).toEqual(person);
    nowMs = 60_001;
    expect(codes.redeem({ code: second, verifier, redirectUri })).toBeUndefined();
  });
});
