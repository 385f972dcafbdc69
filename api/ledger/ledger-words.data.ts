import type { IncidentStage, IncidentVerb } from '../incident/incident.model.ts'
import type { LedgerReason } from './ledger.model.ts'

/** The columns of the sheet, in their order. */
export const sheetColumns = [
  'number',
  'code',
  'category',
  'description',
  'place',
  'stage',
  'reason',
  'since',
  'reported',
  'until',
  'unit',
  'person',
  'latest',
  'latest_at',
  'note',
] as const
export type SheetColumn = (typeof sheetColumns)[number]

type SheetWords = {
  title: string
  columns: Record<SheetColumn, string>
  reasons: Record<LedgerReason, string>
  stages: Record<IncidentStage, string>
  verbs: Record<IncidentVerb, string>
  office: string
  separator: string
}
export type SheetLanguage = 'zh' | 'en'

/** What the sheet says, in both languages. */
export const sheetWords: Record<SheetLanguage, SheetWords> = {
  zh: {
    title: '销号清单',
    columns: {
      number: '序号',
      code: '编号',
      category: '类别',
      description: '描述',
      place: '地点',
      stage: '环节',
      reason: '列入原因',
      since: '列入时间',
      reported: '上报时间',
      until: '处置时限',
      unit: '责任单位',
      person: '责任人',
      latest: '最近一步',
      latest_at: '最近一步时间',
      note: '最近一步说明',
    },
    reasons: {
      suspended: '挂账',
      overdue: '超期',
      reworked: '返工',
      returned: '退回',
      extended: '延期',
      waiting: '久置',
    },
    stages: {
      collection: '信息采集',
      assessment: '分析研判',
      dispatch: '指挥调度',
      handling: '联动处置',
      supervision: '跟踪督办',
      feedback: '反馈问效',
      closed: '已销号',
      voided: '已注销',
      merged: '已并案',
    },
    verbs: {
      report: '上报',
      accept: '立案',
      void: '注销',
      merge: '并案',
      dispatch: '派遣',
      whistle: '吹哨',
      acknowledge: '签收',
      arrive: '报到',
      return: '退回',
      reassign: '改派',
      extend: '延期',
      suspend: '挂账',
      complete: '处置完成',
      verify: '核查通过',
      rework: '返工',
      callback: '回访',
      close: '销号',
      urge: '督办',
    },
    office: '指挥中心',
    separator: '、',
  },
  en: {
    title: 'Ledger',
    columns: {
      number: 'No.',
      code: 'Number',
      category: 'Category',
      description: 'Description',
      place: 'Place',
      stage: 'Stage',
      reason: 'Reason',
      since: 'Since',
      reported: 'Reported',
      until: 'To be settled by',
      unit: 'Unit in charge',
      person: 'Person in charge',
      latest: 'Last step',
      latest_at: 'Time of the last step',
      note: 'Note of the last step',
    },
    reasons: {
      suspended: 'Suspended',
      overdue: 'Overdue',
      reworked: 'Sent back',
      returned: 'Returned',
      extended: 'Extended',
      waiting: 'Waiting',
    },
    stages: {
      collection: 'Collection',
      assessment: 'Assessment',
      dispatch: 'Dispatch',
      handling: 'Handling',
      supervision: 'Supervision',
      feedback: 'Feedback',
      closed: 'Closed',
      voided: 'Voided',
      merged: 'Merged',
    },
    verbs: {
      report: 'Reported',
      accept: 'Accepted',
      void: 'Voided',
      merge: 'Merged',
      dispatch: 'Dispatched',
      whistle: 'Whistled',
      acknowledge: 'Acknowledged',
      arrive: 'Arrived',
      return: 'Returned',
      reassign: 'Reassigned',
      extend: 'Extended',
      suspend: 'Suspended',
      complete: 'Completed',
      verify: 'Verified',
      rework: 'Sent back',
      callback: 'Called back',
      close: 'Closed',
      urge: 'Urged',
    },
    office: 'Command centre',
    separator: ', ',
  },
}
