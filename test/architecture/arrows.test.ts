import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARROWS, brokenBy, cyclesOf, readsEnvironment } from './arrows.ts';
import { readImports, readImportsOf } from './read-imports.ts';

const root = join(import.meta.dirname, '../..');
const files = globSync('{packages,services,infra,test}/**/*.ts', {
  cwd: root,
  exclude: (path) => /node_modules|cdk\.out|\/dist(\/|$)/.test(path),
}).map((path) => path.replaceAll('\\', '/'));
const imports = files.flatMap((path) => readImportsOf(root, path));

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

  it.each([
    ['kernel-stands-alone', 'packages/kernel/src/x.ts', "import { z } from 'zod';"],
    ['contracts-know-zod-only', 'packages/contracts/src/x.ts', "import { newId } from '@huiyin/kernel';"],
    ['services-talk-in-contracts', 'services/intake/src/inlet.ts', "export * from '@huiyin/sampling/store';"],
    ['domain-is-pure', 'services/intake/src/domain/x.ts', "import { recordId } from '@huiyin/contracts';"],
    ['domain-is-pure', 'services/intake/src/domain/x.ts', "import { a } from '../store.ts';"],
    [
      'doors-and-stores-build-nothing',
      'services/intake/src/api.ts',
      "import { KMSClient } from '@aws-sdk/client-kms';",
    ],
    ['surfaces-are-data', 'services/intake/src/surface.ts', "import { a } from './store.ts';"],
    ['surface-knows-contracts-only', 'packages/surface/src/x.ts', "import { Fault } from '@huiyin/kernel';"],
    ['real-things-in-main-only', 'services/intake/src/api.ts', "import { a } from '@huiyin/bootstrap';"],
    ['aws-sdk-at-the-edges', 'packages/lambda/src/x.ts', "import { a } from '@aws-sdk/client-sqs';"],
    ['cdk-in-infra-only', 'packages/cli/src/x.ts', "import { Stack } from 'aws-cdk-lib';"],
    ['middy-and-powertools-in-lambda-only', 'services/intake/src/api.ts', "import middy from '@middy/core';"],
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

  it('has no room without a name', () => {
    const nameless = files.filter((path) =>
      /(^|\/)(utils?|common|shared|helpers?|misc)(\/|\.ts$)/.test(path),
    );
    expect(nameless).toEqual([]);
  });
});
