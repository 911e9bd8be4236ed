/**
 * `npm run mutation`: mutates every room, or of the rooms what lies under the folders given, and writes down how many mutants
 * their tests noticed. With `--changed` only what differs from its ledger; with `--check` the same, and nothing is written.
 */
import {
  hasLedger,
  percentOf,
  readLedger,
  shortcomingsOf,
  updated,
  writeLedger,
} from '../mutation/ledger.ts';
import { mutate } from '../mutation/mutate.ts';
import { fingerprintOf, roomsOf, sourcesOf } from '../mutation/rooms.ts';
import { root } from './checks.ts';

process.chdir(root);
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const isCheck = process.argv.includes('--check');
const isChangedOnly = isCheck || process.argv.includes('--changed');

let shortcomings = 0;
for (const room of roomsOf(root)) {
  if (isCheck && !hasLedger(root, room)) {
    console.log(`⚠ ${room.name} was never measured: npm run mutation -- ${room.folder}`);
    continue;
  }
  const sources = sourcesOf(root, room);
  const before = readLedger(root, room);
  const wanted = sources.filter((source) =>
    isChangedOnly && before[source]?.fingerprint === fingerprintOf(root, source)
      ? false
      : folders.length === 0 || folders.some((folder) => source.startsWith(folder)),
  );
  if (!isCheck && wanted.length === 0) continue;
  const measured = wanted.length === 0 ? {} : await mutate(root, room, wanted);
  const ledger = updated(before, measured, sources);
  if (!isCheck) writeLedger(root, room, ledger);
  const found = shortcomingsOf(room, ledger);
  shortcomings += found.length;
  console.log(`${room.name}: ${percentOf(ledger)} % of its mutants are noticed`);
  for (const shortcoming of found) console.log(`✗ ${shortcoming}`);
}
process.exitCode = shortcomings === 0 ? 0 : 1;
