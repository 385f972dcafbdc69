#!/usr/bin/env node
// Runs every check in turn and ends with one line of counts. A part whose tool is missing on this machine is
// skipped with a line that says how to get it; with REQUIRE_ALL=1 it fails instead.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const reports = mkdtempSync(join(tmpdir(), 'streetgrid-test-'))
const only = process.argv.slice(2)
const totals = { passed: 0, failed: 0, skipped: 0 }

const bin = (name) => join(root, 'node_modules', '.bin', name)

function run(command, parameters, environment = {}) {
  const { status } = spawnSync(command, parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  })
  return status === 0
}

const report = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

/** A check without counts of its own counts as one test. */
const plain = (command, parameters) => () => {
  const passed = run(command, parameters)
  return { passed: Number(passed), failed: Number(!passed), skipped: 0 }
}

const parts = {
  lint: plain(bin('biome'), ['ci', '--error-on-warnings', '.']),
  types: plain(bin('tsc'), ['--noEmit']),
  vitest: () => {
    const file = join(reports, 'vitest.json')
    const succeeded = run(bin('vitest'), [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ])
    const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = report(file) ?? {}
    return {
      passed: numPassedTests,
      failed: succeeded ? 0 : Math.max(1, numFailedTests),
      skipped: numPendingTests,
    }
  },
  browser: () => {
    const file = join(reports, 'playwright.json')
    const succeeded = run(
      bin('playwright'),
      ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'],
      { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    )
    const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report(file)?.stats ?? {}
    return { passed: expected + flaky, failed: succeeded ? 0 : Math.max(1, unexpected), skipped }
  },
}

for (const [name, part] of Object.entries(parts)) {
  if (only.length > 0 && !only.includes(name)) continue
  console.log(`\n── ${name} ──`)
  const began = Date.now()
  const counts = part()
  for (const key of Object.keys(totals)) totals[key] += counts[key]
  console.log(
    `── ${name}: ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(1)} s ──`,
  )
}

rmSync(reports, { recursive: true, force: true })
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1)
