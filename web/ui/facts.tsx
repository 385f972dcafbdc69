import type { ReactNode } from 'react'
import classes from './facts.module.css'

export interface Fact {
  label: string
  value: ReactNode
}

/** Label and value pairs; facts without a value are left out. */
export function Facts({ facts }: { facts: (Fact | false | null | undefined)[] }) {
  const given = facts.filter(
    (fact): fact is Fact => !!fact && fact.value !== null && fact.value !== undefined,
  )
  return (
    <dl className={classes.facts}>
      {given.map((fact) => (
        <div key={fact.label} className={classes.fact}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
