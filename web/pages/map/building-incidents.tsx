import { PlaceLinks } from '../../filter/place-links.tsx'
import { type Conditions, requestParameters } from '../../filter/search-filter.ts'
import type { Thing } from '../../filter/thing.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { rowStatus, useIncidentClock, useIncidentWords } from '../../incident/use-incident-words.ts'
import { useIncidentList, useIncidentSummary } from '../../incident/use-incidents.ts'
import { FailedPart } from './failed-part.tsx'
import { IncidentFiguresSection } from './incident-figures.tsx'

/** How far from a building an incident still counts as lying at it, in metres; incidents name no building. */
export const aroundBuilding = 50

/** The conditions that mean “incidents at this building”. */
export const atBuilding = ([longitude, latitude]: [number, number]): Conditions => ({
  circle: [Number(longitude.toFixed(6)), Number(latitude.toFixed(6)), aroundBuilding],
})

interface BuildingIncidentsProps {
  street: string
  /** longitude, latitude */
  at: [number, number]
  onConditions(conditions: Conditions): void
  onOpen(thing: Thing): void
}

const listed = 5

/** The incidents around a building: how many, and the latest as doors. */
export function BuildingIncidents({ street, at, onConditions, onOpen }: BuildingIncidentsProps) {
  const { t, format } = useLanguage()
  const words = useIncidentWords()
  const now = useIncidentClock()
  const here = atBuilding(at)
  const filter = requestParameters(street, here, now)
  const summary = useIncidentSummary(filter, true)
  const list = useIncidentList(filter, '-reported_at', true)
  const figures = summary.data
  const latest = list.data?.pages[0]?.incidents ?? []
  const failed = [summary, list].filter(({ isError }) => isError)
  const trouble = failed[0] && (
    <FailedPart
      title={t('place.aroundFailed')}
      problem={failed[0].error}
      onRetry={() => {
        for (const query of failed) query.refetch()
      }}
    />
  )
  if (figures === undefined) return trouble ?? null
  return (
    <>
      {trouble}
      <IncidentFiguresSection
        title={t('place.around', { radius: format.length(aroundBuilding) })}
        figures={figures}
        base={here}
        everything
        onChange={onConditions}
      />
      <PlaceLinks
        title={t('place.latestAround')}
        shape="rows"
        links={latest.slice(0, listed).map((incident) => ({
          thing: { kind: 'incident', id: String(incident.id) },
          name: words.category(incident),
          note: `${words.status(rowStatus(incident, now))} · ${format.moment(incident.reported_at)}`,
        }))}
        onOpen={onOpen}
      />
    </>
  )
}
