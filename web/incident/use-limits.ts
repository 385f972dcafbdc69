import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CalendarDayChange } from '../../api/incident/calendar-day.model.ts'
import type { LimitsChange } from '../../api/incident/limits.model.ts'
import { client, type LimitsEntry } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'

const limitsKey = ['limits'] as const

export const useLimits = () =>
  useQuery({ queryKey: limitsKey, queryFn: ({ signal }) => client.limits(signal), staleTime: 0 })

/** The names of the main categories by their codes, in the current language. */
export function useMainCategories(): ReadonlyMap<string, string> {
  const { language } = useLanguage()
  const { data = [] } = useLimits()
  return new Map(
    data.map((entry) => [entry.main_code, language === 'en' ? entry.main_name_en : entry.main_name]),
  )
}

/** Changes the limits of a category; what the server has then is what is shown, also after a refusal. */
export function useChangeLimits({ code, version }: LimitsEntry) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (change: LimitsChange) => client.changeLimits(code, version, change),
    onSuccess: (changed) =>
      answers.setQueryData<LimitsEntry[]>(limitsKey, (entries) =>
        entries?.map((entry) => (entry.code === code ? changed : entry)),
      ),
    onError: () => answers.invalidateQueries({ queryKey: limitsKey }),
  })
}

const calendarKey = (year: number) => ['work-calendar', year] as const

export const useCalendar = (year: number) =>
  useQuery({
    queryKey: calendarKey(year),
    queryFn: ({ signal }) => client.calendar(year, signal),
    staleTime: 0,
  })

export type DayChange = { day: string; version: string | undefined; change: CalendarDayChange | null }

/** Enters a day or gives it back; the year is read again whatever comes of it. */
export function useChangeDay() {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: ({ day, version, change }: DayChange) => client.changeDay(day, version, change),
    onSettled: (_changed, _problem, { day }) =>
      answers.invalidateQueries({ queryKey: calendarKey(Number(day.slice(0, 4))) }),
  })
}
