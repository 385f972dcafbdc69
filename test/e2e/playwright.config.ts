import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from '../support/browser.ts'

// Workers load this file again: they must find the folder that the first load made.
process.env.STREETGRID_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'streetgrid-e2e-'))
const port = Number(process.env.STREETGRID_E2E_PORT ?? 18_799)
const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig({
  testDir: '.',
  globalTeardown: './teardown.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  outputDir: join(process.env.STREETGRID_E2E_DATA, 'results'),
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 30_000,
    // A flight of the camera is dozens of pictures, each a third of a second in software; tests of flights ask for them.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: findBrowser(),
      args: browserArguments,
    },
  },
  webServer: {
    command: 'node --import tsx test/e2e/serve.ts --quiet',
    cwd: root,
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: join(process.env.STREETGRID_E2E_DATA, 'data'),
      DATABASE_URL: '',
      LOG_LEVEL: 'warn',
      TIANDITU_KEY: 'key of the browser tests',
      TIANDITU_APPROVAL_NUMBER: 'GS(2024)0000号',
    },
  },
})
