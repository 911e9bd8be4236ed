/** `npm run freeze -- 1.0.0`: writes the shapes of a release into the tests, which hold them readable from then on. */
import { join } from 'node:path';
import { freeze } from '../release/frozen.ts';
import { shapesNow } from '../release/shapes.ts';

const [release] = process.argv.slice(2).filter((word) => word !== '--');
if (release === undefined || !/^\d+\.\d+\.\d+$/.test(release)) {
  console.error('name the release: npm run freeze -- 1.0.0');
  process.exitCode = 1;
} else {
  const folder = join(import.meta.dirname, '../release', release);
  freeze(folder, await shapesNow());
  console.log(`the shapes of ${release} lie in test/release/${release}: commit them with the release`);
}
