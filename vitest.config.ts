import { defineConfig } from 'vitest/config';

const env = {
  TZ: 'UTC',
  CDK_VALIDATION: 'false',
};
const shareDatabase = 'tests/setup/share-database.ts';
const shareStack = 'tests/setup/share-stack.ts';
const shareConsole = 'tests/setup/share-console.ts';

/**
 * `unit` needs neither Java nor a build. `app` runs use cases in one process over DynamoDB Local. `flows` runs the built
 * functions on the local stack. `browser` drives Chromium, and is skipped where there is none.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{domain,templates,cli,local,infra}/**/*.test.ts'],
          setupFiles: ['tests/setup/fill-lists.ts'],
          isolate: false,
          // Properties take longer where other work runs beside them.
          testTimeout: 20_000,
          env,
        },
      },
      {
        test: {
          name: 'app',
          include: ['tests/app/**/*.test.ts'],
          globalSetup: [shareDatabase],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          env: { ...env, POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_DEV: 'true' },
        },
      },
      {
        test: {
          name: 'flows',
          include: ['tests/flows/**/*.test.ts'],
          globalSetup: [shareDatabase, shareStack],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          env,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: [shareDatabase, shareStack, shareConsole],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          env,
        },
      },
    ],
  },
});
