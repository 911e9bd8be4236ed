import { SURFACES } from '@huiyin/services';
import type { Surface } from '@huiyin/surface';

/** A service that is deployed: what it says about itself, and the folder of its sources (`main/<door>.ts` in it). */
export interface Service {
  readonly surface: Surface;
  readonly sources: URL;
}

/** The services of every branch. */
export const SERVICES: readonly Service[] = SURFACES.map((surface) => ({
  surface,
  sources: new URL(`../services/${surface.service}/src/`, import.meta.url),
}));
