import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { BranchApiDeps } from './branch-api.ts';
import { withSlash } from './route-address.ts';

const granted = z.looseObject({ access_token: z.string() });

/** A token that the operator brought, whoever it is for. */
export const broughtToken =
  (token: string): BranchApiDeps['token'] =>
  () =>
    Promise.resolve(token);

/** Tokens of the branch that runs here: its issuer gives one to anybody on this machine, for the role asked for. */
export function localTokens(url: string, fetch: typeof globalThis.fetch): BranchApiDeps['token'] {
  const tokens = new Map<string, Promise<string>>();
  return (user, fresh) => {
    const query = new URLSearchParams({
      as: user.role,
      ...(user.person !== undefined && { person: user.person }),
    }).toString();
    const known = fresh ? undefined : tokens.get(query);
    if (known) return known;
    const token = obtain(new URL(`.local/token?${query}`, withSlash(url)), fetch);
    tokens.set(query, token);
    token.catch(() => tokens.delete(query));
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
