import type { z } from 'zod'
import { counted } from '../counted.ts'
import type { RawFeature, Rejection, TableColumns } from './import.model.ts'
import type { ValueSource } from './read-values.ts'

const listedMost = 40

const list = (names: readonly string[]): string =>
  names.length > listedMost
    ? `${names.slice(0, listedMost).join(', ')} and ${names.length - listedMost} more`
    : names.join(', ')

/** Which columns (or properties) a source has, which of them become fields, and which fields none becomes. */
export class ColumnUse {
  private readonly record: z.ZodObject
  private readonly values: ValueSource
  private readonly properties = new Set<string>()
  private table: TableColumns | undefined

  constructor(record: z.ZodObject, values: ValueSource = {}) {
    this.record = record
    this.values = values
  }

  see({ properties, table }: RawFeature): void {
    if (table !== undefined) this.table = table
    else for (const name in properties) this.properties.add(name)
  }

  /** What the source has and nothing takes, in words; undefined if there is nothing of the kind. */
  ignored(): string | undefined {
    const fields = Object.keys(this.record.shape)
    const taken = new Set(fields.flatMap((field) => this.columnOf(field) ?? []))
    for (const name of this.table?.place ?? []) taken.add(name)
    const ignored = this.columns().filter((name) => !taken.has(name))
    if (ignored.length === 0) return undefined
    const unfilled = fields.filter((field) => this.isAbsent(field))
    const hint = unfilled.length > 0 ? `; fields that the file does not have: ${list(unfilled)}` : ''
    return `${counted(ignored.length, this.noun())} of the file ${ignored.length === 1 ? 'is' : 'are'} not taken: ${list(ignored)}${hint}`
  }

  /** The fields that were found missing because no feature has their column, in words; undefined if there are none. */
  lacking(rejected: Iterable<Rejection>): string | undefined {
    const missing = new Set<string>()
    for (const { code, pointer } of rejected)
      if (code === 'missing_value' && pointer !== undefined) missing.add(pointer.slice(1))
    const absent = Object.keys(this.record.shape).filter(
      (field) => this.isAbsent(field) && (missing.has(field) || (missing.size > 0 && this.isRequired(field))),
    )
    if (absent.length === 0) return undefined
    const example = `--map ${this.noun().toUpperCase()}=${absent[0]}`
    const has = this.columns().length > 0 ? list(this.columns()) : 'none'
    return `no ${this.noun()} ${absent.join(', ')}: the file has ${has} (${example} names one)`
  }

  private noun(): 'column' | 'property' {
    return this.table === undefined ? 'property' : 'column'
  }

  private columns(): readonly string[] {
    return this.table?.columns ?? [...this.properties]
  }

  /** The column that holds a field; undefined where the caller sets its value. */
  private columnOf(field: string): string | undefined {
    return this.values.set?.[field] === undefined ? (this.values.map?.[field] ?? field) : undefined
  }

  private isAbsent(field: string): boolean {
    const column = this.columnOf(field)
    return column !== undefined && !this.columns().includes(column)
  }

  private isRequired(field: string): boolean {
    return this.record.shape[field]?.safeParse(undefined).success === false
  }
}
