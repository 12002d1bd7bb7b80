import { defineConfig } from 'vitest/config';

/** What `npm run mutation` runs against each mutant: the pure tests, nothing that builds, listens or writes. */
export default defineConfig({
  test: {
    include: ['tests/domain/**/*.test.ts'],
    exclude: ['tests/domain/engagement/verdict-bench.test.ts'],
    setupFiles: ['tests/setup/fill-lists.ts', 'tests/setup/fix-seed.ts'],
    isolate: false,
    env: { TZ: 'UTC' },
  },
});
