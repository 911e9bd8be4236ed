/**
 * `npm run mutation`: mutates every room, or of the rooms what lies under the folders given, and writes down how many mutants
 * their tests noticed. With `--changed` only what differs from its ledger; with `--check` the same if it is little, and nothing
 * is written.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type Entry,
  GATE_MUTANTS_MAX,
  percentOf,
  readLedger,
  shortcomingsOf,
  updated,
  writeLedger,
} from '../mutation/ledger.ts';
import { mutate } from '../mutation/mutate.ts';
import { fingerprintsOf, NOT_YET_GATED, roomsOf, sourcesOf } from '../mutation/rooms.ts';
import { root } from './checks.ts';

process.chdir(root);
// A flag that nobody knows ends it, before it measures for most of an hour.
const { values: flags, positionals: folders } = parseArgs({
  options: { check: { type: 'boolean', default: false }, changed: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const isCheck = flags.check;
const isChangedOnly = isCheck || flags.changed;

/** A source that was never measured has about a mutant a line. */
const mutantsExpected = (source: string, entry: Entry | undefined): number =>
  entry?.mutants ?? readFileSync(source, 'utf8').split('\n').length;

const isGated = ({ name }: { readonly name: string }): boolean => !isCheck || !NOT_YET_GATED.includes(name);

const rooms = roomsOf(root)
  .filter(isGated)
  .map((room) => {
    const before = readLedger(root, room);
    const fingerprints = fingerprintsOf(root, room);
    const wanted = sourcesOf(root, room)
      .filter((source) => folders.length === 0 || folders.some((folder) => source.startsWith(folder)))
      .filter((source) => !isChangedOnly || before[source]?.fingerprint !== fingerprints[source]);
    const mutants = wanted.reduce((sum, source) => sum + mutantsExpected(source, before[source]), 0);
    return { room, before, wanted, mutants };
  });

const found: string[] = [];
const mutants = rooms.reduce((sum, room) => sum + room.mutants, 0);
const isTooMuch = isCheck && mutants > GATE_MUTANTS_MAX;
if (isTooMuch) {
  const names = rooms.filter(({ wanted }) => wanted.length > 0).map(({ room }) => room.name);
  found.push(`not measured as they are now: ${names.join(', ')}; npm run mutation -- --changed`);
}
for (const { room, before, wanted } of rooms) {
  if (!isCheck && wanted.length === 0) continue;
  const measured = wanted.length === 0 || isTooMuch ? {} : await mutate(root, room, wanted);
  const ledger = updated(before, measured, sourcesOf(root, room));
  if (!isCheck) writeLedger(root, room, ledger);
  console.log(`${room.name}: ${percentOf(ledger)} % of its mutants are noticed`);
  found.push(...shortcomingsOf(room, ledger));
}
for (const shortcoming of found) console.log(`✗ ${shortcoming}`);
process.exitCode = found.length === 0 ? 0 : 1;
