import type { Point } from './geometry.ts'
import type { LineKind } from './network.ts'

/** A hand-drawn line: control points in metres; ends marked `loose` are not drawn to the nearest line. */
export interface Stroke {
  name: string
  kind: LineKind
  width: number
  control: Point[]
  oneway?: boolean
  straight?: boolean
}

/** Edges of the drawn world, metres: beyond it nothing is made. */
export const FRAME = { west: -620, east: 2540, south: -560, north: 1880 }

/** Centre line of the railway; the corridor's two edges and the tracks are parallels of it. */
export const RAILWAY: Point[] = [
  [-800, 1168],
  [-300, 1222],
  [0, 1258],
  [400, 1302],
  [800, 1330],
  [1200, 1332],
  [1600, 1304],
  [1900, 1268],
  [2200, 1222],
  [2700, 1130],
]
export const RAIL_HALF_WIDTH = 15
export const TRACK_OFFSETS = [-9.5, -4.5, 4.5]

/** Nature and railway first: everything else ends at them or crosses them. */
export const NATURE: Stroke[] = [
  {
    name: 'XX川河北岸',
    kind: 'bank',
    width: 0,
    control: [
      [-800, 112],
      [-350, 50],
      [0, 62],
      [300, 28],
      [560, 50],
      [780, 132],
      [980, 192],
      [1150, 186],
      [1330, 122],
      [1600, 42],
      [1900, 14],
      [2200, 62],
      [2700, 124],
    ],
  },
  {
    name: 'XX川河南岸',
    kind: 'bank',
    width: 0,
    control: [
      [-800, 60],
      [-350, 2],
      [0, 14],
      [300, -22],
      [560, 0],
      [800, 78],
      [980, 112],
      [1160, 108],
      [1320, 66],
      [1600, -8],
      [1900, -36],
      [2200, 8],
      [2700, 72],
    ],
  },
  {
    name: '内川河',
    kind: 'stream',
    width: 13,
    control: [
      [842, 1318],
      [838, 1220],
      [800, 1120],
      [770, 1010],
      [768, 900],
      [806, 800],
      [818, 700],
      [790, 560],
      [748, 450],
      [742, 330],
      [768, 220],
      [772, 128],
    ],
  },
]

/** Sides of the district in order west, south, east, north: it is the land they enclose. */
export const BOUNDARY = { west: '大XX南路', south: 'XX川河北岸', east: 'XX门路', north: '铁路南侧' }
