import { SegmentedControl, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { incidentStages, isOpen } from '../../api/incident/incident.model.ts'
import type { IncidentSummary } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useNow } from '../ui/use-now.ts'
import { dayOf, lastOf, minute, nextMoment, type Pace, paces, stepLength, writeMoment } from './replay.ts'
import classes from './replay-bar.module.css'

interface ReplayBarProps {
  /** The moment that is shown, epoch in milliseconds. */
  moment: number
  /** What the moment shows is not there yet: the day waits for it. */
  isWaiting: boolean
  summary: IncidentSummary | undefined
  onMoment(moment: number | undefined): void
}

const paceNames = Object.keys(paces) as Pace[]
const firstOpen = incidentStages.filter((stage) => isOpen(stage) && stage !== 'collection')

/** A past day of the loop: played, or gone through by hand; and the way back to now. */
export function ReplayBar({ moment, isWaiting, summary, onMoment }: ReplayBarProps) {
  const { t, format } = useLanguage()
  const now = useNow(minute)
  const [isPlaying, setPlaying] = useState(false)
  const [pace, setPace] = useState<Pace>('day')
  const slider = useRef<HTMLInputElement>(null)
  useEffect(() => slider.current?.focus({ preventScroll: true }), [])
  const start = dayOf(moment)
  const end = lastOf(start, now)
  const latest = useRef(onMoment)
  useEffect(() => {
    latest.current = onMoment
  })
  useEffect(() => {
    if (!isPlaying || isWaiting) return
    const timer = setTimeout(() => {
      const next = nextMoment(moment, Date.now())
      if (next === undefined) setPlaying(false)
      else latest.current(next)
    }, paces[pace])
    return () => clearTimeout(timer)
  }, [isPlaying, isWaiting, moment, pace])
  const toggle = () => {
    if (!isPlaying && nextMoment(moment, Date.now()) === undefined) onMoment(start)
    setPlaying(!isPlaying)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ') {
      event.preventDefault()
      toggle()
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      onMoment(undefined)
    }
  }
  const time = writeMoment(moment).slice(11)
  return (
    <section className={classes.bar} aria-label={t('replay.title')} data-moment={writeMoment(moment)}>
      <div className={classes.line}>
        <IconButton
          icon={isPlaying ? 'pause' : 'play'}
          label={isPlaying ? t('replay.pause') : t('replay.play')}
          onClick={toggle}
        />
        <TextInput
          type="date"
          size="xs"
          aria-label={t('replay.day')}
          value={writeMoment(moment).slice(0, 10)}
          max={writeMoment(now).slice(0, 10)}
          onChange={({ currentTarget: { value } }) => {
            const at = Date.parse(`${value}T00:00Z`)
            if (Number.isNaN(at)) return
            setPlaying(false)
            const other = dayOf(at)
            onMoment(Math.min(other + (moment - start), lastOf(other, Date.now())))
          }}
        />
        <output className={classes.time}>{time}</output>
        <SegmentedControl
          size="xs"
          aria-label={t('replay.pace')}
          value={pace}
          onChange={(value) => setPace(paceNames.find((name) => name === value) ?? 'day')}
          data={paceNames.map((name) => ({ value: name, label: t(`replay.paceOf.${name}`) }))}
        />
        <IconButton icon="close" label={t('replay.back')} onClick={() => onMoment(undefined)} />
      </div>
      <input
        ref={slider}
        type="range"
        className={classes.slider}
        aria-label={t('replay.time')}
        aria-valuetext={format.moment(moment)}
        min={start}
        max={end}
        step={minute}
        value={Math.min(moment, end)}
        onKeyDown={(event) => {
          onKeyDown(event)
          const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
          if (by === undefined) return
          event.preventDefault()
          setPlaying(false)
          onMoment(Math.min(end, Math.max(start, moment + by * stepLength)))
        }}
        onChange={({ currentTarget: { value } }) => {
          setPlaying(false)
          onMoment(Number(value))
        }}
      />
      <p className={classes.figures} data-waiting={isWaiting}>
        {t('replay.asOf', { when: format.moment(moment) })}
        {summary !== undefined &&
          firstOpen.map((stage) => (
            <span key={stage} data-then={stage}>
              {t(`incident.stageShort.${stage}`)} <strong>{format.number(summary.by_stage[stage])}</strong>
            </span>
          ))}
        {summary !== undefined && (
          <span data-then="overdue">
            {t('incident.overdue')} <strong>{format.number(summary.overdue)}</strong>
          </span>
        )}
      </p>
    </section>
  )
}
