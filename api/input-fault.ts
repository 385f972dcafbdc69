import type { z } from 'zod'
import { counted } from './counted.ts'
import { jsonPointer } from './json-pointer.model.ts'

/** One fault in what was sent: `pointer` is a JSON pointer (RFC 6901) into the parameters or the body. */
export type InputFault = { pointer: string; detail: string }

type Issue = z.core.$ZodRawIssue

const nouns: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  datetime: 'an instant with its offset, like 2026-05-01T08:00:00+08:00',
  date: 'a date like 2026-06-17',
  url: 'an address',
}

/** How many parts a list of a fixed length has. */
function fixedLength({ inst }: Issue): number | undefined {
  const { def } = inst?._zod ?? {}
  return def && 'items' in def && Array.isArray(def.items) ? def.items.length : undefined
}

function wordBound(issue: Issue, bound: number | bigint, words: 'at least' | 'at most'): string {
  if (issue.origin === 'array') {
    const length = fixedLength(issue)
    return `must have ${length === undefined ? `${words} ` : ''}${counted(Number(length ?? bound), 'value')}`
  }
  if (issue.origin === 'string')
    return words === 'at least' && bound === 1
      ? 'must not be empty'
      : `must have ${words} ${counted(Number(bound), 'character')}`
  if (issue.inclusive) return `must be ${words} ${bound}`
  return `must be ${words === 'at least' ? 'more' : 'less'} than ${bound}`
}

/**
 * What is wrong with a value, as a sentence without its subject, for zod's `error` option: `schema.safeParse(value,
 * { error: wordIssue })`. What a schema says itself goes first.
 */
export const wordIssue = ((issue) => {
  const isMissing = issue.input === undefined
  switch (issue.code) {
    case 'invalid_type':
      return isMissing ? 'is required' : `must be ${nouns[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      if (isMissing) return 'is required'
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`
    case 'invalid_union':
      return isMissing ? 'is required' : 'has none of the forms it can have'
    case 'too_small':
      return wordBound(issue, issue.minimum, 'at least')
    case 'too_big':
      return wordBound(issue, issue.maximum, 'at most')
    case 'invalid_format':
      return issue.format in nouns ? `must be ${nouns[issue.format]}` : 'is not written as it must be'
    case 'unrecognized_keys':
      return `has unknown members: ${issue.keys.join(', ')}`
    default:
      return 'is not what it must be'
  }
}) satisfies z.core.$ZodErrorMap

/** What is wrong with a name that nothing reads. */
export const unknownParameter = 'is not a known parameter'

const isRepeated = (given: unknown, name: PropertyKey | undefined): boolean =>
  typeof given === 'object' && given !== null && name !== undefined && Array.isArray(Reflect.get(given, name))

/**
 * The faults zod found with `wordIssue`, as pointers and sentences; a strict object's unknown keys are one fault each. In
 * `parameters`, the query as it was given, a name that came more than once has a list.
 */
export function inputFaults({ issues }: z.core.$ZodError, parameters?: unknown): InputFault[] {
  return issues.flatMap(({ path, message, ...issue }) => {
    if (issue.code === 'unrecognized_keys' && 'keys' in issue)
      return issue.keys.map((key) => ({
        pointer: jsonPointer([...path, key]),
        detail: unknownParameter,
      }))
    const detail = path.length === 1 && isRepeated(parameters, path[0]) ? 'is given more than once' : message
    return [{ pointer: jsonPointer(path), detail }]
  })
}
