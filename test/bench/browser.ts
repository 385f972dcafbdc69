import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { findBrowser } from '../support/browser.ts'
import { startChromium } from './chromium.ts'
import type { BenchDatabase } from './databases.ts'
import { addIncidents } from './incidents.ts'
import { figure, progress, type Report } from './report.ts'
import { root, startServer } from './server.ts'
import { median, percentile } from './statistics.ts'

const viewport = { width: 1920, height: 1080 }
const quietMilliseconds = 1000
const panSeconds = 6
const many = 100_000

/** What a page load must have received before its map can be full. */
const needed = [
  /\/api\/districts\/\d+/,
  /\/api\/features\/grids/,
  /\/api\/features\/buildings/,
  /\/api\/incidents\/points/,
]

declare global {
  interface Window {
    /** The moments of the first and the last WebGL drawing; put there by the bench. */
    drawn?: { first: number; at: number }
    /** The times between frames, in milliseconds. */
    recorder?: { frames: number[]; ended: boolean }
  }
}

/** Notes every WebGL drawing, whichever library makes it: the map is idle when nothing was drawn for a while. */
function watchDrawing(): void {
  const drawn = { first: 0, at: 0 }
  window.drawn = drawn
  const prototype = WebGL2RenderingContext.prototype
  for (const name of [
    'drawElements',
    'drawArrays',
    'drawElementsInstanced',
    'drawArraysInstanced',
  ] as const) {
    const original: unknown = Reflect.get(prototype, name)
    if (typeof original !== 'function') continue
    Reflect.set(prototype, name, function (this: WebGL2RenderingContext, ...parameters: unknown[]) {
      drawn.at = performance.now()
      drawn.first ||= drawn.at
      return Reflect.apply(original, this, parameters)
    })
  }
}

interface Loaded {
  page: Page
  /** From the start of the navigation to the last of the needed answers. */
  data: number
  /** … to the first drawing of the map. */
  first: number
  /** … to the last drawing before the map came to rest. */
  full: number
  scripts: string[]
  close(): Promise<void>
}

async function loadPage(browser: Browser, address: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport, deviceScaleFactor: 1 })
  const page = await context.newPage()
  await page.addInitScript(watchDrawing)
  const scripts = new Set<string>()
  const missing = new Set(needed)
  page.on('requestfinished', (request) => {
    const url = request.url()
    if (request.resourceType() === 'script' || /\.m?js$/.test(new URL(url).pathname)) scripts.add(url)
    for (const pattern of missing) if (pattern.test(url)) missing.delete(pattern)
  })
  await page.goto(address, { waitUntil: 'commit' })
  const end = performance.now() + 120_000
  for (;;) {
    await page.waitForTimeout(200)
    const { drawn, now } = await page.evaluate(() => ({ drawn: window.drawn, now: performance.now() }))
    if (missing.size === 0 && drawn && drawn.at > 0 && now - drawn.at > quietMilliseconds) {
      const resources = await page.evaluate(() =>
        performance.getEntriesByType('resource').map((entry) => ({
          name: entry.name,
          end: entry.startTime + entry.duration,
        })),
      )
      const answers = resources.filter(({ name }) => needed.some((pattern) => pattern.test(name)))
      const data = Math.max(...answers.map(({ end }) => end))
      return {
        page,
        data,
        first: drawn.first,
        full: drawn.at,
        scripts: [...scripts],
        close: () => context.close(),
      }
    }
    if (performance.now() > end) {
      await context.close()
      const reason = missing.size > 0 ? `never asked for ${[...missing].join(', ')}` : 'kept drawing'
      throw new Error(`the map of ${address} did not come to rest: ${reason}`)
    }
  }
}

