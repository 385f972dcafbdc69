/**
 * An address as far as the building (DOMAIN.md 7: no further), in one spelling: full-width signs made narrow, spaces gone,
 * 栋, 号楼, 座 and # as 幢. 「玉兰里小区 ３号楼２单元502」 is 玉兰里小区3幢; what names no building stays as it is.
 */
export function addressOf(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/(?<=\d)(?:号楼|栋|座|#)/g, '幢')
  const building = /^.*\d+幢/.exec(plain) ?? /^.*\d+号/.exec(plain)
  return building?.[0] ?? plain
}

/** What a building is called by: its address, and its number in its estate. */
export function spellingsOf(name: string, estate: string | null, address: string | null): string[] {
  const own = [name, address ?? ''].filter((words) => words !== '').map(addressOf)
  const number = own.flatMap((words) => /\d+幢$/.exec(words)?.[0] ?? []).at(0)
  return [
    ...new Set([...own, ...(estate !== null && number !== undefined ? [addressOf(estate + number)] : [])]),
  ]
}

/** How well an address is met by what somebody wrote, both as `addressOf` has them: 0 not at all. */
export function addressRank(spellings: readonly string[], wanted: string): number {
  const of = (spelling: string) => {
    if (spelling === wanted) return 100
    if (wanted.length < 2) return 0
    if (spelling.startsWith(wanted)) return 80
    if (spelling.includes(wanted)) return 60
    // More was written than the name of the place: 玉兰里小区门口.
    return wanted.startsWith(spelling) && spelling.length >= 2 ? 40 : 0
  }
  return Math.max(0, ...spellings.map(of))
}
