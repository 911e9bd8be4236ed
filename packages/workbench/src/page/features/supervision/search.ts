import { callbacksQuery } from '@huiyin/contracts';
import * as z from 'zod';

const search = z.object({
  period: z.string().max(10).optional().catch(undefined),
  figure: callbacksQuery.shape.figure.unwrap().optional().catch(undefined),
  team: callbacksQuery.shape.team.catch(undefined),
  businessType: callbacksQuery.shape.businessType.catch(undefined),
});
/** What is looked at, as it stands in the address: it can be passed on, and Back goes back. */
export type SupervisionSearch = z.output<typeof search>;

/** Whatever else stands in an address is passed over. */
export const readSearch = (given: Record<string, unknown>): SupervisionSearch => search.parse(given);
