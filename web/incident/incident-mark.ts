import { glyphMarkup } from '../map/glyphs.ts'
import type { Palette, Status } from '../map/palette.ts'
import { type SvgImage, statusOutline, statusSign } from '../map/svg.ts'
import type { CategoryPicture } from './category-picture.ts'

const glyphPlace: Record<Status, { size: number; y: number }> = {
  overdue: { size: 0.78, y: 15.2 },
  dueSoon: { size: 0.86, y: 12 },
  inHand: { size: 1.08, y: 12 },
  done: { size: 1, y: 12 },
  void: { size: 1, y: 12 },
}

/** The mark of an incident: its shape says the status, its picture, if any, the category, a bar urgency. */
export function incidentMark(
  palette: Palette,
  status: Status,
  picture: CategoryPicture | null,
  urgent: boolean,
): SvgImage {
  const colour = status === 'done' && picture === null ? palette.closed : palette.status[status]
  const { size, y } = glyphPlace[status]
  const edge = palette.statusEdge[status]
  const shape = `<path d="${statusOutline[status]}" fill="${colour}" stroke="${edge}" stroke-width="1.6" stroke-linejoin="round" paint-order="stroke"/>`
  const ink =
    palette.dark || status === 'inHand' ? (palette.dark ? palette.statusInk : palette.ink) : palette.statusInk
  const drawn = picture === null ? '' : glyphMarkup(picture, ink, size, 12, y)
  const sign = statusSign[status]
    ? `<path d="${statusSign[status]}" fill="none" stroke="${palette.statusInk}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>`
    : ''
  const badge = urgent
    ? `<circle cx="20.5" cy="4.5" r="4.6" fill="${palette.ink}" stroke="${edge}" stroke-width="1.2"/><path d="M20.5 2.2v2.6M20.5 6.7v.01" stroke="${palette.halo}" stroke-width="1.7" stroke-linecap="round"/>`
    : ''
  return {
    width: 30,
    height: 30,
    body: `<g transform="translate(3 3)">${shape}${sign || drawn}${badge}</g>`,
  }
}
