/** `#rrggbb` as bytes red, green, blue, alpha, for deck.gl. */
export function colourBytes(colour: string, alpha = 255): [number, number, number, number] {
  const value = Number.parseInt(colour.slice(1, 7), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, alpha]
}

/** Relative luminance of WCAG 2, 0 black … 1 white. */
export function luminance(colour: string): number {
  const [red, green, blue] = colourBytes(colour)
    .slice(0, 3)
    .map((byte) => {
      const part = byte / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** Contrast ratio of WCAG 2, 1 … 21. */
export function contrast(first: string, second: string): number {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
