import type { useLanguage } from '../i18n/use-language.ts'
import { problemWords as known } from '../i18n/zh/problem.ts'

type Translate = ReturnType<typeof useLanguage>['t']
type ProblemCode = keyof typeof known

const isKnown = (code: unknown): code is ProblemCode => typeof code === 'string' && code in known

/** A failure in the reader's words, by its code; what the server added to say stands behind as a note. */
export function problemWords(problem: unknown, t: Translate): string {
  const member = (name: string): unknown =>
    typeof problem === 'object' && problem !== null ? Reflect.get(problem, name) : undefined
  const [status, code] = [member('status'), member('code')]
  if (status === 0) return t('interface.offline')
  if (code === 'answer_broken') return t('interface.answerBroken')
  const members = member('members')
  const seconds = typeof members === 'object' && members !== null ? Reflect.get(members, 'seconds') : 0
  const minutes = Math.max(1, Math.ceil(Number(seconds) / 60 || 1))
  const words = isKnown(code)
    ? t(`problem.${code}`, { minutes })
    : t('interface.serverTrouble', { status: typeof status === 'number' ? status : '' })
  const note = problem instanceof Error ? problem.message : ''
  return note === '' ? words : t('interface.withNote', { words, note })
}
