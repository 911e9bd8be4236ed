import { liveCases } from '@huiyin/complaint/study';
import type { BusEvent } from '@huiyin/contracts';
import { expect, it } from 'vitest';
import { type Spoil, tellCases, tellWorld } from './lived-cases.ts';

// Ten seconds each on an idle machine.
const WAITS = 240_000;

/** Eighty; `npm run study:cases` lives two thousand. */
it(
  'cases that are lived at random, with machines that die at any write, are what they must be, and so are the briefings of them',
  async () => {
    const told = await tellCases(40, 20_261_001);
    const { acts } = told;
    for (const act of ['conclude', 'appeal', 'adjudicate', 'redistribute', 'lapse', 'notify'])
      expect(acts.get(act) ?? 0, act).toBeGreaterThan(0);
    expect(told.deaths).toBeGreaterThan(5);
    expect(told.closed).toBeGreaterThan(5);
    expect(told.briefings).toBeGreaterThan(10);
    expect(told.deathsOfBriefing).toBeGreaterThan(0);
  },
  WAITS,
);

/** A change of what is told of a case; every event about one carries it whole. */
const ofCase =
  (change: (event: BusEvent<'complaint.closed'>) => BusEvent): Spoil =>
  (event) =>
    event.name.startsWith('complaint.') ? change(event as BusEvent<'complaint.closed'>) : event;

const DEFECTS: Readonly<Record<string, Spoil>> = {
  'a conclusion is not told': (event) =>
    /^complaint\.(concluded|closed)$/.test(event.name) ? undefined : event,
  'what comes first stays': ofCase((event) => ({ ...event, aggregate: { ...event.aggregate, version: 1 } })),
  'a case is closed on the day in UTC': ofCase((event) => {
    const { closedAt } = event.data;
    return closedAt === undefined
      ? event
      : { ...event, data: { ...event.data, closedDay: closedAt.slice(0, 10) } };
  }),
  'what was missed is forgotten': ofCase((event) => ({ ...event, data: { ...event.data, missed: [] } })),
};

it(
  'the comparison finds planted defects',
  async () => {
    const found: string[] = [];
    await liveCases(40, 20_261_002, async (world) => {
      expect((await tellWorld(world)).briefings).toBeGreaterThan(10);
      for (const [name, spoil] of Object.entries(DEFECTS))
        await tellWorld(world, spoil).catch(({ code }) => found.push(`${name}: ${code}`));
    });
    expect(found).toEqual(Object.keys(DEFECTS).map((name) => `${name}: briefing-differs`));
  },
  WAITS,
);
