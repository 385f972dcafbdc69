import { useTranslation } from 'react-i18next'
import classes from './trouble.module.css'

function Trouble({ title, detail, note }: { title: string; detail: string; note?: string }) {
  const { t } = useTranslation()
  return (
    <main className={classes.page}>
      <h1>{title}</h1>
      <p>{detail}</p>
      {note !== undefined && note !== '' && <pre className={classes.note}>{note}</pre>}
      <a href="/">{t('interface.toMap')}</a>
    </main>
  )
}

export function MissingPage() {
  const { t } = useTranslation()
  return <Trouble title={t('interface.notFound')} detail={t('interface.notFoundDetail')} />
}

export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  return (
    <Trouble
      title={t('interface.crashed')}
      detail={t('interface.crashedDetail')}
      note={error instanceof Error ? error.message : String(error)}
    />
  )
}
