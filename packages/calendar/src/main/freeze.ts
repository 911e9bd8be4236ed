/** Writes the holidays of China anew from their source: `node packages/calendar/src/main/freeze.ts`, then `biome check --write packages/calendar`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableOfSource } from '../holidays/sources.ts';

const head = `/** Written by src/main/freeze.ts; never by hand. */
import type { HolidayTable } from './holiday-table.ts';

export const HOLIDAYS_OF_CHINA: HolidayTable = `;

writeFileSync(
  join(import.meta.dirname, '../holidays/holidays-of-china.ts'),
  `${head}${JSON.stringify(tableOfSource(), null, 2)};\n`,
);
