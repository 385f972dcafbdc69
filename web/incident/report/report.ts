/** Where a report is: a point that was chosen, or the building or estate an address means. */
export interface ReportPlace {
  /** longitude, latitude */
  at: readonly [number, number]
  known?: { kind: 'building' | 'estate'; id: number; name: string }
}

/** What has been filled in so far. */
export interface ReportDraft {
  category: string | null
  place: ReportPlace | undefined
  description: string
  severity: 'normal' | 'urgent'
  name: string
  phone: string
  photos: readonly number[]
  /** The incident it is found to be the same as. */
  same: number | undefined
  /** 小事不出网格: settled on the spot by whoever reports; what was done. */
  settled: string | undefined
}

export const emptyReport: ReportDraft = {
  category: null,
  place: undefined,
  description: '',
  severity: 'normal',
  name: '',
  phone: '',
  photos: [],
  same: undefined,
  settled: undefined,
}

/** What a draft lacks, in the order of the fields. */
export type ReportFault = 'category' | 'place' | 'description' | 'phone' | 'settled'

/** The body a draft makes, or what it lacks. */
export function reportOf(draft: ReportDraft): { body: ReportBody } | { fault: ReportFault } {
  const { category, place, severity, photos } = draft
  const [description, name, phone] = [draft.description.trim(), draft.name.trim(), draft.phone.trim()]
  if (category === null) return { fault: 'category' }
  if (place === undefined) return { fault: 'place' }
  if (description === '') return { fault: 'description' }
  if (phone !== '' && phone.length < 3) return { fault: 'phone' }
  if (draft.settled?.trim() === '') return { fault: 'settled' }
  const { at, known } = place
  return {
    body: {
      category,
      description,
      severity,
      ...(known === undefined
        ? { longitude: at[0], latitude: at[1] }
        : {
            place: known.kind === 'building' ? { building: known.id } : { estate: known.id },
            address: known.name,
          }),
      ...((name !== '' || phone !== '') && {
        reporter: { ...(name !== '' && { name }), ...(phone !== '' && { phone }) },
      }),
      ...(photos.length > 0 && { attachments: [...photos] }),
    },
  }
}

export interface ReportBody {
  category: string
  description: string
  severity: 'normal' | 'urgent'
  longitude?: number
  latitude?: number
  place?: { building: number } | { estate: number }
  address?: string
  reporter?: { name?: string; phone?: string }
  attachments?: number[]
}
