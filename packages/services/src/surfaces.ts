import { surface as briefing } from '@huiyin/briefing';
import { surface as callback } from '@huiyin/callback';
import { surface as complaint } from '@huiyin/complaint';
import { surface as intake } from '@huiyin/intake';
import { surface as sampling } from '@huiyin/sampling';

/** The services of a branch: what is deployed, watched and replayed is this list. */
export const SURFACES = [intake, sampling, callback, complaint, briefing] as const;

type ServiceSurface = (typeof SURFACES)[number];
export type ServiceName = ServiceSurface['service'];

/** The services whose changes become events. */
export type RelayedService = Extract<
  ServiceSurface,
  { readonly doors: { readonly relay: unknown } }
>['service'];
