/** What handlers, leaders and the command centre write; chosen by a number so that the same incident always says the same. */
const choose = (options: readonly string[], choice: number): string => options[choice % options.length] ?? ''

const completed: Record<string, readonly string[]> = {
  '0101': ['已责令当事人自行拆除，构件清运完毕', '联合物业拆除违建部分，恢复原状'],
  '0102': ['垃圾已清运，地面冲洗干净', '已增派保洁清理，并调整收运时段', '散落垃圾清理完毕，垃圾桶复位'],
  '0103': ['渣土已装车清运，场地平整', '建筑垃圾清运完毕，已告知住户预约收运'],
  '0104': ['路面已清扫冲洗', '保洁员已到场清扫，油污用洗涤剂处理', '落叶和泥沙已清扫干净'],
  '0105': ['水面漂浮物已打捞', '岸边垃圾已捡拾，水面保洁完成'],
  '0106': ['绿地内杂物已清理，补种缺株', '绿化带垃圾捡拾完毕，修剪枯枝'],
  '0107': ['废弃车辆已拖离', '已张贴通知并移走车辆，地面清理干净'],
  '0108': ['大件垃圾已清运至集中点', '旧家具已由物业清走'],
  '0110': ['破损路面已修补，平整度符合要求', '松动地砖已重新铺设'],
  '0201': ['小广告已铲除，墙面恢复', '已清洗覆盖，并录入停机系统'],
  '0301': ['施工单位已停止夜间作业，签订承诺书', '已约谈施工负责人，调整作业时间'],
  '0404': ['管道已疏通，井内淤泥清掏完毕', '已用高压车疏通，排水恢复正常'],
  '0501': ['摊贩已劝离，路面清理干净', '已劝导至便民疏导点经营'],
  '0504': ['商户已将货物收回店内', '已现场教育，店外物品全部归位'],
  '0505': ['车辆已劝离，现场恢复通行', '已张贴告知单，车主将车挪走', '联系车主移车，消防通道恢复畅通'],
  '0506': ['车辆已摆放整齐入线', '共享单车已由运维人员清运'],
  '0508': ['商户已关闭外放音响', '已劝导调低音量并约定时段'],
  '0602': ['楼道杂物已清空，通道畅通', '隐患已整改，复查合格'],
  '0603': ['已设置警示围挡并加固，列入巡查清单', '松动构件已拆除，房屋情况已登记'],
}
const anyCompleted = ['已处置完毕，现场恢复正常', '问题已解决，现场拍照留存', '处置完成，已告知周边居民']

export const completeNote = (category: string, choice: number): string =>
  choose(completed[category] ?? anyCompleted, choice)

export const acceptNote = (choice: number): string =>
  choose(['情况属实，予以立案', '符合立案条件，立案', '与巡查情况一致，立案'], choice)

export const verifyNote = (choice: number): string =>
  choose(['现场核查，问题已解决', '到场查看，处置到位', '已现场核实，周边居民无异议'], choice)

export const reworkNote = (choice: number): string =>
  choose(['现场仍有残留，请返工', '核查时边角未清理到位，请再处理', '效果未达标准，退回返工'], choice)
