import { safetyClasses } from '../../api/building/building.model.ts'
import { redevelopmentPhases } from '../../api/redevelopment/redevelopment.model.ts'
import type { ZoneDetail } from '../client.ts'
import { PlaceFigure } from '../filter/place-figure.tsx'
import { PlaceLinks } from '../filter/place-links.tsx'
import type { PlaceSet } from '../filter/place-set.ts'
import { streetDay } from '../filter/search-filter.ts'
import { TermSign } from '../filter/term-sign.tsx'
import type { Thing } from '../filter/thing.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Bars } from '../ui/bars.tsx'
import { Facts } from '../ui/facts.tsx'
import { Figures } from '../ui/figure.tsx'
import { Section } from '../ui/panel.tsx'
import { useNow } from '../ui/use-now.ts'
import classes from './redevelopment-panel.module.css'

interface RedevelopmentPanelProps {
  zone: ZoneDetail
  onOpen(thing: Thing): void
  onPlaces(set: PlaceSet): void
}

/** A redevelopment zone (更新片区): its phase, progress by households and certificates, milestones. */
export function RedevelopmentPanel({ zone, onOpen, onPlaces }: RedevelopmentPanelProps) {
  const { t, format } = useLanguage()
  const today = streetDay(useNow(60_000))
  const phaseNumber = redevelopmentPhases.indexOf(zone.phase) + 1
  const rates = [
    { term: 'signedRate', rate: zone.rates.signed, count: zone.signed_households },
    { term: 'vacatedRate', rate: zone.rates.vacated, count: zone.vacated_households },
    { term: 'demolishedRate', rate: zone.rates.demolished, count: zone.demolished_households },
  ] as const
  const buildings = (more: Omit<PlaceSet, 'of'> = {}) =>
    onPlaces({ of: 'buildings', in_zone: zone.id, ...more })
  const safety = safetyClasses
    .map((name) => ({
      key: name,
      label: t(`place.safety.${name}`),
      value: zone.buildings.by_safety_class[name] ?? 0,
      onOpen: () => buildings({ safety: name }),
    }))
    .filter((bar) => bar.value > 0)
  return (
    <>
      <Section title={t('place.progress')}>
        <p className={classes.phase}>
          <strong>{t(`place.phase.${zone.phase}`)}</strong>
          <span>
            {phaseNumber} / {redevelopmentPhases.length}
          </span>
        </p>
        {rates.map(({ term, rate, count }) => (
          <div key={term} className={classes.rate}>
            <span className={classes.name}>
              {t(`place.${term}`)}
              <TermSign term={term} name={t(`place.${term}`)} />
            </span>
            <progress className={classes.track} max={1} value={rate ?? 0} aria-label={t(`place.${term}`)} />
            <span className={classes.value}>{rate === null ? '–' : format.share(rate)}</span>
            <span className={classes.count}>
              {format.number(count)} / {format.number(zone.households)}
            </span>
          </div>
        ))}
      </Section>
      <Section title={t('place.kind.redevelopment-zone')}>
        <Figures>
          <PlaceFigure
            term="zoneHouseholds"
            label={t('place.households')}
            value={format.number(zone.households)}
            onOpen={() => buildings()}
          />
          <PlaceFigure
            term="certificates"
            label={t('place.certificates')}
            value={format.number(zone.certificates)}
          />
          <PlaceFigure
            term="buildings"
            label={t('place.buildings')}
            value={format.number(zone.buildings.total)}
            onOpen={() => buildings()}
          />
        </Figures>
        <Facts
          facts={[
            { label: t('place.typeLabel'), value: t(`place.zoneKind.${zone.kind}`) },
            {
              label: t('place.signedCertificates'),
              value: `${format.number(zone.signed_certificates)} / ${format.number(zone.certificates)}`,
            },
            { label: t('place.area'), value: format.area(zone.area) },
            { label: t('place.startedOn'), value: zone.started_on && format.day(zone.started_on) },
            { label: t('place.dueOn'), value: zone.due_on && format.day(zone.due_on) },
            { label: t('place.code'), value: zone.code },
          ]}
        />
      </Section>
      {zone.milestones.length > 0 && (
        <Section title={t('place.milestones')}>
          <ol className={classes.milestones}>
            {zone.milestones.map(({ name, planned_on, done_on }) => {
              const state = done_on !== null ? 'done' : planned_on < today ? 'late' : 'next'
              return (
                <li key={name} data-state={state}>
                  <span className={classes.sign} aria-hidden="true">
                    {state === 'done' ? '✓' : state === 'late' ? '!' : ''}
                  </span>
                  <span>{name}</span>
                  <span className={classes.when}>
                    {done_on === null
                      ? t('place.milestonePlanned', { day: format.day(planned_on) })
                      : t('place.milestoneDone', { day: format.day(done_on) })}
                    {state === 'late' && ` · ${t('place.milestoneLate')}`}
                  </span>
                </li>
              )
            })}
          </ol>
        </Section>
      )}
      {safety.length > 0 && (
        <Section title={t('place.bySafety')} aside={<TermSign term="safety" name={t('place.bySafety')} />}>
          <Bars bars={safety} format={format.number} />
        </Section>
      )}
      <PlaceLinks
        title={t('place.grids')}
        links={zone.grids.map(({ code, name }) => ({ thing: { kind: 'grid', id: code }, name }))}
        onOpen={onOpen}
      />
      <PlaceLinks
        title={t('place.estates')}
        links={zone.estates.map(({ id, name }) => ({ thing: { kind: 'estate', id: String(id) }, name }))}
        onOpen={onOpen}
      />
    </>
  )
}
