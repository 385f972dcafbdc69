import { NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import { useStreetsOf } from './use-office.ts'

interface StreetChoiceProps {
  scope: string
  children(street: string): ReactNode
}

/** What is set for each street by itself: for the one there is, or the one that is chosen. */
export function StreetChoice({ scope, children }: StreetChoiceProps) {
  const { t } = useLanguage()
  const { data, error, refetch } = useStreetsOf(scope)
  const [chosen, setChosen] = useState<string>()
  if (data === undefined)
    return error === null ? (
      <SkeletonRows rows={6} height={48} label={t('interface.loading')} />
    ) : (
      <Notice
        tone="trouble"
        title={t('interface.failed')}
        detail={problemWords(error, t)}
        action={{ label: t('interface.retry'), onClick: () => void refetch() }}
      />
    )
  const street = chosen ?? data[0]?.code
  if (street === undefined) return <Notice title={t('problem.street_unknown')} />
  return (
    <>
      {data.length > 1 && (
        <NativeSelect
          label={t('admin.street')}
          value={street}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={data.map(({ code, name }) => ({ value: code, label: name }))}
          w={280}
          maw="100%"
          mb="sm"
        />
      )}
      {children(street)}
    </>
  )
}
