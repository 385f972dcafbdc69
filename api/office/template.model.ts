import { z } from 'zod'
import { typedText } from '../field.model.ts'

/** The steps that take a remark, in the order of the loop. */
export const notedVerbs = [
  'void',
  'merge',
  'dispatch',
  'whistle',
  'return',
  'reassign',
  'extend',
  'suspend',
  'complete',
  'verify',
  'rework',
  'callback',
  'close',
  'urge',
] as const
export type NotedVerb = (typeof notedVerbs)[number]

/** What a template may leave to be filled in from the incident, written `{code}`. */
export const placeholders = ['code', 'category', 'grid', 'place', 'unit', 'due'] as const
export type Placeholder = (typeof placeholders)[number]

/** Templates of one street: more than a person can choose from. */
export const mostTemplates = 300

const braced = /\{([^{}]*)\}/g
const isPlaceholder = (name: string): name is Placeholder =>
  (placeholders as readonly string[]).includes(name)

/** What stands in braces in a text, in order, each once. */
export const namedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(braced)].map(([, name = '']) => name)),
]

/** The text with its placeholders filled in; one whose value is unknown stays as it is, to be seen and written over. */
export const filled = (text: string, values: Readonly<Partial<Record<Placeholder, string>>>): string =>
  text.replace(braced, (whole, name: string) => (isPlaceholder(name) ? (values[name] ?? whole) : whole))

/** A template as an office writes it. */
export const templateBody = z.strictObject({
  verb: z.enum(notedVerbs).nullable(),
  main_code: z
    .string()
    .regex(/^\d{2}$/, 'must be a main category of two digits')
    .nullable(),
  title: typedText(1, 40),
  body: typedText(1, 1000).refine(
    (text) => namedIn(text).every(isPlaceholder),
    `in braces may stand ${placeholders.join(', ')}`,
  ),
})
export type TemplateBody = z.infer<typeof templateBody>
