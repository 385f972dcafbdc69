import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './support/browser.ts'

// Runs every check in turn and ends with one line of counts; `npm test -- lint types` runs only those.
// A part whose tool is missing on this machine is skipped with a line that says how to get it;
// with REQUIRE_ALL=1 it fails instead.

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'streetgrid-test-'))
const requireAll = process.env.REQUIRE_ALL === '1'

function run(tool: string, parameters: string[], environment: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', tool), parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  })
  return status === 0
}

const reportOf = (file: string) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})

/** What failed, said once more at the end: the tail of a long output is what is looked at first. */
const failures: string[] = []

interface VitestReport {
  testResults?: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

function noteVitestFailures({ testResults = [] }: VitestReport): void {
  for (const { name, status, message, assertionResults } of testResults) {
    const failed = assertionResults.filter((result) => result.status === 'failed')
    for (const { fullName, failureMessages } of failed)
      failures.push(
        `${relative(root, name)}: ${fullName}\n    ${failureMessages.join('\n    ').slice(0, 2000)}`,
      )
    if (status === 'failed' && failed.length === 0) failures.push(`${relative(root, name)}: ${message ?? ''}`)
  }
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs?: { title: string; file: string; line: number; ok: boolean }[]
}

function noteBrowserFailures({ suites = [], specs = [] }: PlaywrightSuite): void {
  for (const { title, file, line, ok } of specs) if (!ok) failures.push(`test/e2e/${file}:${line}: ${title}`)
  for (const suite of suites) noteBrowserFailures(suite)
}

/** A check without counts of its own counts as one test. */
const single = (passed: boolean): Counts => ({ passed: Number(passed), failed: Number(!passed), skipped: 0 })

const parts: Record<string, () => Counts> = {
  lint: () => single(run('biome', ['ci', '--error-on-warnings', '.'])),
  types: () => single(run('tsc', ['--noEmit'])),
  vitest: () => {
    const file = join(reports, 'vitest.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const succeeded = run('vitest', ['run', '--config', 'test/vitest.config.ts', ...reporters])
    const report = reportOf(file)
    noteVitestFailures(report)
    const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = report
    return {
      passed: numPassedTests,
      failed: succeeded ? 0 : Math.max(1, numFailedTests),
      skipped: numPendingTests,
    }
  },
  browser: () => {
    if (findBrowser() === undefined) {
      console.log('No browser was found: its tests are skipped (apt-get install chromium fonts-noto-cjk)')
      return requireAll ? single(false) : { passed: 0, failed: 0, skipped: 1 }
    }
    const file = join(reports, 'playwright.json')
    const options = ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json']
    const succeeded = run('playwright', options, { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
    const report = reportOf(file)
    noteBrowserFailures(report)
    const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
    return { passed: expected + flaky, failed: succeeded ? 0 : Math.max(1, unexpected), skipped }
  },
}

const totals: Counts = { passed: 0, failed: 0, skipped: 0 }
const asked = process.argv.slice(2)
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n── ${name} ──`)
  const began = Date.now()
  const counts = part()
  const { passed, skipped } = counts
  const failed = counts.failed + (requireAll ? skipped : 0)
  if (requireAll && skipped > 0) console.log(`${skipped} skipped: with REQUIRE_ALL=1 nothing may be`)
  totals.passed += passed
  totals.failed += failed
  totals.skipped += skipped
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`── ${name}: ${failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s ──`)
}

rmSync(reports, { recursive: true, force: true })
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`)
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1
