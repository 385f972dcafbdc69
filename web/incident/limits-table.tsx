import { Table } from '@mantine/core'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import classes from './limits.module.css'
import { LimitsRow } from './limits-row.tsx'
import { useLimits } from './use-limits.ts'

/** The limits of every category, to be changed row by row. */
export function LimitsTable() {
  const { t, language } = useLanguage()
  const { data, error, refetch } = useLimits()
  if (!data)
    return error === null ? (
      <SkeletonRows rows={8} height={48} label={t('interface.loading')} />
    ) : (
      <Notice
        tone="trouble"
        title={t('interface.failed')}
        detail={problemWords(error, t)}
        action={{ label: t('interface.retry'), onClick: () => void refetch() }}
      />
    )
  const mains = [...new Set(data.map(({ main_code }) => main_code))]
  const groups = mains.map((main) => data.filter(({ main_code }) => main_code === main))
  return (
    <>
      <p className={classes.note}>{t('admin.limitsNote')}</p>
      <Table.ScrollContainer minWidth={860}>
        <Table className={classes.table} verticalSpacing={6} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('admin.code')}</Table.Th>
              <Table.Th>{t('admin.category')}</Table.Th>
              <Table.Th>{t('admin.clock')}</Table.Th>
              <Table.Th>{t('admin.dispatch')}</Table.Th>
              <Table.Th>{t('admin.settle')}</Table.Th>
              <Table.Th>{t('admin.needsPhoto')}</Table.Th>
              <Table.Th aria-hidden />
            </Table.Tr>
          </Table.Thead>
          {groups.map((entries) => (
            <Table.Tbody key={entries[0]?.main_code}>
              <Table.Tr>
                <Table.Th colSpan={7} scope="rowgroup" className={classes.group}>
                  {language === 'en' ? entries[0]?.main_name_en : entries[0]?.main_name}
                </Table.Th>
              </Table.Tr>
              {entries.map((entry) => (
                <LimitsRow key={entry.code} entry={entry} />
              ))}
            </Table.Tbody>
          ))}
        </Table>
      </Table.ScrollContainer>
    </>
  )
}
