import { defineConfig } from 'vitest/config';
import { PROJECTS, type TestProject } from './test/main/projects.ts';

const filesOf = (name: TestProject) => ({
  name,
  include: [...PROJECTS[name].include],
  exclude: ['**/node_modules/**', ...PROJECTS[name].exclude],
});

export default defineConfig({
  test: {
    projects: [
      { test: filesOf('rules') },
      { test: { ...filesOf('engines'), testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          ...filesOf('journeys'),
          globalSetup: ['test/journeys/assembly.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
