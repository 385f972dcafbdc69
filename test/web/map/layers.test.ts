import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { featureCollection, point } from '@turf/turf'
import type { StyleSpecification } from 'maplibre-gl'
import { describe, expect, test } from 'vitest'
import { gridFigure } from '../../../web/grid/grid-figure.ts'
import {
  composeSources,
  composeStyle,
  defaultVisible,
  drawnLayers,
  emptyCollection,
  lackingLayers,
} from '../../../web/map/compose.ts'
import { imageName, type Language } from '../../../web/map/layer.ts'
import { paletteNames, palettes, statuses } from '../../../web/map/palette.ts'
import { type MapData, type MapOptions, mapLayers } from '../../../web/pages/map/layers.ts'
import { legendParts } from '../../../web/pages/map/legend.tsx'
import { contextOf, stringsIn } from './context.ts'

const figure = gridFigure(
  'people',
  {
    type: 'FeatureCollection',
    features: [100, 240, 380, 520, 660, 800, 950].map((people, index) => ({
      type: 'Feature',
      properties: { code: `32019900100100${index}`, resident_population: people },
      geometry: { type: 'Point', coordinates: [0, 0] },
    })),
  },
  new Map(),
)
const unread: MapData = {
  district: null,
  communities: undefined,
  grids: undefined,
  estates: undefined,
  buildings: undefined,
  'redevelopment-zones': undefined,
  roads: undefined,
  'service-points': undefined,
  units: undefined,
  'base-features': undefined,
  incidents: undefined,
}
const variants = paletteNames.flatMap((palette) => [
  { name: `${palette}, plain`, context: contextOf(palette) },
  {
    name: `${palette}, figure and safety, wall scale`,
    context: contextOf(palette, { gridFigure: figure, buildingColour: 'safety' }, 1.8),
  },
])

describe('the list of layers', () => {
  test('names each layer once', () => {
    const ids = mapLayers.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has a title in both languages for each', () => {
    for (const { title } of mapLayers) {
      expect(title.zh).not.toBe('')
      expect(title.en).toMatch(/^[A-Z]/)
    }
  })

  test('shows the district and the open incidents unasked, nothing from outside', () => {
    const shown = defaultVisible(mapLayers)
    expect(shown).toContain('district')
    expect(shown).toContain('incident')
    expect(shown).not.toContain('tianditu')
  })

  test('asks no one for tiles without a key', () => {
    const raster = mapLayers.find(({ id }) => id === 'tianditu')?.raster
    expect(raster?.tiles({})).toBeNull()
    const tiles = raster?.tiles({ tiandituKey: 'a b' })
    expect(Object.keys(tiles ?? {})).toEqual(['vec', 'cva'])
    expect(tiles?.cva?.[7]).toMatch(/^https:\/\/t7\.tianditu\.gov\.cn\/cva_w\/wmts\?.*LAYER=cva&.*&tk=a%20b$/)
  })

  test('lets a base from outside take the place of our own, where its tiles may be asked for', () => {
    const asked = new Set([...defaultVisible(mapLayers), 'tianditu'])
    expect(drawnLayers(mapLayers, asked, {})).toEqual(defaultVisible(mapLayers))
    const drawn = drawnLayers(mapLayers, asked, { tiandituKey: 'k' })
    expect(['tianditu', 'grid', 'district', 'incident'].every((id) => drawn.has(id))).toBe(true)
    expect(['district-land', 'road', 'water'].some((id) => drawn.has(id))).toBe(false)
    const known = new Set(mapLayers.map(({ id }) => id))
    for (const { raster } of mapLayers)
      expect(raster?.covers.filter((id) => !known.has(id)) ?? []).toEqual([])
  })
})

