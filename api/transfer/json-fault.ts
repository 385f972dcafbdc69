const tokens = {
  space: /[ \t\r\n]*/y,
  string: /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y,
  scalar: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y,
}

/** Where a text stops being JSON: the index of the first character that cannot stand there. */
export function jsonFaultPosition(text: string): number {
  let index = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = index
    if (!pattern.test(text)) return false
    index = pattern.lastIndex
    return true
  }
  const sign = (character: string): boolean => {
    skip(tokens.space)
    if (text[index] !== character) return false
    index += 1
    skip(tokens.space)
    return true
  }
  const members = (end: string, member: () => boolean): boolean => {
    if (sign(end)) return true
    do if (!member()) return false
    while (sign(','))
    return sign(end)
  }
  const value = (): boolean => {
    skip(tokens.space)
    if (sign('{')) return members('}', () => skip(tokens.string) && sign(':') && value())
    if (sign('[')) return members(']', value)
    return skip(tokens.string) || skip(tokens.scalar)
  }
  value()
  skip(tokens.space)
  return index
}
