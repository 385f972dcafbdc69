/** What a figure means and where the meaning comes from. */
export const definitionWords = {
  show: '“{{name}}”的定义',
  total: { text: '符合当前筛选的全部事件，含已销号、注销和并案。', source: '本系统' },
  open: { text: '尚未销号、注销或并案的事件。', source: '闭环六步' },
  overdue: {
    text: '已过处置时限而尚未处置完成的在办事件。时限按类别计：紧急的按连续小时，其余按工作时间。',
    source: '类别时限表（CJ/T 214 及本地默认）',
  },
  elderlyShare: {
    text: '户籍人口中 60 岁及以上者所占比例。分母是户籍人口，不是常住人口。',
    source: '街道材料',
  },
  density: { text: '常住人口除以网格面积（椭球面面积）。', source: '本系统计算' },
  oldEstate: { text: '2000 年底以前建成的小区。', source: '国办发〔2020〕23号' },
  safety: {
    text: 'A 无危险构件；B 个别构件危险；C 部分承重结构危险，局部危房；D 承重结构危险，整幢危房。',
    source: 'JGJ 125',
  },
  signedRate: { text: '已签约户数除以应签约户数。权证另计。', source: '更新片区台账' },
  vacatedRate: { text: '已腾空户数除以应签约户数。', source: '更新片区台账' },
  demolishedRate: { text: '已拆除户数除以应签约户数。', source: '更新片区台账' },
  resident: { text: '在此居住半年以上的人口。与户籍人口互不包含。', source: '街道材料' },
  registered: { text: '户口登记在此的人口，不论是否居住在此。', source: '街道材料' },
} as const
