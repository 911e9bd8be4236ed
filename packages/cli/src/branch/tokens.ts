import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { BranchApiParts } from './branch-api.ts';

const granted = z.looseObject({ access_token: z.string() });

/** A token that the operator brought, whoever it is for. */
export const broughtToken = (token: string): BranchApiParts['token'] => {
  return () => Promise.resolve(token);
};

/** Tokens of the branch that runs here: its issuer gives one to anybody on this machine, for the role asked for. */
export function localTokens(url: string, fetch: typeof globalThis.fetch): BranchApiParts['token'] {
  const kept = new Map<string, Promise<string>>();
  return (caller, fresh) => {
    const asked = new URLSearchParams({
      as: caller.role,
      ...(caller.person !== undefined && { person: caller.person }),
    }).toString();
    const known = fresh ? undefined : kept.get(asked);
    if (known) return known;
    const token = obtain(new URL(`.local/token?${asked}`, url.endsWith('/') ? url : `${url}/`), fetch);
    kept.set(asked, token);
    token.catch(() => kept.delete(asked));
    return token;
  };
}

async function obtain(address: URL, fetch: typeof globalThis.fetch): Promise<string> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Fault(
      'no-local-token',
      'this branch gives no local tokens: bring one with --token or HUIYIN_TOKEN',
    );
  return granted.parse(await response.json()).access_token;
}
