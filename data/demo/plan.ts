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
  [-800, 1168], [-300, 1222], [0, 1258], [400, 1302], [800, 1330], [1200, 1332], [1600, 1304], [1900, 1268], [2200, 1222], [2700, 1130],
]
export const RAIL_HALF_WIDTH = 15
export const TRACK_OFFSETS = [-9.5, -4.5, 4.5]

/** Nature and railway first: everything else ends at them or crosses them. */
export const NATURE: Stroke[] = [
  {
    name: 'XX川河北岸', kind: 'bank', width: 0,
    control: [[-800, 112], [-350, 50], [0, 62], [300, 28], [560, 50], [780, 132], [980, 192], [1150, 186], [1330, 122], [1600, 42], [1900, 14], [2200, 62], [2700, 124]],
  },
  {
    name: 'XX川河南岸', kind: 'bank', width: 0,
    control: [[-800, 60], [-350, 2], [0, 14], [300, -22], [560, 0], [800, 78], [980, 112], [1160, 108], [1320, 66], [1600, -8], [1900, -36], [2200, 8], [2700, 72]],
  },
  {
    name: '内川河', kind: 'stream', width: 13,
    control: [[842, 1318], [838, 1220], [800, 1120], [770, 1010], [768, 900], [806, 800], [818, 700], [790, 560], [748, 450], [742, 330], [768, 220], [772, 128]],
  },
]

