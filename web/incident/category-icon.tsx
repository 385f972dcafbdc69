import { glyphStroke, glyphs } from '../map/glyphs.ts'
import { categoryPicture } from './category-picture.ts'

/** The picture that the map's marks bear for a category code, decorative: the name stands beside it. */
export function CategoryIcon({ code, size = 20 }: { code: string; size?: number }) {
  const picture = categoryPicture(code)
  return (
    <svg
      width={size}
      height={size}
      viewBox="4 4 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={glyphStroke(picture) * 0.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      data-picture={picture}
    >
      <path d={glyphs[picture]} />
    </svg>
  )
}
