import type { Words } from '../words.ts'
import type { adminWords as zh } from '../zh/admin.ts'

export const adminWords: Words<typeof zh> = {
  title: 'Administration',
  tab: { accounts: 'Accounts', audit: 'Log' },
}
