/** Looking at a past moment of the loop. */
export const replayWords = {
  title: '回放',
  open: '回放某一天',
  play: '播放',
  pause: '暂停',
  day: '哪一天',
  time: '时刻',
  pace: '快慢',
  paceOf: { slow: '四分钟', day: '一分钟', fast: '十五秒' },
  back: '回到现在',
  asOf: '{{when}} 的情况',
} as const
