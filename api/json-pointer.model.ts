/** The JSON pointer (RFC 6901) of a path of keys and indexes: `/history/0/at`; the empty path is the whole, ''. */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
