import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from './checks.ts';
import { PROJECTS, projectOf, type TestProject } from './projects.ts';

test.each<[string, TestProject | undefined]>([
  ['packages/kernel/src/time.test.ts', 'rules'],
  ['services/callback/src/domain/claim.test.ts', 'rules'],
  ['infra/stacks/intake.test.ts', 'rules'],
  ['services/callback/src/store.engine.test.ts', 'engines'],
  ['test/adapters/dynamodb/behaviour.test.ts', 'engines'],
  ['test/journeys/crash.test.ts', 'journeys'],
  ['packages/kernel/src/time.ts', undefined],
])('%s is a test of %s', (path, project) => {
  expect(projectOf(path)).toBe(project);
});

test('every test file of the repository belongs to one project and no more', () => {
  const files = globSync('{packages,services,infra,test}/**/*.test.ts', {
    cwd: root,
    exclude: (path) => /node_modules|cdk\.out|\/dist(\/|$)/.test(path),
  }).map((path) => path.replaceAll('\\', '/'));
  const claimed = Object.values(PROJECTS).flatMap(({ include, exclude }) =>
    globSync([...include], { cwd: root, exclude: [...exclude, '**/node_modules/**'] }),
  );
  expect(claimed.map((path) => path.replaceAll('\\', '/')).sort()).toEqual(files.sort());
});
