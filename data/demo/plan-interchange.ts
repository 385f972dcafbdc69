import type { Stroke } from './plan.ts'

/** The interchange: right-turn ramps in the four corners and two loops. */
export const RAMPS: Stroke[] = [
  {
    name: '立交西北匝道',
    kind: 'ramp',
    width: 9,
    oneway: true,
    control: [
      [1899, 860],
      [1884, 824],
      [1858, 800],
      [1832, 776],
      [1814, 740],
      [1784, 708],
      [1716, 684],
    ],
  },
  {
    name: '立交西南匝道',
    kind: 'ramp',
    width: 9,
    oneway: true,
    control: [
      [1716, 680],
      [1786, 668],
      [1842, 640],
      [1876, 600],
      [1898, 536],
    ],
  },
  {
    name: '立交东北匝道',
    kind: 'ramp',
    width: 9,
    oneway: true,
    control: [
      [2060, 734],
      [1976, 776],
      [1926, 820],
      [1900, 890],
    ],
  },
  {
    name: '立交东南匝道',
    kind: 'ramp',
    width: 9,
    oneway: true,
    control: [
      [1900, 534],
      [1922, 620],
      [1972, 668],
      [2070, 736],
    ],
  },
  {
    name: '立交西北环道',
    kind: 'ramp',
    width: 8,
    oneway: true,
    control: [
      [1895, 790],
      [1876, 786],
      [1856, 774],
      [1845, 754],
      [1846, 732],
      [1858, 714],
      [1866, 697],
    ],
  },
  {
    name: '立交东南环道',
    kind: 'ramp',
    width: 8,
    oneway: true,
    control: [
      [1894, 622],
      [1916, 630],
      [1940, 650],
      [1950, 676],
      [1946, 696],
      [1940, 708],
    ],
  },
]
