import { defineConfig } from 'vitest/config';

/** One project per kind of test: rules are pure and quick; engines and journeys start real processes and take turns. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: [
            'packages/*/src/**/*.test.ts',
            'services/*/src/**/*.test.ts',
            'infra/**/*.test.ts',
            'test/{architecture,template,mutation}/**/*.test.ts',
            'test/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.engine.test.ts'],
        },
      },
      {
        test: {
          name: 'engines',
          include: [
            'packages/*/src/**/*.engine.test.ts',
            'services/*/src/**/*.engine.test.ts',
            'test/adapters/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/journeys/assembly.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
