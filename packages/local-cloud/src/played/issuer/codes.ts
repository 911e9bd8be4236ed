import { createHash, randomBytes } from 'node:crypto';
import type { Person } from './issuer.ts';

/** RFC 6749 recommends ten minutes at most; a browser is back within a second. */
const CODE_MS = 60_000;

/** What a code was given for. */
interface Granted {
  readonly person: Person;
  /** base64url of the SHA-256 of the verifier (RFC 7636, S256) */
  readonly challenge: string;
  readonly redirectUri: string;
}

/** Authorization codes: each is good once, for a minute, for whoever knows its verifier. */
export function codesOf(now: () => number): {
  issue(granted: Granted): string;
  redeem(given: { code: string; verifier: string; redirectUri: string }): Person | undefined;
} {
  const issued = new Map<string, Granted & { readonly untilMs: number }>();
  return {
    issue(granted) {
      for (const [code, { untilMs }] of issued) if (untilMs < now()) issued.delete(code);
      const code = randomBytes(24).toString('base64url');
      issued.set(code, { ...granted, untilMs: now() + CODE_MS });
      return code;
    },
    redeem({ code, verifier, redirectUri }) {
      const found = issued.get(code);
      issued.delete(code);
      const isGood =
        found !== undefined &&
        found.untilMs >= now() &&
        found.redirectUri === redirectUri &&
        found.challenge === createHash('sha256').update(verifier).digest('base64url');
      return isGood ? found.person : undefined;
    },
  };
}
