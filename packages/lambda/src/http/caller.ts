import { departmentIn, staffId, teamIn } from '@huiyin/contracts';
import { ROLES, type Role } from '@huiyin/vocabulary';
import type { APIGatewayEventRequestContextJWTAuthorizer } from 'aws-lambda';

/** Who calls: an employee's number (or a machine's client id) and their roles. Never a name. */
export interface Caller {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Whose leader they are, or which team they come from, where their token says it. */
  readonly team?: string;
  /** Whose head they are, where their token says it. */
  readonly department?: string;
}

type Claims = APIGatewayEventRequestContextJWTAuthorizer['jwt']['claims'];

/**
 * Reads the caller from the claims of a token that API Gateway has verified (signature, issuer, audience, expiry).
 * Roles, team and department: `cognito:groups` or `roles`; machines that speak for the upstream system have the scope `huiyin/upstream`, and no
 * other role is ever given by scope, because people's applications may ask for scopes themselves.
 * Id: the first of username, sub and client id that is a valid employee number; a UUID counts without its dashes.
 * Undefined when there is no such id.
 */
export function callerOf(claims: Claims): Caller | undefined {
  const id = [claims.username, claims['cognito:username'], claims.sub, claims.client_id, claims.azp]
    .map((claim) => (typeof claim === 'string' ? withoutDashes(claim) : undefined))
    .find((claim) => staffId.safeParse(claim).success);
  if (id === undefined) return undefined;
  const named = [...wordsIn(claims['cognito:groups']), ...wordsIn(claims.roles)];
  if (wordsIn(claims.scope).includes('huiyin/upstream')) named.push('upstream');
  const roles = ROLES.filter((each) => named.includes(each));
  const team = teamIn(named);
  const department = departmentIn(named);
  return {
    id,
    roles,
    ...(team !== undefined && { team }),
    ...(department !== undefined && { department }),
  };
}

/** A list claim: an array, or as API Gateway writes it, "[a b]"; a scope claim: "a b". */
function wordsIn(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== 'string') return [];
  return claim
    .replace(/^\[(.*)\]$/s, '$1')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const withoutDashes = (claim: string): string => (UUID.test(claim) ? claim.replaceAll('-', '') : claim);
