import type { TemplateBody } from './template.model.ts'

const any = { verb: null, main_code: null }

/** What a street begins with. Its office changes, adds and removes as it likes. */
export const firstTemplates: readonly TemplateBody[] = [
  {
    ...any,
    verb: 'void',
    title: '不属受理范围',
    body: '经核实，所反映事项不属本街道受理范围，已告知反映人办理渠道。',
  },
  { ...any, verb: 'void', title: '现场未见', body: '经网格员到{place}核实，现场未见所反映情况。' },
  {
    ...any,
    verb: 'dispatch',
    title: '按时办结',
    body: '请{unit}到{place}处置“{category}”，于{due}前办结并上传处置后照片。',
  },
  {
    ...any,
    verb: 'dispatch',
    main_code: '04',
    title: '先行警戒',
    body: '请{unit}先到{place}设置警示围挡，消除隐患后再行修复，于{due}前反馈。',
  },
  {
    ...any,
    verb: 'whistle',
    title: '联合处置',
    body: '请{unit}到{place}联合处置，网格长现场对接，15 分钟内回应。',
  },
  { ...any, verb: 'return', title: '职责不符', body: '该事项不属{unit}职责，申请退回改派。' },
  {
    ...any,
    verb: 'extend',
    title: '等待配件',
    body: '现场已采取临时措施，所需配件尚未到位，申请延期。',
  },
  {
    ...any,
    verb: 'suspend',
    title: '待改造解决',
    body: '已列入改造计划，短期内无法彻底解决，申请挂账并每月反馈进展。',
  },
  { ...any, verb: 'complete', title: '已清理', body: '已到{place}清理完毕，现场恢复整洁，照片附后。' },
  { ...any, verb: 'complete', title: '已修复', body: '已到{place}修复，设施恢复正常使用，照片附后。' },
  {
    ...any,
    verb: 'complete',
    title: '已劝导整改',
    body: '已到{place}现场劝导，当事人已自行整改，后续纳入日常巡查。',
  },
  { ...any, verb: 'verify', title: '现场核实属实', body: '已到{place}核实，处置结果与反馈一致。' },
  { ...any, verb: 'rework', title: '处置不彻底', body: '现场仍有遗留，请{unit}继续处置并重新上传照片。' },
  { ...any, verb: 'callback', title: '满意', body: '已电话回访，反映人对处置结果表示满意。' },
  { ...any, verb: 'close', title: '销号', body: '{code} 已办结、核实并回访，予以销号。' },
  {
    ...any,
    verb: 'urge',
    title: '限时反馈',
    body: '{code} 已临近或超过时限，请{unit}立即处置并于今日内反馈。',
  },
]
