import { matchesGlob } from 'node:path';

/** Which files are which kind of test: rules are pure and quick; engines and journeys start real processes and take turns. */
export const PROJECTS = {
  rules: {
    include: [
      'packages/*/src/**/*.test.ts',
      'services/*/src/**/*.test.ts',
      'infra/**/*.test.ts',
      'test/{architecture,template,mutation,release,studies}/**/*.test.ts',
      'test/*.test.ts',
      'test/main/*.test.ts',
    ],
    exclude: ['**/*.engine.test.ts'],
  },
  engines: {
    include: [
      'packages/*/src/**/*.engine.test.ts',
      'services/*/src/**/*.engine.test.ts',
      'test/adapters/**/*.test.ts',
      'test/studies/**/*.engine.test.ts',
    ],
    exclude: [],
  },
  journeys: { include: ['test/journeys/**/*.test.ts'], exclude: [] },
} as const satisfies Record<
  string,
  { readonly include: readonly string[]; readonly exclude: readonly string[] }
>;

export type TestProject = keyof typeof PROJECTS;

/** The project that runs a test file (path from the root, with slashes); undefined: no test of ours. */
export function projectOf(path: string): TestProject | undefined {
  // The keys are the projects; Object.keys only widens their type.
  return (Object.keys(PROJECTS) as TestProject[]).find((project) => {
    const { include, exclude } = PROJECTS[project];
    const isOf = (globs: readonly string[]) => globs.some((glob) => matchesGlob(path, glob));
    return isOf(include) && !isOf(exclude);
  });
}
