import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { atEnd } from './cleanup.ts'

/** The system's Chromium, else the one Playwright installed; undefined if there is none. */
export const chromiumPath = (): string | undefined =>
  [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    chromium.executablePath(),
  ].find((path) => existsSync(path))

/** Starts Chromium with WebGL drawn by the CPU, as on a machine without a graphics card. */
export async function startChromium(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-background-networking',
    ],
  })
  atEnd(() => browser.close())
  return browser
}
