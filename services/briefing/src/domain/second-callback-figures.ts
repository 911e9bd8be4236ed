import type { SecondCallbackFigures } from '@huiyin/contracts';
import { countOf, type Tally, under } from './tally.ts';

/** Calls about the outcome of complaints; outside every satisfaction figure. */
export const secondCallbackFiguresOf = (tally: Tally): SecondCallbackFigures => ({
  closed: countOf(tally, 'closed'),
  attempts: countOf(tally, 'attempts'),
  asked: countOf(tally, 'asked'),
  solved: countOf(tally, 'solved'),
  satisfied: countOf(tally, 'satisfied'),
  dispositions: under(tally, 'disposition'),
});
