import type { useLanguage } from '../i18n/use-language.ts'

type Translate = ReturnType<typeof useLanguage>['t']

/** A failure in words: the server's own when it gave any. */
export function problemWords(problem: unknown, t: Translate): string {
  const status = typeof problem === 'object' && problem !== null ? Reflect.get(problem, 'status') : undefined
  const message = problem instanceof Error ? problem.message : ''
  if (status === 0) return t('interface.offline')
  if (message !== '') return message
  return t('interface.serverTrouble', { status: typeof status === 'number' ? status : '' })
}
