import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARROWS, amongFolders, brokenBy, cyclesOf, readsEnvironment, takesTimeOrChance } from './arrows.ts';
import { readImports, readImportsOf, typesExportedBy } from './read-imports.ts';

const root = join(import.meta.dirname, '../..');
const files = globSync('{packages,services,infra,test}/**/*.ts', {
  cwd: root,
  exclude: (path) => /node_modules|cdk\.out|\/dist(\/|$)/.test(path),
}).map((path) => path.replaceAll('\\', '/'));
const imports = files.flatMap((path) => readImportsOf(root, path));
const shipped = imports.filter(({ from }) => !from.endsWith('.test.ts'));

describe('the arrows of the house', () => {
  it('are kept by every file', () => {
    expect(files.length).toBeGreaterThan(50);
    const broken = imports.flatMap((found) =>
      brokenBy(found).map(({ name }) => `${found.from} → ${found.to}: ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it('run in no circle', () => {
    expect(cyclesOf(imports)).toEqual([]);
  });

  it('lead from no folder of local-cloud back to itself: no two import each other', () => {
    expect(cyclesOf(amongFolders(shipped, 'packages/local-cloud/src/'))).toEqual([]);
  });

  it.each([
    ['kernel-stands-alone', 'packages/kernel/src/x.ts', "import { z } from 'zod';"],
    ['calendar-is-pure', 'packages/calendar/src/x.ts', "import { getDayDetail } from 'chinese-days';"],
    ['calendar-is-pure', 'packages/calendar/src/index.ts', "export * from './holidays/sources.ts';"],
    ['draw-is-pure', 'packages/draw/src/x.ts', "import { drawOf } from '@huiyin/seal';"],
    ['draw-is-pure', 'packages/draw/src/x.ts', "import { month } from '@huiyin/contracts';"],
    ['draw-is-pure', 'packages/draw/src/x.ts', "import { newId } from '@huiyin/kernel/runtime';"],
    ['vocabulary-stands-alone', 'packages/vocabulary/src/x.ts', "import * as z from 'zod';"],
    ['statistics-are-pure', 'packages/statistics/src/x.ts', "import { readFileSync } from 'node:fs';"],
    [
      'statistics-are-pure',
      'packages/statistics/src/x.ts',
      "import { newId } from '@huiyin/kernel/runtime';",
    ],
    ['contracts-know-zod-only', 'packages/contracts/src/x.ts', "import { Fault } from '@huiyin/kernel';"],
    ['services-talk-in-contracts', 'services/intake/src/inlet.ts', "export * from '@huiyin/sampling/store';"],
    ['domain-is-pure', 'services/intake/src/domain/x.ts', "import { recordId } from '@huiyin/contracts';"],
    ['domain-is-pure', 'services/intake/src/domain/x.ts', "import { a } from '../store.ts';"],
    ['rooms-in-their-order', 'services/intake/src/work/x.ts', "import { a } from '../doors/api.ts';"],
    ['rooms-in-their-order', 'services/intake/src/store/x.ts', "import type { A } from '../work/a.ts';"],
    [
      'lambda-at-the-doors',
      'services/intake/src/work/x.ts',
      "import { queueHandler } from '@huiyin/lambda';",
    ],
    [
      'services-build-no-clients',
      'services/intake/src/doors/x.ts',
      "import { KMSClient } from '@aws-sdk/client-kms';",
    ],
    [
      'time-and-ids-are-given',
      'services/intake/src/work/x.ts',
      "import { newId } from '@huiyin/kernel/runtime';",
    ],
    ['surfaces-are-data', 'services/intake/src/surface.ts', "import { a } from './store.ts';"],
    ['surface-knows-contracts-only', 'packages/surface/src/x.ts', "import { Fault } from '@huiyin/kernel';"],
    ['real-things-in-main-only', 'services/intake/src/api.ts', "import { a } from '@huiyin/bootstrap';"],
    ['aws-sdk-at-the-edges', 'packages/lambda/src/x.ts', "import { a } from '@aws-sdk/client-sqs';"],
    ['page-knows-documents-only', 'packages/page/src/x.ts', "import { a } from '@huiyin/kernel';"],
    ['client-runs-in-a-browser', 'packages/client/src/x.ts', "import { join } from 'node:path';"],
    [
      'workbench-knows-contracts-only',
      'packages/workbench/src/page/x.tsx',
      "import { surface } from '@huiyin/callback';",
    ],
    [
      'sample-month-starts-no-office',
      'packages/sample-month/src/x.ts',
      "import { a } from '@huiyin/office';",
    ],
    ['cdk-in-infra-only', 'packages/cli/src/x.ts', "import { Stack } from 'aws-cdk-lib';"],
    ['middy-and-powertools-in-lambda-only', 'services/intake/src/api.ts', "import middy from '@middy/core';"],
    [
      'dynamo-on-sqlite-stands-alone',
      'packages/dynamo-on-sqlite/src/x.ts',
      "import { Fault } from '@huiyin/kernel';",
    ],
    [
      'machine-knows-no-cloud',
      'packages/local-cloud/src/machine/x.ts',
      "import type { Queue } from '../played/queues/queue.ts';",
    ],
    [
      'machine-knows-no-cloud',
      'packages/local-cloud/src/machine/x.ts',
      "import type { Operation } from '@huiyin/dynamo-on-sqlite';",
    ],
    [
      'played-knows-no-template',
      'packages/local-cloud/src/played/queues/x.ts',
      "import type { Blueprint } from '../../template/blueprint/blueprint.ts';",
    ],
    [
      'played-knows-no-template',
      'packages/local-cloud/src/played/mail/x.ts',
      "import { serveApis } from '../../wire/api-servers.ts';",
    ],
    [
      'parts-of-the-cloud-apart',
      'packages/local-cloud/src/played/bus/x.ts',
      "import type { Queues } from '../queues/queues.ts';",
    ],
    [
      'parts-of-the-cloud-apart',
      'packages/local-cloud/src/played/x.ts',
      "import type { Queues } from './queues/queues.ts';",
    ],
    [
      'template-runs-nothing',
      'packages/local-cloud/src/template/parts/x.ts',
      "import { openStores } from '../../wire/stores.ts';",
    ],
    ['the-list-alone-knows-services', 'packages/cli/src/x.ts', "import { surface } from '@huiyin/intake';"],
    ['the-list-alone-knows-services', 'infra/x.ts', "import { surface } from '@huiyin/intake';"],
    [
      'services-show-their-surface',
      'packages/services/src/x.ts',
      "import { a } from '@huiyin/intake/store';",
    ],
    ['through-the-front-door', 'packages/cli/src/x.ts', "const a = await import('../../table/src/item.ts');"],
  ])('%s catches a planted violation', (rule, path, text) => {
    const broken = readImports(path, text).flatMap((found) => brokenBy(found).map(({ name }) => name));
    expect(broken).toContain(rule);
    expect(ARROWS.map(({ name }) => name)).toContain(rule);
  });

  it('lets the domain use the types of contracts', () => {
    const text =
      "import type { EventDraft } from '@huiyin/contracts'; import { done } from '@huiyin/kernel';";
    expect(readImports('services/intake/src/domain/x.ts', text).flatMap(brokenBy)).toEqual([]);
  });

  it('catches two planted folders that import each other, be it only their types', () => {
    const planted = [
      ...readImports('packages/local-cloud/src/played/a/x.ts', "import type { Y } from '../b/y.ts';"),
      ...readImports('packages/local-cloud/src/played/b/z.ts', "import { w } from '../a/w.ts';"),
    ];
    expect(cyclesOf(planted)).toEqual([]);
    expect(cyclesOf(amongFolders(planted, 'packages/local-cloud/src/'))).toHaveLength(1);
  });

  it('catches a planted circle', () => {
    const circle = ['a', 'b'].flatMap((name, index) =>
      readImports(`packages/x/src/${name}.ts`, `import { it } from './${['b', 'a'][index]}.ts';`),
    );
    expect(cyclesOf(circle)).toEqual([['packages/x/src/a.ts', 'packages/x/src/b.ts', 'packages/x/src/a.ts']]);
  });
});

describe('the house', () => {
  it('reads the environment in main only', () => {
    const readers = files.filter((path) => readsEnvironment(path, readFileSync(join(root, path), 'utf8')));
    expect(readers).toEqual([]);
    const planted = 'const name = process.env.TABLE_NAME;';
    expect(readsEnvironment('services/intake/src/api.ts', planted)).toBe(true);
    expect(readsEnvironment('infra/compose.ts', planted)).toBe(true);
    expect(readsEnvironment('services/intake/src/main/api.ts', planted)).toBe(false);
  });

  it('takes no time and no chance behind a service’s doors', () => {
    const takers = files.filter((path) => takesTimeOrChance(path, readFileSync(join(root, path), 'utf8')));
    expect(takers).toEqual([]);
    expect(takesTimeOrChance('services/intake/src/domain/x.ts', 'const at = new Date();')).toBe(true);
    expect(takesTimeOrChance('services/intake/src/domain/x.ts', 'const at = new Date(given);')).toBe(false);
    expect(takesTimeOrChance('services/intake/src/main/x.ts', 'const at = Date.now();')).toBe(false);
  });

  it('has no two exported types of one name', () => {
    const homes = new Map<string, string[]>();
    for (const path of files.filter((each) => /^(packages|services|infra)\//.test(each)))
      for (const name of typesExportedBy(path, readFileSync(join(root, path), 'utf8')))
        homes.set(name, [...(homes.get(name) ?? []), path]);
    expect(homes.size).toBeGreaterThan(200);
    expect([...homes].filter(([, paths]) => paths.length > 1)).toEqual([]);
    const planted =
      'export interface A { a: 1 } export type B = 1; export class C {} export const d = 1; type E = 2;';
    expect(typesExportedBy('x.ts', planted)).toEqual(['A', 'B', 'C']);
  });

  it('has no room without a name', () => {
    const nameless = files.filter((path) =>
      /(^|\/)(utils?|common|shared|helpers?|misc)(\/|\.ts$)/.test(path),
    );
    expect(nameless).toEqual([]);
  });
});