/** Streets in order of rank: an end is drawn to the nearest line above it in the list. */
export const STREETS: Stroke[] = [
  { name: '大XX南路', kind: 'arterial', width: 40, control: [[-60, -800], [-18, -300], [0, 50], [-22, 420], [-16, 800], [22, 1250], [78, 1950]] },
  { name: 'XX门立交', kind: 'expressway', width: 34, control: [[1925, -800], [1890, -300], [1884, 40], [1902, 400], [1892, 720], [1906, 1000], [1934, 1270], [2010, 1950]] },
  { name: 'XX路', kind: 'arterial', width: 36, control: [[-800, 662], [-300, 604], [-20, 572], [260, 582], [570, 640], [900, 700], [1220, 706], [1560, 676], [1895, 700], [2200, 762], [2700, 792]] },
  { name: '钟阜路', kind: 'arterial', width: 28, control: [[404, -800], [462, -300], [496, 30], [520, 320], [572, 640], [590, 940], [642, 1318], [716, 1950]] },
  { name: 'XX川河北路', kind: 'secondary', width: 18, control: [[-800, 142], [-350, 80], [2, 91], [300, 58], [556, 80], [768, 163], [974, 223], [1158, 216], [1342, 152], [1606, 72], [1885, 45], [2200, 92], [2700, 154]] },
  { name: 'XX川河南路', kind: 'secondary', width: 16, control: [[-800, 32], [-350, -26], [0, -14], [300, -50], [564, -27], [808, 52], [980, 84], [1160, 80], [1312, 38], [1600, -36], [1890, -64], [2200, -20], [2700, 44]] },
  { name: '工农路', kind: 'secondary', width: 24, control: [[-10, 916], [300, 896], [590, 946], [960, 1010], [1300, 1004], [1640, 960], [1904, 984], [2280, 1030], [2700, 1024]] },
  { name: '安乐路', kind: 'secondary', width: 22, control: [[-800, 340], [-380, 352], [-8, 324], [250, 312], [520, 330], [800, 404], [1100, 424], [1400, 372], [1680, 322], [1896, 330], [2280, 316], [2700, 340]] },
  { name: '五所路', kind: 'secondary', width: 20, control: [[1010, 223], [978, 420], [1000, 704], [1016, 1008], [1058, 1316]] },
  { name: '硅巷路', kind: 'secondary', width: 18, control: [[1410, -800], [1404, -300], [1398, 40], [1412, 372], [1398, 690], [1436, 990], [1476, 1304]] },
  { name: '老车站路', kind: 'street', width: 16, control: [[1108, 706], [1190, 800], [1300, 866], [1424, 894]] },
  { name: '茶亭街', kind: 'street', width: 15, control: [[232, 312], [252, 446], [244, 580]] },
  { name: '和会街', kind: 'street', width: 15, control: [[276, 584], [296, 740], [288, 897]] },
  { name: '村前街', kind: 'street', width: 14, control: [[-16, 752], [180, 734], [400, 760], [584, 800]] },
  { name: '铁南街', kind: 'street', width: 14, control: [[6, 1084], [220, 1094], [420, 1128], [616, 1136]] },
  { name: '营房路', kind: 'street', width: 13, control: [[330, 900], [322, 1010], [352, 1112], [360, 1296]] },
  { name: '城河路', kind: 'street', width: 14, control: [[158, 72], [170, 200], [176, 314]] },
  { name: '蒋家圩路', kind: 'street', width: 14, control: [[545, 478], [640, 470], [760, 500], [880, 546], [988, 552]] },
  { name: '钟麓街', kind: 'street', width: 13, control: [[584, 802], [690, 806], [800, 830], [900, 858], [1008, 850]] },
  { name: '北园路', kind: 'street', width: 13, control: [[620, 1146], [720, 1128], [800, 1124], [900, 1146], [1032, 1164]] },
  { name: '河湾路', kind: 'street', width: 13, control: [[512, 236], [640, 258], [752, 292], [862, 312], [990, 316]] },
  { name: '市场街', kind: 'street', width: 15, control: [[988, 560], [1120, 566], [1260, 548], [1404, 530]] },
  { name: '苏红路', kind: 'street', width: 14, control: [[1196, 706], [1206, 566], [1188, 418]] },
  { name: '钓鱼台路', kind: 'street', width: 13, control: [[1196, 410], [1180, 310], [1172, 214]] },
  { name: '北村路', kind: 'street', width: 14, control: [[1052, 1160], [1180, 1180], [1320, 1164], [1458, 1150]] },
  { name: '五所北街', kind: 'street', width: 13, control: [[1240, 1008], [1246, 1100], [1262, 1330]] },
  { name: '城河巷', kind: 'lane', width: 6, control: [[294, 312], [282, 262], [316, 206], [302, 140], [322, 62]] },
  { name: '南圩巷', kind: 'lane', width: 5, control: [[168, 212], [226, 190], [309, 198], [380, 224], [438, 206], [510, 216]] },
  { name: '渔网巷', kind: 'lane', width: 5, control: [[404, 320], [416, 272], [394, 226], [424, 150], [408, 72]] },
  { name: '后圩里', kind: 'alley', width: 4, control: [[164, 128], [230, 118], [306, 152]] },
  { name: '草鞋弄', kind: 'alley', width: 4, control: [[312, 126], [360, 142], [421, 146]] },
  { name: '新村路', kind: 'street', width: 13, control: [[1458, 1140], [1560, 1136], [1700, 1118], [1918, 1136]] },
  { name: '新村巷', kind: 'street', width: 12, control: [[1612, 964], [1630, 1060], [1640, 1128], [1652, 1296]] },
  { name: '工农一巷', kind: 'lane', width: 5, control: [[1722, 968], [1708, 1030], [1738, 1072], [1724, 1120]] },
  { name: '工农二巷', kind: 'lane', width: 5, control: [[1818, 976], [1840, 1040], [1816, 1084], [1828, 1126]] },
  { name: '工农后巷', kind: 'alley', width: 4, control: [[1622, 1036], [1710, 1040], [1790, 1056], [1834, 1054], [1908, 1040]] },
  { name: '北道口巷', kind: 'lane', width: 5, control: [[1752, 1122], [1738, 1176], [1770, 1220], [1756, 1276]] },
  { name: '扳道房巷', kind: 'alley', width: 4, control: [[1644, 1196], [1700, 1216], [1756, 1200], [1840, 1220], [1926, 1208]] },
  { name: '立新路', kind: 'street', width: 14, control: [[1420, 850], [1540, 832], [1648, 842], [1730, 870], [1898, 872]] },
  { name: '纺织路', kind: 'street', width: 14, control: [[1636, 960], [1646, 842], [1636, 680], [1652, 520], [1642, 324]] },
  { name: '立新南巷', kind: 'lane', width: 8, control: [[1768, 872], [1774, 780], [1766, 686]] },
  { name: '立新里', kind: 'path', width: 6, control: [[1645, 772], [1700, 768], [1770, 782]] },
  { name: '硅巷东街', kind: 'street', width: 13, control: [[1406, 520], [1520, 512], [1652, 520], [1770, 530], [1898, 520]] },
  { name: '滨江路', kind: 'street', width: 14, control: [[1655, 324], [1640, 200], [1646, 66]] },
  { name: '滨江一街', kind: 'street', width: 12, control: [[1408, 240], [1530, 214], [1644, 190], [1760, 186], [1888, 200]] },
]

