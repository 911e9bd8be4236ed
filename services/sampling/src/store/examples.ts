import { callbackRequested, EVENTS, samplingPolicy } from '@huiyin/contracts';
import type { Decision } from '../domain/decision.ts';
import type { PutPolicy } from '../domain/policies.ts';
import type { Population } from '../domain/population.ts';
import { DECISION, POLICY, POPULATION } from './items.ts';

const { order, sampling, questionnaire, windowEndsAt, customer } = callbackRequested.data.parse(
  callbackRequested.example,
);

const decision: Decision = {
  order,
  sampling,
  questionnaire,
  decision: 'sampled',
  reason: 'always',
  decidedAt: '2026-10-06T02:00:00.000Z',
  windowEndsAt,
  sourceVersion: 1_791_252_000_000,
  wasRequested: true,
  customer,
  forgottenAt: '2026-10-07T02:00:00.000Z',
};

const population: Population = {
  ...EVENTS['population.counted'].data.parse(EVENTS['population.counted'].example),
  countedAt: '2026-10-06T02:00:00.000Z',
};

const policy: PutPolicy = {
  ...samplingPolicy.parse({
    version: 'y2027',
    from: '2027-01-01',
    rates: { repair: 1, counter: 0.3 },
    segments: { vip: 1 },
  }),
  putAt: '2026-12-20T02:00:00.000Z',
};

/** One state of every aggregate type, with every field. Nobody is behind them. */
export const EXAMPLES = [
  [DECISION, decision],
  [POPULATION, population],
  [POLICY, policy],
] as const;
