import { describe, expect, test } from 'vitest'
import { en } from '../../../web/i18n/en/index.ts'
import { zh } from '../../../web/i18n/zh/index.ts'
import { mapLayers } from '../../../web/pages/map/layers.ts'
import { contextOf } from '../map/context.ts'

const layerOf = (id: string) => {
  const layer = mapLayers.find((known) => known.id === id)
  if (layer === undefined) throw new Error(`no layer ${id}`)
  return layer
}

describe('one name for one thing', () => {
  test.each([
    ['service', 'serviceKind'],
    ['unit', 'unitKind'],
    ['redevelopment', 'phase'],
    ['building', 'safety'],
  ] as const)('the legend of %s says what the panels say', (id, table) => {
    const legend = layerOf(id).legend(contextOf('dusk', { buildingColour: 'safety' }))
    const said = new Map(legend.map((item) => [item.id, item.label]))
    for (const [kind, word] of Object.entries(zh.place[table]))
      expect(said.get(kind), kind).toEqual({ zh: word, en: Reflect.get(en.place[table], kind) })
  })

  test.each([
    ['building', 'kind', 'buildingKind'],
    ['service', 'kind', 'serviceKind'],
    ['unit', 'kind', 'unitKind'],
    ['redevelopment', 'phase', 'phase'],
  ] as const)('the tooltip of %s says what the panels say', (id, property, table) => {
    for (const [kind, word] of Object.entries(zh.place[table])) {
      const tooltip = (language: 'zh' | 'en') =>
        layerOf(id).interaction?.tooltip(
          { id: 1, at: [0, 0], properties: { [property]: kind } },
          language,
          {},
        )
      expect(tooltip('zh')?.lines.map(({ value }) => value)).toContain(word)
      expect(tooltip('en')?.lines.map(({ value }) => value)).toContain(Reflect.get(en.place[table], kind))
    }
  })

  test.each([
    ['grid', 'grids'],
    ['estate', 'estates'],
    ['building', 'buildings'],
    ['redevelopment', 'redevelopment-zones'],
    ['service', 'service-points'],
    ['unit', 'units'],
    ['community', 'communities'],
    ['road', 'roads'],
    ['incident', 'incidents'],
  ] as const)('the layer %s is called what the collection is called', (id, collection) => {
    expect(layerOf(id).title).toEqual({ zh: zh.place.dataset[collection], en: en.place.dataset[collection] })
  })
})
