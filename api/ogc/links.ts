export type Link = { href: string; rel: string; type?: string; title?: string }

export const mediaTypes = {
  json: 'application/json',
  geojson: 'application/geo+json',
  html: 'text/html',
  schema: 'application/schema+json',
  openapi: 'application/vnd.oai.openapi+json;version=3.0',
} as const

/** An address with these parameters; absent ones are left out. */
export function address(base: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value)
  const text = query.toString()
  return text === '' ? base : `${base}?${text}`
}

/** The links to a resource in this form and in the other. */
export function selfAndAlternate(
  path: string,
  parameters: Record<string, string | undefined>,
  format: 'json' | 'html',
  jsonType: string,
): Link[] {
  const link = (form: 'json' | 'html'): Link => ({
    href: address(path, { ...parameters, f: form }),
    rel: form === format ? 'self' : 'alternate',
    type: form === 'json' ? jsonType : mediaTypes.html,
    title: form === 'json' ? 'This document as JSON' : 'This document as HTML',
  })
  return [link('json'), link('html')]
}
