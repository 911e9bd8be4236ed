import type { BriefingDocument, PopulationFigures } from '@huiyin/contracts';
import type { Words } from '../text/words.ts';
import type { Sheet, SheetCell, SheetRow } from './sheet.ts';

type Counts = Pick<PopulationFigures, 'orders' | 'sampled' | 'windowPassed' | 'paused'>;

const cellsOf = ({ orders, sampled, windowPassed, paused }: Counts): SheetCell[] => [
  { count: orders },
  { count: sampled },
  { share: orders === 0 ? 0 : sampled / orders, of: orders },
  { count: windowPassed },
  { count: paused },
];

/** The orders behind the calls and how many of them were sampled. */
export function populationSheet({ population }: BriefingDocument, { say, name }: Words): Sheet {
  const sum = (key: keyof Counts) => population.reduce((total, each) => total + each[key], 0);
  const total = {
    orders: sum('orders'),
    sampled: sum('sampled'),
    windowPassed: sum('windowPassed'),
    paused: sum('paused'),
  };
  return {
    title: say('population'),
    columns: [
      say('businessType'),
      say('orders'),
      say('sampled'),
      say('share'),
      say('windowPassed'),
      say('paused'),
    ],
    rows:
      population.length === 0
        ? []
        : [
            ...population.map((each): SheetRow => ({ cells: [name(each.name), ...cellsOf(each)] })),
            { cells: [say('total'), ...cellsOf(total)], isTotal: true },
          ],
    notes: [],
  };
}
