import { glyphStroke, glyphs } from '../map/glyphs.ts'
import { categoryGlyph } from './incident-mark.ts'

/** The picture that the map's marks bear for a category code, decorative: the name stands beside it. */
export function CategoryIcon({ code, size = 20 }: { code: string; size?: number }) {
  const glyph = categoryGlyph(code.slice(0, 2))
  return (
    <svg
      width={size}
      height={size}
      viewBox="4 4 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={glyphStroke(glyph) * 0.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={glyphs[glyph]} />
    </svg>
  )
}
