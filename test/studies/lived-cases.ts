import { isDeepStrictEqual } from 'node:util';
import { type LocalBriefing, openBriefing } from '@huiyin/briefing/study';
import { type LivedCases, type LivedWorld, liveCases } from '@huiyin/complaint/study';
import type { BusEvent, EventName } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { type ComplaintsSaid, reckonerOf, saidOf } from './reckon-cases.ts';

/** What a briefing heard, in place of what was said; undefined: nothing. For the defects that the comparison has to find. */
export type Spoil = (event: BusEvent) => BusEvent | undefined;

/** What came of lived cases, and how many briefings were held against them. */
export interface ToldCases extends LivedCases {
  readonly briefings: number;
  /** How often briefing's machine died over a batch. */
  readonly deathsOfBriefing: number;
}

/** What briefing reads of a world. */
const HEARD: ReadonlySet<EventName> = new Set<EventName>([
  'callback.closed',
  'second-callback.closed',
  'complaint.raised',
  'complaint.changed',
  'complaint.acknowledged',
  'complaint.concluded',
  'complaint.adjudicated',
  'complaint.closed',
  'complaint.reopened',
  'complaint.notified',
]);

/**
 * Lives so many cases, lets the briefing service hear of them late, twice and in any order while its machine dies, and holds what its
 * briefings of days to years say of complaints against what was done with the cases. Throws with the seed where they differ.
 */
export async function tellCases(cases: number, seed: number): Promise<ToldCases> {
  let [briefings, deathsOfBriefing] = [0, 0];
  const lived = await liveCases(cases, seed, async (world) => {
    const told = await tellWorld(world);
    briefings += told.briefings;
    deathsOfBriefing += told.deaths;
  });
  return { ...lived, briefings, deathsOfBriefing };
}

/** The same of a world that was lived. Throws the Fault `briefing-differs`. */
export async function tellWorld(
  world: LivedWorld,
  spoil: Spoil = (event) => event,
): Promise<{ readonly briefings: number; readonly deaths: number }> {
  await using service = await openBriefing(world.at, world.branch);
  const deaths = await hear(service, world, spoil);
  const reckon = reckonerOf(world);
  const periods = periodsOf(world);
  // As a reader sees it while days wait to be folded, and after they are.
  for (const isFolded of [false, true]) {
    if (isFolded) await service.wake('fold', world.at);
    for (const name of periods) {
      const document = await service.briefing(name);
      const { period, through, analysis } = document;
      const said = saidOf(document);
      const is = reckon({ first: period.first, through, isAnalysed: analysis !== undefined });
      const differences = differencesOf(said, is);
      if (differences.length > 0)
        throw new Fault(
          'briefing-differs',
          `The briefing of ${name} is not what was done: ${JSON.stringify(differences)}`,
        );
    }
  }
  return { briefings: 2 * periods.length, deaths };
}

/** Delivers what the world's bus carried, some of it twice, in any order; what was not taken comes again. Answers how often the machine died. */
async function hear(service: LocalBriefing, world: LivedWorld, spoil: Spoil): Promise<number> {
  const next = numbersOf(world.seed);
  let deaths = 0;
  let writesLeft = Number.POSITIVE_INFINITY;
  service.local.client.middlewareStack.add(
    (send, { commandName }) =>
      async (args) => {
        if (commandName === 'PutItemCommand' && writesLeft-- <= 0) throw new Error('the machine is dead');
        return send(args);
      },
    { step: 'initialize', name: 'die' },
  );
  let queue = world.carried
    .filter(({ name }) => HEARD.has(name))
    .flatMap((event) => spoil(event) ?? [])
    .flatMap((event) => (next() < 0.15 ? [event, event] : [event]))
    .map((event) => ({ event, order: next() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ event }) => event);
  while (queue.length > 0) {
    const batch = queue.slice(0, 10);
    const isDying = next() < 0.05;
    writesLeft = isDying ? Math.floor(next() * 10) : Number.POSITIVE_INFINITY;
    const failed = await service
      .deliver(...batch.map(messageOf))
      .catch(() => batch.map((_, index) => `m-${index + 1}`));
    const isDead = writesLeft < 0;
    writesLeft = Number.POSITIVE_INFINITY;
    if (isDead) deaths += 1;
    if (failed.length > 0 && !isDead)
      throw new Fault(
        'event-not-taken',
        `Briefing does not take an event: ${JSON.stringify(service.lines.slice(-2))}`,
      );
    // A dead machine says nothing of what it did: all of it comes again.
    queue = [...queue.slice(10), ...(isDead ? batch : [])];
    if (next() < 0.02) await service.wake('fold', world.at);
  }
  return deaths;
}

const messageOf = (event: BusEvent): string =>
  JSON.stringify({
    ...{ id: event.id, source: 'huiyin.test', time: event.at, detail: event },
    'detail-type': event.name,
  });

/** Every month of the world, some of the days on which cases were closed, and the quarter and year in which it ended. */
function periodsOf({ writes, at }: LivedWorld): readonly string[] {
  const days = [...writes.values()].flatMap(([first]) => first?.found.raisedDay ?? []).sort();
  const [first = '', last = ''] = [
    days[0],
    new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10),
  ];
  const months = new Set<string>();
  for (let day = first; day <= last; day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10))
    months.add(day.slice(0, 7));
  const [year = '', month = ''] = last.split('-');
  const closed = [...writes.values()].flatMap((of) => of.at(-1)?.found.closedDay ?? []).sort();
  const some = new Set(closed.filter((_, index) => index % 3 === 0));
  return [...months, ...some, `${year}-Q${Math.ceil(Number(month) / 3)}`, year];
}

/** Where the two differ, by the path of the figure. */
function differencesOf(said: ComplaintsSaid, is: ComplaintsSaid): readonly object[] {
  const walk = (a: unknown, b: unknown, path: string): readonly object[] => {
    if (isDeepStrictEqual(a, b)) return [];
    if (!isObject(a) || !isObject(b)) return [{ path, said: a, is: b }];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      walk(a[key], b[key], path === '' ? key : `${path}.${key}`),
    );
  };
  return walk(said, is, '');
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Numbers from 0 to 1 that are the same for a seed (a linear congruential generator). */
function numbersOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
