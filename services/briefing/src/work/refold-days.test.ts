import { addDays } from '@huiyin/calendar';
import { describe, expect, it } from 'vitest';
import { refoldDays } from './refold-days.ts';

function marking() {
  const marked: string[] = [];
  const unused = () => {
    throw new Error('unscripted');
  };
  const store = {
    saveFact: unused,
    callbacksBetween: unused,
    secondCallbacksBetween: unused,
    casesBetween: unused,
    factsOfDay: unused,
    markForRefold: async (day: string) => void marked.push(day),
    waitingFolds: unused,
    replaceFolds: unused,
    replacePeriodFolds: unused,
    foldsBetween: unused,
    personFoldsBetween: unused,
    foldOf: unused,
    personsOf: unused,
    casesRaisedBetween: unused,
    samplingKeysBetween: unused,
    topic: unused,
    topics: unused,
    mailedTopicReport: unused,
    rememberTopicReport: unused,
    saveTable: unused,
    isCounted: unused,
    saveLots: unused,
    tablesOf: unused,
    mailed: unused,
    mailedBefore: unused,
    rememberMailed: unused,
    countermeasuresDue: unused,
    changeCountermeasure: unused,
    changeMailed: unused,
  };
  const run = (first: string, last: string) =>
    refoldDays({ store, now: () => new Date('2026-11-22T00:00:00.000Z') })({ first, last, traceId: 't' });
  return { marked, run };
}

describe('folding days anew', () => {
  it.each([
    [1, { ok: true, value: { days: 1 } }],
    [400, { ok: true, value: { days: 400 } }],
    [401, { ok: false, refusal: 'too-many-days' }],
    [0, { ok: false, refusal: 'days-reversed' }],
  ])('of %i days', async (days, outcome) => {
    const { marked, run } = marking();
    const last = addDays('2025-12-30', days - 1);
    expect(await run('2025-12-30', last)).toEqual(outcome);
    expect(marked).toHaveLength(outcome.ok ? days : 0);
  });

  it('marks every day from the first to the last, over the year’s end', async () => {
    const { marked, run } = marking();
    await run('2025-12-30', '2026-01-02');
    expect(marked).toEqual(['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02']);
  });
});
