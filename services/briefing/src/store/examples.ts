import { EVENTS } from '@huiyin/contracts';
import { MAILING, MAILING_EXAMPLE } from '@huiyin/post';
import type { AggregateType } from '@huiyin/table';
import { foldDay, foldPersons } from '../domain/day-fold.ts';
import type { CallbackFact, ComplaintFact, PopulationFact, SecondCallbackFact } from '../domain/facts.ts';
import {
  CALLBACK_FACT,
  COMPLAINT_FACT,
  DAY_FOLD,
  PERSON_FOLD,
  POPULATION_FACT,
  SECOND_CALLBACK_FACT,
  TABLE_FACT,
} from './items.ts';
import { packDayFold, packPersonFold } from './pack-fold.ts';

const callback: CallbackFact = {
  ...EVENTS['callback.closed'].data.parse(EVENTS['callback.closed'].example),
  sourceVersion: 1_791_000_000_000,
};
const secondCallback: SecondCallbackFact = {
  ...EVENTS['second-callback.closed'].data.parse(EVENTS['second-callback.closed'].example),
  sourceVersion: 1_791_000_000_000,
};
const population: PopulationFact = {
  ...EVENTS['population.counted'].data.parse(EVENTS['population.counted'].example),
  sourceVersion: 1_791_000_000_000,
};
const complaint: ComplaintFact = {
  ...EVENTS['complaint.raised'].data.parse(EVENTS['complaint.raised'].example),
  sourceVersion: 1_791_000_000_000,
};
const facts = { callbacks: [callback], secondCallbacks: [secondCallback], population };

const example = <State extends object>(type: AggregateType<State, never>, state: NoInfer<State>) =>
  [type, state] as const;

/** Every aggregate type in this service's table, and a state of each. */
export const EXAMPLES = [
  example(CALLBACK_FACT, callback),
  example(SECOND_CALLBACK_FACT, secondCallback),
  example(POPULATION_FACT, population),
  example(COMPLAINT_FACT, complaint),
  example(DAY_FOLD, packDayFold(foldDay('2026-10-06', facts))),
  example(PERSON_FOLD, packPersonFold(foldPersons('2026-10-06', facts))),
  example(TABLE_FACT, {
    period: '2009',
    source: 'table 1',
    rows: [{ team: '营业1所', total: false, callbacks: 2775, levels: { good: 2427 }, notRated: 306 }],
  }),
  example(MAILING, MAILING_EXAMPLE),
] as const;
