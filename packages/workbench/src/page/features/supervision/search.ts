import { figureId } from '@huiyin/contracts';
import * as z from 'zod';

const search = z.object({
  period: z.string().max(10).optional().catch(undefined),
  /** Whose facts are listed, by its name. */
  figure: figureId.optional().catch(undefined),
});
/** What is looked at, as it stands in the address: it can be passed on, and Back goes back. */
export type SupervisionSearch = z.output<typeof search>;

/** Whatever else stands in an address is passed over. */
export const readSearch = (given: Record<string, unknown>): SupervisionSearch => search.parse(given);