describe.each(variants)('the style ($name)', ({ context }) => {
  const composed = composeStyle(mapLayers, context)
  const sources = composeSources(mapLayers)

  test('is valid MapLibre style', () => {
    const style = {
      version: 8,
      sources: Object.fromEntries(
        sources.map(({ id, settings }) => [id, { ...settings, type: 'geojson', data: emptyCollection }]),
      ),
      layers: composed.map(({ specification }) => specification),
    } as unknown as StyleSpecification
    expect(validateStyleMin(style as never).map(({ message }) => message)).toEqual([])
  })

  test('gives each style layer its own id, under its layer', () => {
    const ids = composed.map(({ specification }) => specification.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { owner, specification } of composed)
      expect(specification.id === owner || specification.id.startsWith(`${owner}/`)).toBe(true)
  })

  test('draws only from sources that the same layer declares', () => {
    for (const { owner, specification } of composed) {
      const layer = mapLayers.find(({ id }) => id === owner)
      expect(layer?.sources.map(({ id }) => id)).toContain(specification.source)
    }
  })

  test('takes every colour from the palette', () => {
    const known = new Set([...stringsIn(context.palette)])
    const colour = /^(#[0-9a-f]{3,8}|rgba?\(.*|hsla?\(.*)$/i
    for (const { specification } of composed)
      for (const text of stringsIn(specification))
        if (colour.test(text)) expect(known, `${specification.id} uses ${text}`).toContain(text)
  })

  test('draws marks last and the open incidents on top', () => {
    expect(composed.at(-1)?.specification.id).toBe('incident/open')
    const firstSolid = composed.findIndex(({ specification }) => specification.type === 'fill-extrusion')
    const border = composed.findIndex(({ specification }) => specification.id === 'grid/border')
    expect(border).toBeLessThan(firstSolid)
  })

  test('has a legend whose items name each class once, in both languages', () => {
    for (const layer of mapLayers) {
      const items = layer.legend(context)
      const ids = items.map(({ id }) => id)
      expect(new Set(ids).size, layer.id).toBe(ids.length)
      for (const { label } of items) expect(label.zh !== '' && label.en !== '', layer.id).toBe(true)
    }
  })
})

test('a change of palette, options or scale changes no style layer id', () => {
  const idsOf = (index: number) =>
    composeStyle(mapLayers, variants[index]?.context ?? contextOf('dusk')).map(
      ({ specification }) => specification.id,
    )
  for (let index = 1; index < variants.length; index++) expect(idsOf(index)).toEqual(idsOf(0))
})

test('what depends on a feature’s state in one variant does so in all', () => {
  // A tile that is being loaded meanwhile would apply states to an expression that is none any more.
  const stateful = (index: number) =>
    composeStyle(mapLayers, variants[index]?.context ?? contextOf('dusk')).flatMap(({ specification }) =>
      Object.entries({ ...('paint' in specification ? specification.paint : {}) })
        .filter(([, value]) => JSON.stringify(value).includes('"feature-state"'))
        .map(([property]) => `${specification.id} ${property}`),
    )
  expect(stateful(0)).toContain('grid/figure fill-opacity')
  for (let index = 1; index < variants.length; index++) expect(stateful(index)).toEqual(stateful(0))
})

describe('interaction', () => {
  const interactive = mapLayers.filter(({ interaction }) => interaction)
  const composed = composeStyle(mapLayers, contextOf('dusk'))

  test.each(interactive)(
    '$id answers with style layers and sources it has',
    ({ id, interaction, sources }) => {
      const own = composed.filter(({ owner }) => owner === id).map(({ specification }) => specification.id)
      for (const layer of interaction?.layers ?? []) expect(own).toContain(layer)
      for (const source of interaction?.sources ?? [])
        expect(sources.map((known) => known.id)).toContain(source)
    },
  )

  test.each(interactive)('$id tells what it is and what a click opens', ({ interaction }) => {
    const properties = {
      reported_at: 0,
      id: 7,
      code: '320199001001001',
      name: 'A',
      category: '0102',
      status: 'overdue',
    }
    const feature = { id: 7, properties, at: [118.75, 32.06] as [number, number] }
    for (const language of ['zh', 'en'] as const)
      expect(interaction?.tooltip(feature, language, {})?.title).toBeTruthy()
    const selection = interaction?.select(feature)
    expect(selection?.kind).toBe(interaction?.kind)
    expect(Number.isSafeInteger(Number(selection?.id))).toBe(true)
  })

  test('an incident is called what the office calls its category, and a code that nobody named says so', () => {
    const { interaction } = mapLayers.find(({ id }) => id === 'incident') ?? {}
    const own = { code: '0102', name: '门前垃圾', name_en: 'Rubbish at the door' }
    const categories = [{ ...own, main_code: '01', main_name: '环境', main_name_en: 'Environment' }]
    const titleOf = (category: string, language: Language) =>
      interaction?.tooltip({ id: 7, properties: { category, reported_at: 0 }, at: [0, 0] }, language, {
        categories,
      })?.title
    expect(titleOf('0102', 'zh')).toBe('门前垃圾')
    expect(titleOf('0102', 'en')).toBe('Rubbish at the door')
    expect(titleOf('8801', 'zh')).toBe('类别 8801')
    expect(titleOf('8801', 'en')).toBe('Category 8801')
  })

  test('a ring of several incidents opens none of them', () => {
    const incident = mapLayers.find(({ id }) => id === 'incident')
    const ring = { id: 1, properties: { cluster: true, point_count: 3 }, at: [0, 0] as [number, number] }
    expect(incident?.interaction?.select(ring)).toBeNull()
  })
})

describe.each(paletteNames)('pictures (%s)', (name) => {
  const palette = palettes[name]
  const composed = composeStyle(mapLayers, contextOf(name))

  test('every literal picture name can be drawn', () => {
    for (const { specification } of composed) {
      const names = [...stringsIn(specification)].filter((text) => /^(dusk|paper)\/[^/]+\/.*[^-]$/.test(text))
      for (const text of names) {
        if (text.endsWith('/')) continue
        const [, owner, image = ''] = text.split('/')
        expect(text).toBe(imageName(palette, owner ?? '', image))
        expect(mapLayers.find(({ id }) => id === owner)?.image?.(image, palette), text).toBeTruthy()
      }
    }
  })

  test('each status has its own outline or sign', () => {
    const incident = mapLayers.find(({ id }) => id === 'incident')
    const shapes = statuses.map((status) =>
      incident?.image?.(`plain-${status}`, palette)?.body.replace(/#[0-9a-f]{6}/gi, ''),
    )
    expect(new Set(shapes).size).toBe(statuses.length)
  })
})

test('the legend begins with what somebody chose to colour by', () => {
  const visible = defaultVisible(mapLayers)
  const first = (options: MapOptions) =>
    legendParts(visible, new Set(), 'dusk', 'zh', options)
      .map(({ id }) => id)
      .slice(0, 2)
  expect(first({})).not.toContain('grid')
  expect(first({ gridFigure: figure, buildingColour: 'safety' })).toEqual(['grid', 'building'])
  expect(first({ buildingColour: 'safety' })[0]).toBe('building')
})

test('the signs of ended incidents lie below the names of the places', () => {
  const ids = composeStyle(mapLayers, contextOf('dusk')).map(({ specification }) => specification.id)
  expect(ids.indexOf('incident/ended-sign')).toBeGreaterThan(-1)
  expect(ids.indexOf('incident/ended-sign')).toBeLessThan(ids.indexOf('grid/number'))
  expect(ids.indexOf('incident/ended-sign')).toBeGreaterThan(ids.indexOf('building/footprint'))
})

test('a street lacks the layers whose data came and is empty, and the legend leaves them out', () => {
  const estates = featureCollection([point([118.75, 32.07])])
  const data = { ...unread, roads: emptyCollection, 'redevelopment-zones': emptyCollection, estates }
  const lacking = lackingLayers(mapLayers, data)
  expect([...lacking].toSorted()).toEqual(['redevelopment', 'road'])
  const explained = legendParts(defaultVisible(mapLayers), lacking, 'dusk', 'zh', {}).map(({ id }) => id)
  expect(explained).toContain('estate')
  expect(explained).not.toContain('road')
})
