import { streetCode } from '../../../api/district/place-code.model.ts'
import { type Conditions, readConditions, writeConditions } from '../../filter/search-filter.ts'
import { type Language, languages } from '../../i18n/i18n.ts'
import { type QueueName, queueNames } from '../../incident/queue.ts'
import { type PaletteName, paletteNames } from '../../map/palette.ts'

/** All that the address says of the desk. */
export interface DeskView {
  street?: string
  queue: QueueName
  /** The opened incident. */
  incident?: number
  /** A report is being written. */
  report?: true
  /** The filter; in which stage an incident is and whether it is open or overdue is what the queues tell. */
  conditions: Conditions
  palette?: PaletteName
  language: Language
}

const firstQueue: QueueName = 'assessment'

/** Reads the desk from the address. What cannot be read falls back to its default and is named in `invalid`. */
export function readDeskView(raw: Record<string, string | undefined>): { view: DeskView; invalid: string[] } {
  const { stage, open, overdue, ...rest } = raw
  const { conditions, invalid } = readConditions(rest)
  const read = <Value>(
    name: string,
    text: string | undefined,
    parse: (text: string) => Value | undefined,
  ) => {
    if (text === undefined || text === '') return undefined
    const value = parse(text)
    if (value === undefined) invalid.push(name)
    return value
  }
  const view: DeskView = {
    queue: read('stage', stage, (text) => queueNames.find((name) => name === text)) ?? firstQueue,
    conditions,
    language: read('lang', raw.lang, (text) => languages.find((name) => name === text)) ?? 'zh',
  }
  const street = read('street', raw.street, (text) => streetCode.safeParse(text).data)
  if (street !== undefined) view.street = street
  const incident = read('incident', raw.incident, (text) =>
    /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined,
  )
  if (incident !== undefined) view.incident = incident
  if (read('report', raw.report, (text) => (text === 'true' ? true : undefined))) view.report = true
  const palette = read('palette', raw.palette, (text) => paletteNames.find((name) => name === text))
  if (palette !== undefined) view.palette = palette
  for (const [name, text] of Object.entries({ open, overdue })) read(name, text, () => undefined)
  return { view, invalid }
}

/** The desk as query parameters without its defaults: the inverse of `readDeskView`. */
export function writeDeskView(view: DeskView): Record<string, string> {
  const given = {
    street: view.street,
    ...writeConditions(view.conditions),
    stage: view.queue === firstQueue ? undefined : view.queue,
    incident: view.incident?.toString(),
    report: view.report?.toString(),
    palette: view.palette,
    lang: view.language === 'zh' ? undefined : view.language,
  }
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/** What of the desk another page takes along: the street, the language, the colours. */
export const keptOfDesk = ({ street, palette, language }: DeskView): Record<string, string> => ({
  ...(street !== undefined && { street }),
  ...(palette !== undefined && { palette }),
  ...(language !== 'zh' && { lang: language }),
})
