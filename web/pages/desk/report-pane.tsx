import type { Performer } from '../../../api/identity/permission.model.ts'
import type { CategoryEntry, Incident } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import type { ReportPlace } from '../../incident/report/report.ts'
import { ReportForm } from '../../incident/report/report-form.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import classes from './incident-pane.module.css'

interface ReportPaneProps {
  street: string
  performer: Performer & { username: string }
  categories: readonly CategoryEntry[]
  place: ReportPlace | undefined
  hasMap: boolean
  onPlace(place: ReportPlace): void
  onFiled(incident: Incident, left: unknown): void
  onOpen(id: number): void
  onClose(): void
}

/** A report beside the map, which takes its place. */
export function ReportPane(props: ReportPaneProps) {
  const { t } = useLanguage()
  return (
    <Panel
      id="report"
      label={t('report.title')}
      className={classes.pane ?? ''}
      aside={<IconButton icon="close" label={t('interface.close')} onClick={props.onClose} />}
    >
      <ReportForm {...props} />
    </Panel>
  )
}
