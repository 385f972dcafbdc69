import { describe, expect, test } from 'vitest'
import { categoryCatalogue } from '../../../api/incident/category.model.ts'
import type { IncidentPoints } from '../../../web/client.ts'
import {
  categoryPicture,
  categoryPictures,
  isCategoryPicture,
  pictureWords,
} from '../../../web/incident/category-picture.ts'
import { incidentLayer } from '../../../web/incident/incident.layer.ts'
import { incidentFeature, incidentSet, picturesOf } from '../../../web/incident/incident-source.ts'
import { glyphs } from '../../../web/map/glyphs.ts'
import { paletteNames, palettes, statuses } from '../../../web/map/palette.ts'
import { contextOf } from '../map/context.ts'

const pictures = Object.keys(pictureWords).filter(isCategoryPicture)
const pointsOf = (...categories: string[]): IncidentPoints => ({
  total: categories.length,
  columns: {
    id: categories.map((_, index) => index + 1),
    longitude: categories.map(() => 118.75),
    latitude: categories.map(() => 32.06),
    category: categories,
    stage: categories.map(() => 'handling'),
    severity: categories.map(() => 'normal'),
    reported_at: categories.map(() => 0),
    due_at: categories.map(() => null),
    overdue: categories.map(() => false),
  },
})

describe('the picture of a category', () => {
  test('is told for every code of the scheme, and for no other', () => {
    expect(Object.keys(categoryPictures).toSorted()).toEqual(
      categoryCatalogue.map(({ code }) => code).toSorted(),
    )
  })

  test('tells apart what the main category does not', () => {
    const drawn = (code: string) => glyphs[categoryPicture(code)]
    for (const [one, other] of [
      ['0602', '0605'],
      ['0505', '0504'],
      ['0505', '0506'],
      ['0402', '0403'],
    ] as const)
      expect(drawn(one), `${one} ${other}`).not.toBe(drawn(other))
  })

  test('is no other’s', () => {
    const shapes = pictures.map((picture) => glyphs[picture])
    expect(new Set(shapes).size).toBe(shapes.length)
    const words = pictures.flatMap((picture) => [pictureWords[picture].zh, pictureWords[picture].en])
    expect(new Set(words).size).toBe(words.length)
  })

  test('is the main category’s for a code that only another scheme has, and dots for an unknown one', () => {
    for (const code of new Set(categoryCatalogue.map(({ mainCode }) => mainCode))) {
      const picture = categoryPicture(`${code}77`)
      expect(picture === 'dots', code).toBe(code === '99')
    }
    for (const foreign of ['7712', '']) expect(categoryPicture(foreign)).toBe('dots')
  })

  test('goes with the incident to the map', () => {
    const points = pointsOf('0602', '0505', '0588', '7712')
    const borne = points.columns.id.map((_, index) => incidentFeature(points, index, 'inHand').properties)
    expect(borne.map(({ picture }) => picture)).toEqual(['flame', 'car', 'stall', 'dots'])
  })

  test.each(paletteNames)('can be drawn in every status, each another image (%s)', (name) => {
    const bodies = pictures.flatMap((picture) =>
      statuses
        .filter((status) => status !== 'done' && status !== 'void')
        .map((status) => incidentLayer.image?.(`mark-${status}-${picture}-normal`, palettes[name])?.body),
    )
    expect(bodies).not.toContain(undefined)
    expect(new Set(bodies).size).toBe(pictures.length * 3)
    for (const picture of pictures)
      expect(incidentLayer.image?.(`mark-inHand-${picture}-normal`, palettes[name])?.body).toContain(
        glyphs[picture],
      )
  })
})

describe('the legend', () => {
  test('explains the pictures it is asked for, after the statuses', () => {
    const items = incidentLayer.legend(contextOf('dusk', { pictures: ['flame', 'car'] }))
    const explained = items.filter(({ id }) => id.startsWith('picture-'))
    expect(explained.map(({ label }) => label)).toEqual([pictureWords.flame, pictureWords.car])
    expect(items.slice(0, statuses.length).map(({ id }) => id)).toEqual([...statuses])
    expect(incidentLayer.legend(contextOf('dusk')).some(({ id }) => id.startsWith('picture-'))).toBe(false)
  })

  test('is asked for those that most open incidents bear', () => {
    const { open } = incidentSet(pointsOf('0102', '0505', '0505', '0602', '0102', '0505'), 0)
    expect(picturesOf(open, 2)).toEqual(['car', 'bin'])
    expect(picturesOf(open, 12)).toEqual(['car', 'bin', 'flame'])
  })
})
