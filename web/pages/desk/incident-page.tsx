import type { Incident, Me } from '../../client.ts'
import type { Thing } from '../../filter/thing.ts'
import { IncidentPanel } from '../../incident/incident-panel.tsx'
import { IncidentWork } from '../../incident/work/incident-work.tsx'
import { performerOf } from '../frame/performer.ts'

interface IncidentPageProps {
  incident: Incident
  street: string
  me: Me
  onOpen(thing: Thing): void
}

/** What is known of the opened incident and what can be done with it: the one place where the desk takes it from. */
export function IncidentPage({ incident, street, me, onOpen }: IncidentPageProps) {
  const performer = performerOf(me)
  return (
    <IncidentPanel
      incident={incident}
      onOpen={onOpen}
      actions={performer && <IncidentWork incident={incident} street={street} performer={performer} />}
    />
  )
}
