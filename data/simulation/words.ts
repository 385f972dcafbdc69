import { incidentMix } from '../demo/incident-mix.ts'
import { sentenceFor } from '../demo/incident-text.ts'
import type { Random } from '../demo/random.ts'
import type { Deed } from './decide.ts'

const surnames = ['张', '王', '李', '陈', '刘', '杨', '赵', '黄', '周', '吴']

const notes: Partial<Record<Deed['verb'], readonly string[]>> = {
  accept: ['情况属实，立案', '已核对位置，立案'],
  void: ['现场未见，不属实', '不属街道职责，已告知来电人'],
  merge: ['与前一件为同一事项'],
  dispatch: ['请尽快到场处置', '请带齐工具', '处置后拍照'],
  whistle: ['需多家协同，请到场会商', '涉及几家职责，吹哨'],
  return: ['不在我单位职责内', '需专业队伍，请改派'],
  reassign: ['原单位人手不足，改派'],
  extend: ['须等材料到场', '须夜间施工，申请延期', '业主不在家，已约时间'],
  suspend: ['须列入年度计划，先挂账', '涉及产权协商，先挂账'],
  complete: ['已处置完毕，现场恢复', '已清理并冲洗地面', '已修复，试用正常', '已劝离，商户承诺整改'],
  verify: ['现场核查，已办好', '到场看过，无遗留', '照片与现场一致'],
  rework: ['仍有残留，请再清理', '修复不牢，请返工'],
  callback: ['来电人表示知晓', '已回访'],
  close: ['手续齐全，销号'],
  urge: ['请抓紧办理', '居民再次来电，请加快'],
}

/** What is written with a deed. */
export const noteFor = (verb: Deed['verb'], random: Random): string | undefined => {
  const known = notes[verb]
  return known && random.pick(known)
}

/** Who reported: a name and a telephone number that nobody has (the 000 exchange is not given out). */
export const reporterFrom = (random: Random): { name: string; phone: string } => ({
  name: `${random.pick(surnames)}${random.chance(0.5) ? '女士' : '先生'}`,
  phone: `139000${String(random.whole(0, 99_999)).padStart(5, '0')}`,
})

export interface Told {
  category: string
  severity: 'normal' | 'urgent'
  description: string
}

/** What somebody has seen at a place, as often as such things happen in the demo district. */
export function tellOf(place: string, minute: number, random: Random): Told {
  const mixes = Object.entries(incidentMix)
  const total = mixes.reduce((sum, [, { count }]) => sum + count, 0)
  let at = random.next() * total
  const [category, mix] = mixes.find(([, { count }]) => {
    at -= count
    return at < 0
  }) ?? ['0102', incidentMix['0102']]
  const ground = random.pick(Object.keys(mix?.grounds ?? {}) as (keyof NonNullable<typeof mix>['grounds'])[])
  const where = random.pick(['门前', '东侧', '西侧', '旁'])
  return {
    category,
    severity: random.chance(Math.max(mix?.urgent ?? 0, 0.06)) ? 'urgent' : 'normal',
    description: sentenceFor(random, category, ground, minute, { name: place, where }),
  }
}
