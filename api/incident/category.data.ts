/**
 * The event list of CJ/T 214-2007 (main codes 01–05, four digits main + sub), extended locally by 06 and closed by 99.
 * A row: sub code, Chinese name, English name, and the limit class where it is not `other`.
 */
export type LimitClass =
  | 'life_safety'
  | 'supply'
  | 'road_hazard'
  | 'exposed_rubbish'
  | 'dirty_road'
  | 'accumulated_spoil'
  | 'illegal_building'
  | 'other'

export type CategoryRow = readonly [sub: string, name: string, nameEn: string, limit?: LimitClass]

export interface MainCategoryRow {
  code: string
  name: string
  nameEn: string
  subs: readonly CategoryRow[]
}

const rows = [
  {
    code: '01',
    name: '市容环境',
    nameEn: 'City appearance',
    subs: [
      ['01', '私搭乱建', 'Illegal construction', 'illegal_building'],
      ['02', '暴露垃圾', 'Exposed rubbish', 'exposed_rubbish'],
      ['03', '积存垃圾渣土', 'Accumulated rubbish and spoil', 'accumulated_spoil'],
      ['04', '道路不洁', 'Dirty road', 'dirty_road'],
      ['05', '水域不洁', 'Dirty water'],
      ['06', '绿地脏乱', 'Untidy green space'],
      ['07', '废弃车辆', 'Abandoned vehicle'],
      ['08', '废弃家具设备', 'Dumped furniture or equipment'],
      ['09', '非装饰性树挂', 'Litter hanging in trees'],
      ['10', '道路破损', 'Damaged road'],
      ['11', '河堤破损', 'Damaged embankment'],
      ['12', '道路遗撒', 'Spillage on the road'],
      ['13', '建筑物外立面不洁', 'Dirty façade'],
      ['14', '水域秩序问题', 'Disorder on the water'],
      ['15', '焚烧垃圾树叶', 'Burning rubbish or leaves'],
      ['16', '油烟污染', 'Cooking fumes'],
      ['17', '动物尸体清理', 'Dead animal'],
      ['18', '擅自饲养家禽家畜', 'Poultry or livestock kept without leave'],
    ],
  },
  {
    code: '02',
    name: '宣传广告',
    nameEn: 'Advertising',
    subs: [
      ['01', '非法小广告', 'Illegal handbills'],
      ['02', '违章张贴悬挂广告牌匾', 'Unlicensed posters and signs'],
      ['03', '占道广告牌', 'Advertising board in the way'],
      ['04', '街头散发广告', 'Leaflets handed out in the street'],
      ['05', '广告招牌破损', 'Broken sign'],
    ],
  },
  {
    code: '03',
    name: '施工管理',
    nameEn: 'Construction sites',
    subs: [
      ['01', '施工扰民', 'Construction disturbance'],
      ['02', '工地扬尘', 'Dust from a site'],
      ['03', '施工废弃料', 'Construction waste'],
      ['04', '施工占道', 'Works obstructing the road'],
      ['05', '无证掘路', 'Road dug up without a permit'],
    ],
  },
  {
    code: '04',
    name: '突发事件',
    nameEn: 'Sudden events',
    subs: [
      ['01', '路面塌陷', 'Road collapse', 'life_safety'],
      ['02', '自来水管破裂', 'Burst water main', 'supply'],
      ['03', '燃气管道破裂', 'Broken gas pipe', 'supply'],
      ['04', '下水道堵塞或破损', 'Blocked or broken drain'],
      ['05', '热力管道破裂', 'Broken heating pipe', 'supply'],
      ['06', '道路积水', 'Flooded road', 'road_hazard'],
      ['07', '道路积雪结冰', 'Snow or ice on the road', 'road_hazard'],
      ['08', '架空线缆损坏', 'Damaged overhead line', 'supply'],
      ['09', '群发性事件', 'Mass incident', 'life_safety'],
    ],
  },
  {
    code: '05',
    name: '街面秩序',
    nameEn: 'Street order',
    subs: [
      ['01', '无照经营游商', 'Unlicensed hawker'],
      ['02', '流浪乞讨', 'Vagrancy and begging'],
      ['03', '占道废品收购', 'Scrap buying on the road'],
      ['04', '店外经营', 'Trading outside the shop'],
      ['05', '机动车乱停放', 'Illegal parking'],
      ['06', '非机动车乱停放', 'Bicycles and scooters left in the way'],
      ['07', '乱堆物堆料', 'Goods or materials piled up'],
      ['08', '商业噪音', 'Commercial noise'],
      ['09', '黑车拉客', 'Unlicensed cabs touting'],
      ['10', '露天烧烤', 'Open-air barbecue'],
      ['11', '沿街晾挂', 'Washing hung along the street'],
      ['12', '非法出版物销售', 'Sale of illegal publications'],
      ['13', '空调室外机低挂', 'Air conditioner hung too low'],
    ],
  },
  {
    code: '06',
    name: '社区治理',
    nameEn: 'Community matters',
    subs: [
      ['01', '矛盾纠纷', 'Dispute'],
      ['02', '消防隐患', 'Fire hazard'],
      ['03', '房屋安全', 'House safety'],
      ['04', '民生诉求', 'Request of residents'],
      ['05', '特殊关爱', 'Special care'],
    ],
  },
  {
    code: '99',
    name: '其他',
    nameEn: 'Other',
    subs: [['00', '其他', 'Other']],
  },
] as const satisfies readonly MainCategoryRow[]

export const categoryRows: readonly MainCategoryRow[] = rows

type Row = (typeof rows)[number]
/** Every four-digit code of the scheme, so that a table by code can be held to hold them all. */
export type CategoryCode = {
  [Main in Row['code']]: `${Main}${Extract<Row, { code: Main }>['subs'][number][0]}`
}[Row['code']]
