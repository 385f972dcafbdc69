import type { Point } from './geometry.ts'

/** What a piece of land is used for. */
export type Use =
  | 'slab'
  | 'court'
  | 'tower'
  | 'lane'
  | 'shanty'
  | 'market'
  | 'school'
  | 'hospital'
  | 'office'
  | 'commercial'
  | 'industrial'
  | 'park'
  | 'green'
  | 'water'
  | 'rail'
  | 'interchange'
  | 'bank'
  | 'yard'

/** A hand-placed place: it claims the land its point lies in, kept whole up to `keep` square metres. */
export interface Landmark {
  name: string
  use: Use
  point: Point
  keep: number
}

export const LANDMARKS: Landmark[] = [
  { name: '苏红市场', use: 'market', point: [1110, 636], keep: 27000 },
  { name: 'XX路第一小学', use: 'school', point: [424, 846], keep: 25000 },
  { name: '钟阜中学', use: 'school', point: [1130, 930], keep: 30000 },
  { name: '纺织路小学', use: 'school', point: [1540, 762], keep: 25000 },
  { name: '安乐路实验小学', use: 'school', point: [1290, 470], keep: 24000 },
  { name: 'XX医院', use: 'hospital', point: [900, 790], keep: 24000 },
  { name: '川河公园', use: 'park', point: [880, 250], keep: 17000 },
  { name: '钟阜公园', use: 'park', point: [700, 880], keep: 13000 },
  { name: '立新公园', use: 'park', point: [1730, 910], keep: 9000 },
  { name: '硅巷园区', use: 'industrial', point: [1480, 600], keep: 24000 },
  { name: '硅巷园区二期', use: 'industrial', point: [1580, 600], keep: 24000 },
  { name: '立交广场写字楼', use: 'office', point: [1790, 600], keep: 16000 },
  { name: 'XX路商务中心', use: 'office', point: [80, 640], keep: 10000 },
  { name: '玉XX广场', use: 'commercial', point: [645, 600], keep: 14000 },
  { name: 'XX盛百货', use: 'commercial', point: [930, 650], keep: 10000 },
]

/** Land of one use and age, by hand; the first that holds a block's middle decides. */
export interface Quarter {
  use: Use
  outline: Point[]
  /** Years of completion, inclusive. */
  years: [number, number]
}

export const QUARTERS: Quarter[] = [
  {
    use: 'shanty',
    years: [1948, 1976],
    outline: [
      [172, 50],
      [512, 40],
      [524, 330],
      [176, 320],
    ],
  },
  {
    use: 'shanty',
    years: [1950, 1978],
    outline: [
      [1636, 968],
      [1910, 990],
      [1930, 1280],
      [1640, 1300],
    ],
  },
  {
    use: 'lane',
    years: [1931, 1948],
    outline: [
      [530, 476],
      [750, 480],
      [800, 640],
      [575, 650],
    ],
  },
  {
    use: 'lane',
    years: [1934, 1949],
    outline: [
      [290, 590],
      [570, 640],
      [580, 790],
      [300, 750],
    ],
  },
  {
    use: 'tower',
    years: [2004, 2016],
    outline: [
      [-30, 60],
      [172, 60],
      [176, 330],
      [-20, 330],
    ],
  },
  {
    use: 'tower',
    years: [2006, 2018],
    outline: [
      [985, 420],
      [1190, 420],
      [1200, 560],
      [985, 560],
    ],
  },
  {
    use: 'tower',
    years: [2003, 2014],
    outline: [
      [1650, 520],
      [1905, 520],
      [1905, 860],
      [1650, 860],
    ],
  },
  {
    use: 'tower',
    years: [2008, 2019],
    outline: [
      [800, 690],
      [1010, 690],
      [1010, 780],
      [800, 780],
    ],
  },
  {
    use: 'court',
    years: [1996, 2000],
    outline: [
      [1410, 40],
      [1890, 40],
      [1890, 330],
      [1640, 330],
      [1410, 250],
    ],
  },
  {
    use: 'court',
    years: [1992, 1999],
    outline: [
      [-20, 880],
      [330, 880],
      [330, 1100],
      [-20, 1100],
    ],
  },
  {
    use: 'court',
    years: [1994, 2006],
    outline: [
      [1010, 720],
      [1200, 720],
      [1300, 860],
      [1010, 860],
    ],
  },
  {
    use: 'yard',
    years: [1975, 1990],
    outline: [
      [640, 1230],
      [845, 1230],
      [845, 1330],
      [640, 1330],
    ],
  },
]
