import { useLanguage } from '../../i18n/use-language.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice } from '../../ui/states.tsx'

interface FailedPartProps {
  title: string
  problem: unknown
  onRetry(): void
}

/** A part of what is shown that could not be read: none there would be another thing. */
export function FailedPart({ title, problem, onRetry }: FailedPartProps) {
  const { t } = useLanguage()
  return (
    <Notice
      compact
      tone="trouble"
      title={title}
      detail={problemWords(problem, t)}
      action={{ label: t('interface.retry'), onClick: onRetry }}
    />
  )
}
