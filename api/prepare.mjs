#!/usr/bin/env node
// Makes a fresh clone ready: installs what package-lock.json names and, with `build`, builds the web pages.
// Plain JavaScript without imports from packages, for it runs before there are any. Does nothing when nothing changed.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modified = (path) => (existsSync(join(root, path)) ? statSync(join(root, path)).mtimeMs : 0)

const newestBelow = (folder) =>
  Math.max(
    ...readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

function run(what, command, parameters) {
  console.log(`… ${what}`)
  const began = Date.now()
  const { status, error } = spawnSync(command, parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(`${what}: ${error ? error.message : `ended with ${status}`}`)
    process.exit(1)
  }
  console.log(`✓ ${what} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`streetgrid needs Node.js 20.19 or newer; this is ${process.version}`)
  process.exit(1)
}

if (modified('node_modules/.package-lock.json') < modified('package-lock.json'))
  run('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])

if (process.argv.includes('build')) {
  const sources = Math.max(
    newestBelow('web'),
    newestBelow('api'),
    modified('vite.config.ts'),
    modified('package-lock.json'),
  )
  if (modified('dist/index.html') < sources)
    run('Building the web pages', process.execPath, [
      'node_modules/vite/bin/vite.js',
      'build',
      '--logLevel',
      'warn',
    ])
}
