import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridLayer } from '../../../web/grid/grid.layer.ts'
import { classBreaks, gridFigure, gridFigureWords, limitTexts } from '../../../web/grid/grid-figure.ts'
import { contextOf } from '../map/context.ts'

describe('the limits of the classes', () => {
  it('stay apart where values lie close', () => {
    const values = Array.from({ length: 40 }, (_, index) => 1010 + index)
    expect(classBreaks(values)).toEqual([1016, 1023, 1030, 1036, 1043])
  })

  it('read well where values lie far apart', () => {
    expect(classBreaks([103, 207, 311, 419, 523, 631])).toEqual([210, 310, 420, 520, 630])
  })

  it('are none only where all values are the same', () => {
    expect(classBreaks([])).toEqual([])
    expect(classBreaks([7, 7, 7])).toEqual([])
    expect(classBreaks([0, 0, 0, 0, 0, 0, 0, 5])).toEqual([5])
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (values) => {
          const breaks = classBreaks(values)
          const [least, most] = [Math.min(...values), Math.max(...values)]
          expect(breaks.length > 0).toBe(least < most)
          expect(breaks.length).toBeLessThanOrEqual(5)
          for (const [index, limit] of breaks.entries()) {
            expect(limit).toBeGreaterThan(breaks[index - 1] ?? least)
            expect(limit).toBeLessThanOrEqual(most)
          }
        },
      ),
    )
  })

  it('are written so that no two read alike', () => {
    expect(limitTexts({ kind: 'elderly', breaks: [0.24, 0.26] }, 'en')).toEqual(['24%', '26%'])
    expect(limitTexts({ kind: 'elderly', breaks: [0.24112, 0.24114] }, 'en')).toEqual(['24.112%', '24.114%'])
    expect(limitTexts({ kind: 'density', breaks: [18_000, 21_000] }, 'zh')).toEqual(['18,000', '21,000'])
    expect(limitTexts({ kind: 'density', breaks: [3.21, 3.24] }, 'zh')).toEqual(['3.21', '3.24'])
  })
})

it('the legend of the grids names the figure that colours them', () => {
  const grids = {
    type: 'FeatureCollection' as const,
    features: [4, 9].map((count) => ({
      type: 'Feature' as const,
      properties: { code: `32019900100100${count}`, resident_population: count },
      geometry: { type: 'Point' as const, coordinates: [0, 0] },
    })),
  }
  const legend = gridLayer.legend({
    ...contextOf('paper'),
    options: { gridFigure: gridFigure('people', grids) },
  })
  const heading = legend.findIndex(({ mark }) => mark === undefined)
  expect(legend[heading]?.label).toEqual(gridFigureWords.people)
  expect(legend.slice(heading + 1).map(({ label }) => label.zh)).toEqual(['< 9', '≥ 9'])
})
