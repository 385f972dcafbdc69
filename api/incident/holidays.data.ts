/** A day that differs from the ordinary week. `day` is a calendar date `yyyy-mm-dd` in China; a row of `work_calendar`. */
export interface CalendarDay {
  day: string
  isWorking: boolean
  name: string
}

interface Arrangement {
  year: number
  source: string
  /** Name, first and last day off (month-day, both included). */
  holidays: readonly (readonly [name: string, first: string, last: string])[]
  /** Weekend days that are worked (month-day) and the holiday they pay for. */
  moved: readonly (readonly [name: string, day: string])[]
}

/** The holiday arrangements as the State Council published them; a new year is one more entry. */
export const holidayArrangements: readonly Arrangement[] = [
  {
    year: 2025,
    source: '国办发明电〔2024〕12号 国务院办公厅关于2025年部分节假日安排的通知 (2024-11-12)',
    holidays: [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-28', '02-04'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '05-31', '06-02'],
      ['国庆节、中秋节', '10-01', '10-08'],
    ],
    moved: [
      ['春节', '01-26'],
      ['春节', '02-08'],
      ['劳动节', '04-27'],
      ['国庆节', '09-28'],
      ['国庆节', '10-11'],
    ],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知 (2025-11-04)',
    holidays: [
      ['元旦', '01-01', '01-03'],
      ['春节', '02-15', '02-23'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-19', '06-21'],
      ['中秋节', '09-25', '09-27'],
      ['国庆节', '10-01', '10-07'],
    ],
    moved: [
      ['元旦', '01-04'],
      ['春节', '02-14'],
      ['春节', '02-28'],
      ['劳动节', '05-09'],
      ['国庆节', '09-20'],
      ['国庆节', '10-10'],
    ],
  },
]

/**
 * What is certain in any year: the public holidays bound to a date of the solar calendar
 * (全国年节及纪念日放假办法, revised 2024). Lunar ones and moved days are known only when published.
 */
export const fixedHolidays: readonly (readonly [name: string, day: string])[] = [
  ['元旦', '01-01'],
  ['劳动节', '05-01'],
  ['劳动节', '05-02'],
  ['国庆节', '10-01'],
  ['国庆节', '10-02'],
  ['国庆节', '10-03'],
]

const dayMilliseconds = 86_400_000

function expand({ year, holidays, moved }: Arrangement): CalendarDay[] {
  const days: CalendarDay[] = []
  for (const [name, first, last] of holidays) {
    const end = Date.parse(`${year}-${last}`)
    for (let day = Date.parse(`${year}-${first}`); day <= end; day += dayMilliseconds)
      days.push({ day: new Date(day).toISOString().slice(0, 10), isWorking: false, name })
  }
  for (const [name, day] of moved)
    days.push({ day: `${year}-${day}`, isWorking: true, name: `${name}调休上班` })
  return days.sort((left, right) => left.day.localeCompare(right.day))
}

/** All published days that differ from the ordinary week, in order: the rows `work_calendar` starts with. */
export const publishedCalendarDays: readonly CalendarDay[] = holidayArrangements.flatMap(expand)
