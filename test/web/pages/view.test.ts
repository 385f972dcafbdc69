import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlaceSet } from '../../../web/filter/place-set.ts'
import { thingKinds } from '../../../web/filter/thing.ts'
import { incidentSorts, paletteOf, readView, type View, writeView } from '../../../web/pages/map/view.ts'
import { conditions } from '../filter/conditions.ts'

const vocabulary = {
  layers: ['grid', 'estate', 'building', 'incident'],
  gridFigures: ['open', 'density'],
  buildingColours: ['height', 'safety'],
}
const rounded = (least: number, most: number, digits: number) =>
  fc
    .integer({ min: Math.ceil(least * 10 ** digits), max: Math.floor(most * 10 ** digits) })
    .map((value) => value / 10 ** digits)
const subset = <Name extends string>(names: readonly Name[]) => fc.subarray([...names])
const thing = fc.constantFrom(...thingKinds).chain((kind) => {
  const length = { district: 9, community: 12, grid: 15 }[kind as string]
  const id =
    length === undefined
      ? fc.integer({ min: 1, max: 999_999 }).map(String)
      : fc.integer({ min: 0, max: 9 }).map((digit) => String(digit).repeat(length))
  return id.map((text) => ({ kind, id: text }))
})
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const view: fc.Arbitrary<View> = fc.record({
  street: optional(fc.constant('320199001')),
  conditions,
  inView: fc.boolean(),
  sort: fc.constantFrom(...incidentSorts),
  camera: optional(
    fc.record({
      center: fc.tuple(rounded(-180, 180, 6), rounded(-85, 85, 6)),
      zoom: rounded(0, 24, 2),
      bearing: rounded(-180, 180, 1),
      pitch: rounded(0, 85, 1),
    }),
  ),
  thing: optional(thing),
  places: optional(
    fc.constantFrom<PlaceSet>(
      { of: 'grids' },
      { of: 'estates', old: true },
      { of: 'buildings', in_grid: '320199001001001', safety: 'D' },
      { of: 'buildings', in_zone: 3, kind: 'shanty' },
      { of: 'service-points', shape: true },
    ),
  ),
  shown: subset(vocabulary.layers),
  hidden: subset(vocabulary.layers),
  gridFigure: optional(fc.constantFrom(...vocabulary.gridFigures)),
  buildingColour: optional(fc.constantFrom(...vocabulary.buildingColours)),
  palette: optional(fc.constantFrom('dusk', 'paper')),
  language: fc.constantFrom('zh', 'en'),
  folded: subset(['list', 'overview'] as const),
  sheet: fc.constantFrom('list', 'overview', 'layers'),
  layersOpen: fc.boolean(),
  moment: optional(fc.integer({ min: 0, max: 29_000_000 }).map((minutes) => minutes * 60_000)),
})

describe('the view in the address', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(view, (value) => {
        const raw = Object.fromEntries(new URLSearchParams(new URLSearchParams(writeView(value)).toString()))
        const read = readView(raw, vocabulary)
        expect(read.invalid).toEqual([])
        expect(read.view).toEqual(value)
      }),
    )
  })

  it('leaves defaults out', () => {
    expect(writeView(readView({}, vocabulary).view)).toEqual({})
  })

  it('has light colours on a phone and dark ones elsewhere, unless it asks for others', () => {
    for (const phone of [true, false]) {
      const { view: plain } = readView({}, vocabulary)
      expect(paletteOf(plain, phone)).toBe(phone ? 'paper' : 'dusk')
      for (const palette of ['dusk', 'paper'] as const) {
        const asked = readView(writeView({ ...plain, palette }), vocabulary).view
        expect(paletteOf(asked, phone)).toBe(palette)
      }
    }
  })

  it('falls back to the default and names what it cannot read', () => {
    const { view: read, invalid } = readView(
      {
        street: '12',
        at: '500,100,3',
        thing: 'grid:7',
        places: 'grids,safety:D',
        show: 'grid,moon',
        palette: 'pink',
        lang: 'fr',
        sort: 'luck',
        figure: 'weather',
      },
      vocabulary,
    )
    expect(invalid.toSorted()).toEqual([
      'at',
      'figure',
      'lang',
      'palette',
      'places',
      'show',
      'sort',
      'street',
      'thing',
    ])
    expect(read).toEqual(readView({}, vocabulary).view)
  })

  it('never fails on any text', () => {
    const names = [
      'street',
      'at',
      'thing',
      'show',
      'hide',
      'figure',
      'lang',
      'sort',
      'fold',
      'panel',
      'inview',
    ]
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })), (raw) => {
        expect(() => readView(raw, vocabulary)).not.toThrow()
      }),
    )
  })
})
