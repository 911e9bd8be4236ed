import type { Service } from '@huiyin/infra/services';
import { surface } from './praise/src/surface.ts';

/** The example of docs/a-sixth-service.md. In the list of services it would need nothing but its surface. */
export const PRAISE_SERVICE: Service = { surface, sources: new URL('./praise/src/', import.meta.url) };
