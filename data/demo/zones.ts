import type { Land, World } from './blocks.ts'
import type { Estate } from './estates.ts'
import { at, type Ring } from './geometry.ts'
import { outlines } from './network.ts'
import type { Dwelling } from './people.ts'
import { groundOf } from './site.ts'

interface Milestone {
  name: string
  planned_days: number
  done_days: number | null
}

export interface Zone {
  code: string
  name: string
  kind: 'shanty' | 'old_estate' | 'market' | 'street'
  phase: string
  ring: Ring
  households: number
  certificates: number
  signed_households: number
  signed_certificates: number
  vacated_households: number
  demolished_households: number
  started_days: number
  due_days: number
  milestones: Milestone[]
}

interface Draft {
  name: string
  kind: Zone['kind']
  phase: string
  lands: Land[]
  /** Certificates a household, and shares of the households that signed, moved out, were pulled down. */
  certificates: number
  signed: number
  vacated: number
  demolished: number
  days: [number, number]
  milestones: [string, number, number | null][]
}

const milestone = ([name, planned_days, done_days]: [string, number, number | null]): Milestone => ({
  name,
  planned_days,
  done_days,
})

/** The redevelopment areas, bounded by the streets round their blocks. */
export function makeZones(world: World, estates: readonly Estate[], dwellings: readonly Dwelling[]): Zone[] {
  const home = world.lands.filter(({ inDistrict }) => inDistrict)
  const households = new Map<number, number>()
  for (const { footprint, households: count } of dwellings)
    households.set(footprint.land, (households.get(footprint.land) ?? 0) + count)
  const estate = (name: string): Land[] => estates.find((one) => one.name === name)?.lands ?? []
  const shanty = home.filter(({ use }) => use === 'shanty')
  const middle = 1000 * world.scale
  const drafts: Draft[] = [
    {
      name: '城河村片区',
      kind: 'shanty',
      phase: 'signing',
      lands: shanty.filter(({ inner }) => inner[0] < middle),
      certificates: 0.84,
      signed: 0.713,
      vacated: 0.286,
      demolished: 0.041,
      days: [-412, 540],
      milestones: [
        ['房屋调查登记', -380, -371],
        ['第一轮意愿征询', -300, -296],
        ['补偿方案公示', -210, -188],
        ['签约启动', -96, -90],
        ['签约比例达到八成', -20, null],
        ['腾空交付', 160, null],
        ['拆除完成', 300, null],
        ['净地移交', 540, null],
      ],
    },
    {
      name: '工农新村片区',
      kind: 'shanty',
      phase: 'consultation',
      lands: shanty.filter(({ inner }) => inner[0] > middle),
      certificates: 0.88,
      signed: 0,
      vacated: 0,
      demolished: 0,
      days: [-168, 900],
      milestones: [
        ['房屋安全鉴定', -150, -142],
        ['房屋调查登记', -90, -72],
        ['第一轮意愿征询', -14, null],
        ['补偿方案公示', 70, null],
        ['签约启动', 150, null],
        ['腾空交付', 520, null],
      ],
    },
    {
      name: '五所村老旧小区改造',
      kind: 'old_estate',
      phase: 'construction',
      lands: estate('五所村'),
      certificates: 1,
      signed: 0.964,
      vacated: 0,
      demolished: 0,
      days: [-243, 118],
      milestones: [
        ['居民意见征询', -230, -226],
        ['方案公示', -180, -176],
        ['施工进场', -120, -112],
        ['雨污分流完成', -40, -33],
        ['外立面与屋面完成', 30, null],
        ['竣工验收', 118, null],
      ],
    },
    {
      name: '滨江花园小区出新',
      kind: 'old_estate',
      phase: 'completed',
      lands: estate('滨江花园小区'),
      certificates: 1,
      signed: 0.981,
      vacated: 0,
      demolished: 0,
      days: [-520, -64],
      milestones: [
        ['居民意见征询', -510, -506],
        ['施工进场', -400, -396],
        ['停车位与绿化完成', -150, -139],
        ['竣工验收', -64, -64],
      ],
    },
    {
      name: '苏红市场整治片区',
      kind: 'market',
      phase: 'demolition',
      lands: home.filter(({ landmark }) => landmark?.name === '苏红市场'),
      certificates: 0,
      signed: 0,
      vacated: 0,
      demolished: 0,
      days: [-196, 45],
      milestones: [
        ['专班进驻', -196, -196],
        ['10家公寓清退完成', -120, -111],
        ['1367间房、2237名租客腾空', -100, -95],
        ['16家企业关停', -70, -68],
        ['455平方米违建拆除', -30, -26],
        ['消防验收', 45, null],
      ],
    },
    {
      name: 'XX川河北路精细化整治',
      kind: 'street',
      phase: 'completed',
      lands: home.filter(({ use }) => use === 'bank'),
      certificates: 0,
      signed: 0,
      vacated: 0,
      demolished: 0,
      days: [-430, -122],
      milestones: [
        ['方案设计', -400, -398],
        ['管线下地', -300, -281],
        ['堤岸步道完成', -180, -176],
        ['竣工验收', -122, -122],
      ],
    },
    {
      name: '安乐村微广场及小区改造',
      kind: 'old_estate',
      phase: 'planning',
      lands: estate('安乐村'),
      certificates: 1,
      signed: 0,
      vacated: 0,
      demolished: 0,
      days: [-36, 330],
      milestones: [
        ['微广场建成', -30, -28],
        ['居民意见征询', 20, null],
        ['方案公示', 60, null],
        ['施工进场', 120, null],
        ['竣工验收', 330, null],
      ],
    },
  ]
  return drafts.map((draft, index): Zone => {
    const outer = at(
      outlines(draft.lands, world.network.nodes).sort((a, b) => b.nodes.length - a.nodes.length),
      0,
    )
    const ring = groundOf(outer.ring, outer.lines, world.lines)
    if (!ring) throw new Error(`${draft.name} has no ground`)
    const count =
      draft.kind === 'street' || draft.kind === 'market'
        ? 0
        : draft.lands.reduce((sum, { number }) => sum + (households.get(number) ?? 0), 0)
    const part = (portion: number): number => Math.round(count * portion)
    const certificates = part(draft.certificates)
    return {
      code: `Z${index + 1}`,
      name: draft.name,
      kind: draft.kind,
      phase: draft.phase,
      ring,
      households: count,
      certificates,
      signed_households: part(draft.signed),
      signed_certificates: Math.round(certificates * draft.signed * (draft.kind === 'shanty' ? 1.012 : 1)),
      vacated_households: part(draft.vacated),
      demolished_households: part(draft.demolished),
      started_days: draft.days[0],
      due_days: draft.days[1],
      milestones: draft.milestones.map(milestone),
    }
  })
}
