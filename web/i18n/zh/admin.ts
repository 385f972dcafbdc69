/** The administration. */
export const adminWords = {
  title: '管理',
  tab: { accounts: '账号', audit: '日志' },
} as const
