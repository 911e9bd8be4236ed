import { ApiRefusal } from '@huiyin/client';
import type { Role } from '@huiyin/vocabulary';
import type { Session } from '../session.ts';

/** Asks the branch for what it published of a month's key; undefined: nobody ever committed to one. */
export const samplingKeyOf = ({ api, user }: Pick<Session, 'api' | 'user'>, month: string, as: Role) =>
  api.call('GET /sampling-keys/{month}', { path: { month } }, user(as)).catch((error: unknown): undefined => {
    if (error instanceof ApiRefusal && error.status === 404) return undefined;
    throw error;
  });
