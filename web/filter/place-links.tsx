import { useLanguage } from '../i18n/use-language.ts'
import { type LinkItem, Links } from '../ui/links.tsx'
import { Section } from '../ui/panel.tsx'
import type { Thing } from './thing.ts'

export interface PlaceLink {
  thing: Thing
  name: string
  note?: string
}

interface PlaceLinksProps {
  title: string
  links: readonly PlaceLink[]
  shape?: 'chips' | 'rows'
  /** How many there are when not all are given; all that are given are then shown. */
  total?: number
  onOpen(thing: Thing): void
}

/** A titled list of neighbouring things; nothing at all when there is none. */
export function PlaceLinks({ title, links, shape, total, onOpen }: PlaceLinksProps) {
  const { t, format } = useLanguage()
  if (links.length === 0) return null
  const items: LinkItem[] = links.map(({ thing, name, note }) => ({
    key: `${thing.kind}:${thing.id}`,
    label: name,
    note,
    onOpen: () => onOpen(thing),
  }))
  return (
    <Section
      title={title}
      aside={(total ?? links.length) > 1 ? format.number(total ?? links.length) : undefined}
    >
      <Links
        items={items}
        shape={shape}
        limit={total === undefined ? undefined : items.length}
        more={(left) => t('place.moreOfThem', { n: left })}
      />
    </Section>
  )
}
