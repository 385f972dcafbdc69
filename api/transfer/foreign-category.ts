import { type Category, findCategory } from '../incident/category.model.ts'
import { ImportError } from './import-error.ts'

export const otherCategoryCode = '9900'

interface CategoryReader {
  /** The category of a text, and the text itself where the category does not say the same. */
  read(value: string | undefined): { category: Category; text?: string }
  /** Texts that were no category, in the order in which they appeared. */
  unknown: ReadonlySet<string>
}

/**
 * Reads the category of foreign incidents: a four-digit code of the scheme, a text that the caller maps to one, or a
 * Chinese or English name of the scheme. Anything else becomes `9900`, and the original text is handed back to be kept
 * in the description. Throws an ImportError if the map names an unknown code.
 */
export function categoryReader(
  categories: readonly Category[],
  mapped: Readonly<Record<string, string>>,
): CategoryReader {
  const byCode = new Map(categories.map((category) => [category.code, category]))
  const byName = new Map(
    categories.flatMap((category) => [
      [category.name.toLowerCase(), category],
      [category.nameEn.toLowerCase(), category],
    ]),
  )
  const other = byCode.get(otherCategoryCode) ?? findCategory(otherCategoryCode)
  if (other === undefined)
    throw new ImportError('invalid_option', `the scheme has no category ${otherCategoryCode}`)
  const unknown = Object.entries(mapped).find(([, code]) => !byCode.has(code))
  if (unknown !== undefined)
    throw new ImportError(
      'invalid_option',
      `the category map gives “${unknown[0]}” the unknown code ${unknown[1]}`,
    )
  const unread = new Set<string>()
  return {
    unknown: unread,
    read(value) {
      if (value === undefined) return { category: other }
      const mappedCode = mapped[value]
      const known = byCode.get(mappedCode ?? value) ?? byName.get(value.toLowerCase())
      if (known !== undefined)
        return { category: known, ...(mappedCode === undefined ? {} : { text: value }) }
      unread.add(value)
      return { category: other, text: value }
    },
  }
}
