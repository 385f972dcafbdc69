import type { z } from 'zod'
import { wordIssue } from '../input-fault.ts'

const longestShown = 60

/** A value as a sentence quotes it, cut after 60 characters: `“x”`, `-5`, `["a"]`. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'object' ? jsonOf(value) : String(value)
  const short = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
  return typeof value === 'string' ? `“${short}”` : short
}

function jsonOf(value: object | null): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    // Nested deeper than the stack is.
    if (error instanceof RangeError) return '[[[…'
    throw error
  }
}

/**
 * What is wrong with a value of a file, for a person who does not know zod, and what the value is: `must be at least 0,
 * not -5`. An error map for `safeParse`.
 */
export function issueWords(issue: z.core.$ZodRawIssue): string {
  const { input } = issue
  if (input === undefined) return 'is missing'
  const words = wordIssue(issue)
  if (words.startsWith('must be ')) return `${words}, not ${quoted(input)}`
  return typeof input === 'string' && input !== '' && words.startsWith('must have ')
    ? `${words}, not ${input.length}`
    : words
}
