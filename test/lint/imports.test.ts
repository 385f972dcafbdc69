import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a file in this place may not import, and what it may. `park` is a room that no rule has heard of. */
const places: Record<string, { refused: string[]; allowed: string[] }> = {
  'web/park/park-panel.tsx': {
    refused: [
      '../grid/grid.layer.ts',
      '../pages/map/view.ts',
      '../routes.tsx',
      '../../api/app.ts',
      '../../api/park/park.queries.ts',
      '../../data/demo/plan.ts',
    ],
    allowed: [
      './park.layer.ts',
      '../client.ts',
      '../map/layer.ts',
      '../filter/thing.ts',
      '../ui/panel.tsx',
      '../i18n/format.ts',
      '../../api/park/park.model.ts',
      'react',
    ],
  },
  'web/park/bench/bench-panel.tsx': {
    refused: [
      '../../grid/grid.layer.ts',
      '../../pages/map/view.ts',
      '../../../api/app.ts',
      '../../../api/park/park.queries.ts',
    ],
    allowed: [
      './bench-row.tsx',
      '../park.layer.ts',
      '../../client.ts',
      '../../ui/panel.tsx',
      '../../../api/park/park.model.ts',
    ],
  },
  'web/map/machine.ts': {
    refused: ['../park/park.layer.ts', '../ui/panel.tsx', '../client.ts', '../../api/park/park.model.ts'],
    allowed: ['./layer.ts', 'maplibre-gl'],
  },
  'web/ui/panel.tsx': {
    refused: ['../park/park.layer.ts', '../map/layer.ts', '../client.ts'],
    allowed: ['./facts.tsx', '../i18n/format.ts'],
  },
  'web/filter/chips.ts': {
    refused: ['../park/park.layer.ts', '../pages/map/view.ts'],
    allowed: ['../client.ts', '../map/layer.ts', '../ui/icon.tsx', '../../api/filter/filter.model.ts'],
  },
  'web/i18n/words.ts': {
    refused: ['../client.ts'],
    allowed: ['./zh/index.ts', '../../api/park/park.model.ts'],
  },
  'web/i18n/zh/park.ts': {
    refused: ['../../client.ts'],
    allowed: ['../en/index.ts', '../../../api/park/park.model.ts'],
  },
  'web/pages/map/map-page.tsx': {
    refused: ['../../../api/app.ts', '../../../api/park/park.table.ts', '../../../data/demo/plan.ts'],
    allowed: ['../../park/park.layer.ts', '../../../api/park/park.model.ts'],
  },
  'web/client.ts': { refused: ['../data/demo/plan.ts'], allowed: ['../api/app.ts'] },
  'api/park/park.routes.ts': {
    refused: ['./park.table.ts', '../grid/grid.routes.ts', '../app.ts', 'drizzle-orm', '../../web/client.ts'],
    allowed: ['./park.queries.ts', './park.model.ts', '../server/answer.ts', 'hono'],
  },
  'api/park/park.queries.ts': {
    refused: [
      './park.routes.ts',
      '../grid/grid.routes.ts',
      '../server/answer.ts',
      '../app.ts',
      'hono',
      'hono/client',
    ],
    allowed: ['./park.table.ts', '../grid/grid.table.ts', '../database/rows.ts', 'drizzle-orm'],
  },
  'api/park/park.collection.ts': {
    refused: ['./park.routes.ts', 'hono'],
    allowed: ['../feature/collection.ts'],
  },
  'api/park/park.where.ts': { refused: ['./park.routes.ts', 'hono'], allowed: ['../grid/grid.table.ts'] },
  'api/park/open-park.ts': {
    refused: ['./park.routes.ts', '../app.ts', '../../test/run.ts', '../../data/demo/plan.ts'],
    allowed: ['./park.queries.ts', '../database/open.ts', '../problem.ts'],
  },
  'api/park/park.table.ts': {
    refused: [
      './park.queries.ts',
      '../feature/collection.ts',
      '../problem.ts',
      'hono',
      '@electric-sql/pglite',
    ],
    allowed: ['../database/spatial.ts', '../grid/grid.table.ts', './park.model.ts', 'drizzle-orm/pg-core'],
  },
  'api/park/park.shapes.ts': {
    refused: ['./park.table.ts', './park.queries.ts', '../database/open.ts', 'drizzle-orm', 'hono'],
    allowed: ['./park.model.ts', '../feature/feature.shapes.ts', '../geometry.model.ts', 'zod', 'geojson'],
  },
  'api/park/park.model.ts': {
    refused: [
      './park.table.ts',
      './park.shapes.ts',
      '../database/open.ts',
      '../problem.ts',
      'drizzle-orm',
      'hono',
      'node:fs',
      '../../web/client.ts',
    ],
    allowed: ['../grid/grid.model.ts', './park.data.ts', '../geometry.model.ts', 'zod'],
  },
  'api/park/park.data.ts': { refused: ['node:fs', './park.table.ts'], allowed: ['./park.model.ts'] },
  'api/database/rows.ts': {
    refused: ['../park/park.table.ts', '../park/park.model.ts', '../grid/grid.table.ts', '../problem.ts'],
    allowed: ['./open.ts', './schema.ts', '../geometry.model.ts', 'drizzle-orm'],
  },
  'api/database/schema.ts': {
    refused: ['../park/park.queries.ts', '../park/park.model.ts'],
    allowed: ['../park/park.table.ts', './revision.table.ts'],
  },
  'api/transfer/load-demo.ts': { refused: ['../../web/client.ts'], allowed: ['../../data/demo/files.ts'] },
  'data/demo/generate.ts': {
    refused: ['../../api/park/park.queries.ts', '../../web/client.ts'],
    allowed: ['../../api/park/park.model.ts'],
  },
}

describe('the linter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'streetgrid-lint-'))
  const refused = new Map<string, Set<string>>()

  beforeAll(() => {
    const configuration = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
    delete configuration.$schema
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...configuration, vcs: { enabled: false } }))
    const lines = new Map<string, string[]>()
    for (const [file, { refused, allowed }] of Object.entries(places)) {
      const imports = [...refused, ...allowed]
      lines.set(file, imports)
      mkdirSync(join(folder, dirname(file)), { recursive: true })
      writeFileSync(
        join(folder, file),
        imports.map((from, index) => `export { name${index} } from '${from}'\n`).join(''),
      )
    }
    const { stdout } = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'],
      { cwd: folder, encoding: 'utf8' },
    )
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { category: string; location: { path: string; start: { line: number } } }[]
    }
    for (const { category, location } of diagnostics) {
      if (category !== 'lint/style/noRestrictedImports') continue
      const found = refused.get(location.path) ?? new Set()
      found.add(lines.get(location.path)?.[location.start.line - 1] ?? '')
      refused.set(location.path, found)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(Object.keys(places))('holds the imports of %s', (file) => {
    expect([...(refused.get(file) ?? [])].toSorted()).toEqual(places[file]?.refused.toSorted())
  })
})

it('keeps every word of PostGIS in api/database/spatial.ts', () => {
  const files = readdirSync(join(root, 'api'), { recursive: true, encoding: 'utf8' })
  const speaking = files.filter(
    (file) => file.endsWith('.ts') && /\bST_[A-Z]/.test(readFileSync(join(root, 'api', file), 'utf8')),
  )
  expect(speaking).toEqual([join('database', 'spatial.ts')])
})
