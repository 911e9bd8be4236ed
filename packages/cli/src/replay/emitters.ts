import type { ServiceName } from '@huiyin/contracts';
import type { Emitter } from '@huiyin/table';

/** What each service's relay publishes; loaded when it is needed, since most commands never do. Briefing emits nothing. */
export const EMITTERS: Readonly<Record<Exclude<ServiceName, 'briefing'>, () => Promise<readonly Emitter[]>>> =
  {
    intake: async () => (await import('@huiyin/intake/emitters')).emitters,
    sampling: async () => (await import('@huiyin/sampling/emitters')).emitters,
    callback: async () => (await import('@huiyin/callback/emitters')).emitters,
    complaint: async () => (await import('@huiyin/complaint/emitters')).emitters,
  };
export type EmittingService = keyof typeof EMITTERS;
export const EMITTING = ['intake', 'sampling', 'callback', 'complaint'] as const satisfies EmittingService[];
