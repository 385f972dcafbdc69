import type { ReactNode } from 'react'
import { Figure } from '../ui/figure.tsx'
import { type Term, TermSign } from './term-sign.tsx'

interface PlaceFigureProps {
  term: Term
  label: string
  /** Null where there is no such data. */
  value: ReactNode | null
  unit?: string
  onOpen?(): void
}

/** A figure of a place with its definition; a count of places opens them. */
export const PlaceFigure = ({ term, ...figure }: PlaceFigureProps) => (
  <Figure {...figure} definition={<TermSign term={term} name={figure.label} />} />
)
