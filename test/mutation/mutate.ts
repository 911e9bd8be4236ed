import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import type { Entry, Ledger, Survivor } from './ledger.ts';
import { fingerprintsOf, isTypesOnly, type Room } from './rooms.ts';

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** Mutates these sources of a room, and says how many mutants the room's tests noticed. Works in the current folder's copy. */
export async function mutate(root: string, room: Room, sources: readonly string[]): Promise<Ledger> {
  // Read by the copy's vitest.config.ts, in processes that Stryker starts.
  process.env.MUTATION_ROOM = room.folder;
  // As they are when the copy is made: whoever goes on writing meanwhile has not been measured.
  const fingerprints = fingerprintsOf(root, room);
  const texts = new Map(sources.map((source) => [source, readFileSync(join(root, source), 'utf8')]));
  const options: ConstructorParameters<typeof Stryker>[0] = {
    mutate: [...texts].flatMap(([source, text]) => (isTypesOnly(text) ? [] : source)),
    testRunner: 'vitest',
    // By its file: seen from Stryker's own place, the runner is not installed.
    plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/vitest-runner'))],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: true },
    coverageAnalysis: 'perTest',
    // On a busy machine a slow test is not a mutant that was noticed.
    timeoutMS: 30_000,
    dryRunTimeoutMinutes: 10,
    tempDirName: '.mutation',
    ignorePatterns: ['cdk.out', '.huiyin', 'docs/schemas'],
    // Stryker would rewrite the copy's tsconfig.json with an API that this TypeScript does not have.
    tsconfigFile: 'none',
    reporters: ['progress-append-only'],
  };
  // Stryker gives up on a run in which no test loads what is mutated.
  const mutants = options.mutate?.length === 0 ? [] : await new Stryker(options).runMutationTest();
  return Object.fromEntries(
    [...texts].map(([source, text]) => {
      const ofSource = mutants.filter(({ fileName }) => relative(root, fileName) === source);
      return [source, entryOf(text, fingerprints[source] ?? '', ofSource)];
    }),
  );
}

function entryOf(text: string, fingerprint: string, mutants: readonly Mutant[]): Entry {
  const counted = mutants.filter(({ status }) => NOTICED.includes(status) || UNNOTICED.includes(status));
  const survivors = counted.filter(({ status }) => UNNOTICED.includes(status));
  return {
    fingerprint,
    mutants: counted.length,
    noticed: counted.length - survivors.length,
    survivors: survivors.map((mutant) => survivorOf(text, mutant)),
  };
}

const NOTICED: readonly Mutant['status'][] = ['Killed', 'Timeout'];
const UNNOTICED: readonly Mutant['status'][] = ['Survived', 'NoCoverage'];

function survivorOf(text: string, { location: { start, end }, replacement }: Mutant): Survivor {
  const lines = text.split('\n');
  const was = lines
    .slice(start.line - 1, end.line)
    .map((line, index, all) => line.slice(0, index === all.length - 1 ? end.column - 1 : undefined))
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0).trim());
  return {
    line: (lines[start.line - 1] ?? '').trim(),
    was: was.join(' '),
    becomes: replacement.replaceAll(/\s+/g, ' '),
    reason: '',
  };
}