/** The interchange: right-turn ramps in the four corners and two loops. */
export const RAMPS: Stroke[] = [
  { name: '立交西北匝道', kind: 'ramp', width: 9, oneway: true, control: [[1899, 860], [1884, 824], [1858, 800], [1832, 776], [1814, 740], [1784, 708], [1716, 684]] },
  { name: '立交西南匝道', kind: 'ramp', width: 9, oneway: true, control: [[1716, 680], [1786, 668], [1842, 640], [1876, 600], [1898, 536]] },
  { name: '立交东北匝道', kind: 'ramp', width: 9, oneway: true, control: [[2060, 734], [1976, 776], [1926, 820], [1900, 890]] },
  { name: '立交东南匝道', kind: 'ramp', width: 9, oneway: true, control: [[1900, 534], [1922, 620], [1972, 668], [2070, 736]] },
  { name: '立交西北环道', kind: 'ramp', width: 8, oneway: true, control: [[1895, 790], [1876, 786], [1856, 774], [1845, 754], [1846, 732], [1858, 714], [1866, 697]] },
  { name: '立交东南环道', kind: 'ramp', width: 8, oneway: true, control: [[1894, 622], [1916, 630], [1940, 650], [1950, 676], [1946, 696], [1940, 708]] },
]

/** City around the district, calmer. */
export const AROUND: Stroke[] = [
  { name: '西桥路', kind: 'secondary', width: 20, control: [[-330, -800], [-316, -300], [-340, 60], [-318, 340], [-300, 604], [-322, 900], [-300, 1222], [-270, 1950]] },
  { name: '四平路', kind: 'secondary', width: 20, control: [[-800, 948], [-322, 930], [-12, 916]] },
  { name: '南市路', kind: 'secondary', width: 22, control: [[-800, -290], [-200, -310], [200, -282], [700, -230], [1100, -250], [1600, -318], [2100, -300], [2700, -250]] },
  { name: '北郊路', kind: 'secondary', width: 22, control: [[-800, 1560], [-200, 1572], [300, 1610], [900, 1640], [1500, 1610], [2100, 1560], [2700, 1480]] },
  { name: '货场路', kind: 'street', width: 16, control: [[1060, 1350], [1090, 1480], [1110, 1640], [1130, 1950]] },
  { name: '东站路', kind: 'street', width: 16, control: [[1520, 1330], [1540, 1480], [1560, 1620]] },
  { name: '东苑路', kind: 'secondary', width: 20, control: [[2240, -800], [2220, -300], [2204, 60], [2230, 330], [2210, 764], [2250, 1030], [2240, 1216]] },
  { name: '东苑北路', kind: 'secondary', width: 20, control: [[2246, 1222], [2280, 1560], [2320, 1950]] },
  { name: '河南街', kind: 'street', width: 15, control: [[816, 50], [830, -100], [840, -232]] },
  { name: '石桥街', kind: 'street', width: 15, control: [[150, -36], [170, -180], [160, -288]] },
  { name: '鱼市街', kind: 'street', width: 15, control: [[1160, 80], [1140, -80], [1120, -252]] },
  { name: '大树街', kind: 'street', width: 15, control: [[1650, -44], [1640, -180], [1660, -318]] },
]

/** Sides of the district in order west, south, east, north: it is the land they enclose. */
export const BOUNDARY = { west: '大XX南路', south: 'XX川河北岸', east: 'XX门立交', north: '铁路南侧' }
