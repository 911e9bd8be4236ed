import type { Emitter } from '@huiyin/table';
import type { RelayedService } from './surfaces.ts';

/** What each service's relay publishes; loaded when it is needed, since most commands never do. */
export const EMITTERS = {
  intake: async () => (await import('@huiyin/intake/emitters')).emitters,
  sampling: async () => (await import('@huiyin/sampling/emitters')).emitters,
  callback: async () => (await import('@huiyin/callback/emitters')).emitters,
  complaint: async () => (await import('@huiyin/complaint/emitters')).emitters,
  briefing: async () => (await import('@huiyin/briefing/emitters')).emitters,
} satisfies Record<RelayedService, () => Promise<readonly Emitter[]>>;

// `Object.keys` forgets the literal keys.
export const RELAYED_SERVICES = Object.keys(EMITTERS) as readonly RelayedService[];
