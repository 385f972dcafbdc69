import type { Incident } from '../../client.ts'
import type { Thing } from '../../filter/thing.ts'
import { IncidentPanel } from '../../incident/incident-panel.tsx'

interface IncidentPageProps {
  incident: Incident
  onOpen(thing: Thing): void
}

/** What is known of the opened incident and what can be done with it: the one place where the desk takes it from. */
export const IncidentPage = (props: IncidentPageProps) => <IncidentPanel {...props} />
