import { type Browser, chromium } from '@playwright/test'
import { browserArguments } from '../support/browser.ts'
import { atEnd } from './cleanup.ts'

/** Starts Chromium with WebGL drawn by the CPU, as on a machine without a graphics card. */
export async function startChromium(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: browserArguments })
  atEnd(() => browser.close())
  return browser
}
