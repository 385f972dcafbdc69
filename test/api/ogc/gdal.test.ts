import { execFile, spawnSync } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import type { PropertyType } from '../../../api/feature/collection.ts'
import { publicCollections } from '../../../api/feature/collections.ts'
import { anybody } from '../../../api/identity/reader.ts'
import { eachDatabase } from '../../support/databases.ts'
import { seedStreet } from '../../support/street.ts'

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0
if (!hasGdal && process.env.REQUIRE_ALL === '1')
  throw new Error('GDAL is not installed: apt-get install gdal-bin')
if (!hasGdal) console.warn('GDAL is not installed: its test is skipped (apt-get install gdal-bin)')

eachDatabase('GDAL', (database) => {
  it.skipIf(!hasGdal)(
    'reads every collection whole',
    async () => {
      const opened = await database.open()
      await seedStreet(opened.database, { street: '320199001', incidents: 2500 })
      await opened.query('UPDATE incident SET estate_id = NULL, zone_id = NULL WHERE id <= 200')
      const app = createApp({ opened, reader: anybody, log: pino({ level: 'silent' }) })
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
      await new Promise((resolve) => server.once('listening', resolve))
      const { port } = server.address() as AddressInfo
      try {
        const { stdout, stderr } = await promisify(execFile)('ogrinfo', [
          '-ro',
          '-al',
          '-so',
          `OAPIF:http://127.0.0.1:${port}/ogc`,
        ])
        const layers = [
          ...stdout.matchAll(/Layer name: (\S+)[\s\S]*?Geometry: (.+)[\s\S]*?Feature Count: (\d+)/g),
        ]
        expect(stderr).not.toMatch(/ERROR|Warning/)
        expect(Object.fromEntries(layers.map(([, name, , count]) => [name, Number(count)]))).toEqual({
          communities: 2,
          grids: 20,
          estates: 6,
          buildings: 40,
          'redevelopment-zones': 1,
          roads: 3,
          'service-points': 10,
          units: 8,
          incidents: 2500,
        })
        expect(layers.map(([, , geometry]) => geometry)).toContain('Line String')
        const fieldsOf = (name: string) => {
          const layer = stdout.split(/^Layer name: /m).find((text) => text.startsWith(`${name}\n`)) ?? ''
          return Object.fromEntries(
            [...layer.matchAll(/^(\w+): (\S+) \(\d+\.\d+\)$/gm)].map(([, field, type]) => [field, type]),
          )
        }
        const typeNames: Record<PropertyType, string> = {
          string: 'String',
          integer: 'Integer',
          number: 'Real',
          boolean: 'Integer(Boolean)',
          instant: 'DateTime',
          date: 'Date',
        }
        for (const { id, properties } of publicCollections)
          expect([id, fieldsOf(id)]).toEqual([
            id,
            Object.fromEntries(Object.entries(properties).map(([name, { type }]) => [name, typeNames[type]])),
          ])
      } finally {
        await new Promise((resolve) => server.close(resolve))
      }
    },
    120_000,
  )
})
