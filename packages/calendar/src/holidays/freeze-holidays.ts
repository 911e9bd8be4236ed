import { HOLIDAYS, type Holiday } from '@huiyin/vocabulary';
import { addDays, type Day } from '../branch-time.ts';
import type { DaysOff, HolidayTable } from './holiday-table.ts';

/** Days of a source with the name of their holiday in Chinese. */
export type NamedDays = readonly (readonly [Day, string])[];

/** A year's notice of the State Council's general office: its number, by which a person found and read it. */
export type Notices = Readonly<Record<number, string>>;

/** By what the source calls them. */
const NAMES: Readonly<Record<string, Holiday>> = {
  元旦: 'new-year',
  春节: 'spring-festival',
  清明: 'qingming',
  劳动节: 'labour-day',
  端午: 'dragon-boat',
  国庆节: 'national-day',
  中秋: 'mid-autumn',
};

/**
 * Freezes what a source says of the years whose notices were read. The last days of December may be days off or made up by
 * the notice of the next year (30 and 31 December 2018 and 29 December 2018 were), so the table ends on 28 December.
 * @throws RangeError where years are not in a row, a year has no holidays, or a name is not known.
 */
export function freezeHolidays(
  source: string,
  notices: Notices,
  off: NamedDays,
  worked: NamedDays,
): HolidayTable {
  const years = Object.keys(notices).map(Number).sort();
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  if (last - first + 1 !== years.length) throw new RangeError('The years of a table follow one another');
  const [from, through] = [`${first}-01-01`, `${last}-12-28`];
  const within = ([day]: readonly [Day, string]) => from <= day && day <= through;
  const runs = runsOf(off.filter(within));
  for (const year of years)
    if (!runs.some((run) => run.first.startsWith(String(year))))
      throw new RangeError(`The source knows no holiday of ${year}`);
  return {
    version: `china ${first}–${last}, ${source}`,
    notices: Object.values(notices),
    from,
    through,
    daysOff: runs.map((run) => ({
      ...run,
      madeUp: worked
        .filter(within)
        .filter(([day, name]) => nearest(runs, holidayOf(name), day) === run)
        .map(([day]) => day),
    })),
  };
}

type Run = Omit<DaysOff, 'madeUp'>;

function runsOf(off: NamedDays): readonly Run[] {
  const runs: Run[] = [];
  for (const [day, name] of [...off].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [run, holiday] = [runs.at(-1), holidayOf(name)];
    if (run && addDays(run.last, 1) === day)
      runs.splice(-1, 1, { ...run, holidays: inSequence([...run.holidays, holiday]), last: day });
    else runs.push({ holidays: [holiday], first: day, last: day });
  }
  return runs;
}

const inSequence = (holidays: readonly Holiday[]): readonly Holiday[] =>
  HOLIDAYS.filter((each) => holidays.includes(each));

/** The holiday's run that lies nearest to a day made up for it. */
function nearest(runs: readonly Run[], holiday: Holiday, day: Day): Run | undefined {
  const away = ({ first }: Run) => Math.abs(Date.parse(first) - Date.parse(day));
  return runs
    .filter(({ holidays }) => holidays.includes(holiday))
    .reduce<Run | undefined>((best, run) => (!best || away(run) < away(best) ? run : best), undefined);
}

function holidayOf(name: string): Holiday {
  const holiday = NAMES[name];
  if (!holiday) throw new RangeError(`The source has a holiday that is not known: ${name}`);
  return holiday;
}