/** Drags the map in a figure of eight for a while and returns the time between frames, in milliseconds. */
async function pan(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const recorder = {
      frames: [] as number[],
      last: performance.now(),
      ended: false,
      note(now: number) {
        recorder.frames.push(now - recorder.last)
        recorder.last = now
        if (!recorder.ended) requestAnimationFrame(recorder.note)
      },
    }
    window.recorder = recorder
    requestAnimationFrame(recorder.note)
  })
  const [x, y] = [viewport.width / 2, viewport.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  const began = performance.now()
  for (let elapsed = 0; elapsed < panSeconds; elapsed = (performance.now() - began) / 1000) {
    const turn = (elapsed / panSeconds) * 2 * Math.PI
    await page.mouse.move(x + 320 * Math.sin(turn), y + 180 * Math.sin(2 * turn))
  }
  const frames = await page.evaluate(() => {
    if (!window.recorder) return []
    window.recorder.ended = true
    return window.recorder.frames
  })
  await page.mouse.up()
  return frames.slice(2).sort((first, second) => first - second)
}

const sizeOf = async (url: string, encoding: string): Promise<number> => {
  const { default: http } = await import('node:http')
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        response.once('end', () => resolve(bytes))
      })
      .once('error', reject)
  })
}

/** Measures what somebody with the first page open waits for and sees move. */
export async function benchBrowser(report: Report, database: BenchDatabase, rounds: number): Promise<void> {
  report.heading('Browser')
  const path = findBrowser()
  if (!path)
    return report.line('skipped, for Chromium is not installed (Debian, Ubuntu: apt-get install chromium)')
  if (!existsSync(join(root, 'dist/index.html')))
    return report.line('skipped, for the web pages are not built')
  let server = await startServer(database.environment)
  const browser = await startChromium(path)
  const rows: string[][] = []

  const measure = async (name: string): Promise<string[]> => {
    const loads: Pick<Loaded, 'data' | 'first' | 'full'>[] = []
    let frames: number[] = []
    let fetched: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      progress(`browser: ${name}, load ${round + 1}`)
      const loaded = await loadPage(browser, `${server.url}/`)
      const { data, first, full } = loaded
      loads.push({ data, first, full })
      fetched = loaded.scripts
      if (round === rounds - 1) frames = await pan(loaded.page)
      await loaded.close()
    }
    report.keep(`browser.${name}`, { loads, frames })
    const seconds = (key: 'data' | 'first' | 'full') =>
      figure(median(loads.map((load) => load[key])) / 1000, ' s')
    const share = (value: number) => figure(percentile(frames, value), ' ms')
    rows.push([
      name,
      seconds('data'),
      seconds('first'),
      seconds('full'),
      share(0.5),
      share(0.95),
      share(1),
      String(frames.length),
    ])
    return fetched
  }

  const scripts = await measure('the demo district')
  const own = scripts.filter((url) => !/maplibre-gl-worker/.test(url))
  const [gzip, brotli] = await Promise.all(
    ['gzip', 'br'].map(async (encoding) => {
      const sizes = await Promise.all(own.map((url) => sizeOf(url, encoding)))
      return sizes.reduce((sum, size) => sum + size, 0)
    }),
  )
  await server.stop()
  const bare = await database.openItself()
  const total = await addIncidents(bare, many)
  await bare.stop()
  server = await startServer(database.environment)
  await measure(`${total} incidents`)
  report.line(
    `Software rendering (SwiftShader on the CPU: the GPU of any desk is far faster), ${viewport.width}×${viewport.height}, ${database.title}, the page at /, nothing cached; ${many} incidents are copies of the demo’s, moved and written with generate_series into the bench’s own database. Median of ${rounds} loads from the start of the navigation; “full map” is the last drawing before the map rested for ${quietMilliseconds} ms with district, grids, buildings and incidents there. Frames while the map is dragged for ${panSeconds} s.`,
  )
  report.line()
  report.table(
    ['incidents', 'data there', 'first drawing', 'full map', 'frame p50', 'p95', 'max', 'frames'],
    rows,
  )
  report.keep('browser.scripts', { own, gzip, brotli })
  report.line(
    `\nJavaScript for the first map page, without the map library’s worker: ${figure((gzip ?? 0) / 1024)} KB gzip (${figure((brotli ?? 0) / 1024)} KB brotli, what browsers take), ${own.length} files.`,
  )
  await browser.close()
  await server.stop()
}
