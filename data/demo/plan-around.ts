import type { Stroke } from './plan.ts'

/** City around the district, calmer. */
export const AROUND: Stroke[] = [
  {
    name: '西桥路',
    kind: 'secondary',
    width: 20,
    control: [
      [-330, -800],
      [-316, -300],
      [-340, 60],
      [-318, 340],
      [-300, 604],
      [-322, 900],
      [-300, 1222],
      [-270, 1950],
    ],
  },
  {
    name: '四平路',
    kind: 'secondary',
    width: 20,
    control: [
      [-800, 948],
      [-322, 930],
      [-12, 916],
    ],
  },
  {
    name: '南市路',
    kind: 'secondary',
    width: 22,
    control: [
      [-800, -290],
      [-200, -310],
      [200, -282],
      [700, -230],
      [1100, -250],
      [1600, -318],
      [2100, -300],
      [2700, -250],
    ],
  },
  {
    name: '北郊路',
    kind: 'secondary',
    width: 22,
    control: [
      [-800, 1560],
      [-200, 1572],
      [300, 1610],
      [900, 1640],
      [1500, 1610],
      [2100, 1560],
      [2700, 1480],
    ],
  },
  {
    name: '货场路',
    kind: 'street',
    width: 16,
    control: [
      [1060, 1350],
      [1090, 1480],
      [1110, 1640],
      [1130, 1950],
    ],
  },
  {
    name: '东站路',
    kind: 'street',
    width: 16,
    control: [
      [1520, 1330],
      [1540, 1480],
      [1560, 1620],
    ],
  },
  {
    name: '东苑路',
    kind: 'secondary',
    width: 20,
    control: [
      [2240, -800],
      [2220, -300],
      [2204, 60],
      [2230, 330],
      [2210, 764],
      [2250, 1030],
      [2240, 1216],
    ],
  },
  {
    name: '东苑北路',
    kind: 'secondary',
    width: 20,
    control: [
      [2246, 1222],
      [2280, 1560],
      [2320, 1950],
    ],
  },
  {
    name: '河南街',
    kind: 'street',
    width: 15,
    control: [
      [816, 50],
      [830, -100],
      [840, -232],
    ],
  },
  {
    name: '石桥街',
    kind: 'street',
    width: 15,
    control: [
      [150, -36],
      [170, -180],
      [160, -288],
    ],
  },
  {
    name: '鱼市街',
    kind: 'street',
    width: 15,
    control: [
      [1160, 80],
      [1140, -80],
      [1120, -252],
    ],
  },
  {
    name: '大树街',
    kind: 'street',
    width: 15,
    control: [
      [1650, -44],
      [1640, -180],
      [1660, -318],
    ],
  },
]
