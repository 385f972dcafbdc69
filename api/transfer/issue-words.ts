import type { z } from 'zod'
import { counted } from './counted.ts'

const longestShown = 60

/** A value as a sentence quotes it, cut after 60 characters: `“x”`, `-5`, `["a"]`. */
export function quoted(value: unknown): string {
  const text =
    typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const short = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
  return typeof value === 'string' ? `“${short}”` : short
}

const types: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'yes or no',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const formats: Readonly<Record<string, string>> = {
  date: 'a date like 2026-06-17',
  datetime: 'a time with its offset like 2026-06-17T09:00:00+08:00',
}

/**
 * What is wrong with a value of a file, for a person who does not know zod: `must be at least 0, not -5`. An error map
 * for `safeParse`; undefined leaves a fault to zod's own words.
 */
export function issueWords(issue: z.core.$ZodRawIssue): string | undefined {
  const { input } = issue
  if (issue.code === 'invalid_type')
    return input === undefined
      ? 'is missing'
      : `must be ${types[issue.expected] ?? `a value of type ${issue.expected}`}, not ${quoted(input)}`
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}, not ${quoted(input)}`
  if (issue.code === 'too_small')
    return sizeWords(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum, input)
  if (issue.code === 'too_big')
    return sizeWords(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum, input)
  const format = issue.code === 'invalid_format' ? formats[issue.format] : undefined
  return format && `must be ${format}, not ${quoted(input)}`
}

function sizeWords(origin: string, bound: string, limit: number | bigint, input: unknown): string {
  if (origin === 'string') {
    if (input === '') return 'must not be empty'
    return `must have ${bound} ${counted(Number(limit), 'character')}, not ${String(input).length}`
  }
  if (origin === 'array') return `must have ${bound} ${counted(Number(limit), 'entry')}`
  return `must be ${bound} ${limit}, not ${quoted(input)}`
}
