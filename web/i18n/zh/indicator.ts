import type { IndicatorName } from '../../../api/indicator/indicator.model.ts'
import type { PeriodKind } from '../../../api/indicator/period.model.ts'

const name = {
  acceptance_rate: '立案率',
  on_time_settlement_rate: '按期处置率',
  closure_rate: '结案率',
  on_time_closure_rate: '按期结案率',
  rework_rate: '返工率',
  dispatch_accuracy_rate: '准确派遣率',
  response_rate: '响应率',
  solution_rate: '解决率',
  satisfaction_rate: '满意率',
  reported: '上报',
  accepted: '立案',
  settled: '处置完成',
  closed: '销号',
  overdue: '超期未处置',
  recurring: '高发',
} as const satisfies Record<IndicatorName, string>

const meaning = {
  acceptance_rate: '分母：本期上报的事件。分子：其中到期末已立案的。网格长自行解决的小事不立案，不计入分子。',
  on_time_settlement_rate:
    '分母：处置时限落在本期的事件，不论何时上报，超期仍在办的也在内；已注销、并案的不算。分子：其中在时限内处置完成的。',
  closure_rate:
    '分母：处置时限落在本期的事件，超期仍在办的也在内；已注销、并案的不算。分子：其中到期末已销号的。',
  on_time_closure_rate:
    '分母：处置时限落在本期的事件，超期仍在办的也在内；已注销、并案的不算。分子：其中在时限内销号的。',
  rework_rate: '分母：本期处置完成的次数。分子：本期返工的次数。一个事件可计多次。',
  dispatch_accuracy_rate:
    '分母：本期派遣、吹哨和改派到单位的次数。分子：其中到期末没有被退回的。一个事件可计多次。',
  response_rate: '分母：本期有效回访（有人应答并作答）的次数。分子：其中答“已响应”的。无人应答的不计。',
  solution_rate: '分母：本期有效回访（有人应答并作答）的次数。分子：其中答“已解决”的。无人应答的不计。',
  satisfaction_rate: '分母：本期有效回访（有人应答并作答）的次数。分子：其中答“满意”的。无人应答的不计。',
  reported: '本期上报的事件，含后来注销和并案的。',
  accepted: '本期立案的事件，不论何时上报。',
  settled: '本期处置完成、之后没有返工的事件。',
  closed: '本期销号的事件，不论何时上报。',
  overdue: '到期末已过处置时限而未处置完成的事件，不论何时上报。',
  recurring: '本期上报的事件中，同一小类在 50 米内至少有 3 件的。',
} as const satisfies Record<IndicatorName, string>

/** The indicators and what they are compared with. */
export const indicatorWords = {
  title: '指标',
  name,
  meaning,
  source: '指标定义见 CJ/T 214 与本系统闭环；按处置时限而不按上报时间统计',
  comparison:
    '环比为上一期，同比为上年同期（周为 52 周前）。本期未结束时算到现在，上一期和上年同期截取同样长度，以便同等比较。',
  period: '统计周期',
  periodOf: { day: '日', week: '周', month: '月', year: '年' } as const satisfies Record<PeriodKind, string>,
  span: '{{from}} 至 {{to}}',
  running: '未结束，截至 {{when}}',
  day: '本期中的一天',
  before: '上一期',
  after: '下一期',
  previous: '环比',
  lastYear: '同比',
  points: '{{n}} 个百分点',
  same: '持平',
  up: '升 {{n}}',
  down: '降 {{n}}',
  part: { numerator: '分子', denominator: '分母' },
  partFigure: '{{part}} {{n}}',
  openPart: '{{name}}：{{part}} {{n}}，打开记录',
  rates: '比率',
  counts: '数量',
  recordsOf: '{{name}}的记录',
  incidents: '共 {{n}} 件',
  steps: '共 {{n}} 次',
  times: '计 {{n}} 次',
  none: '没有记录。',
  more: '再显示一些',
  filtered: '只统计符合筛选的事件；筛选中的时间由统计周期代替。',
  unfiltered: '统计全部',
} as const
