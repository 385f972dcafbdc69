import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `unit` needs nothing; `api` runs on real databases that `support/global-setup.ts` starts once. */
export default defineConfig({
  root,
  test: {
    // The provider of the test of sign-on says again and again that it is set up for a test.
    onConsoleLog: (line) => (line.includes('oidc-provider') ? false : undefined),
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/data/**/*.test.ts', 'test/lint/**/*.test.ts', 'test/web/**/*.test.{ts,tsx}'],
        },
      },
      {
        root,
        test: {
          name: 'api',
          include: ['test/api/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
          // Each embedded database takes about 1 GB and a core.
          maxWorkers: 2,
          // WebAssembly compiled as it is called: an embedded database opens a third faster.
          execArgv: ['--wasm-lazy-compilation'],
        },
      },
    ],
  },
})
