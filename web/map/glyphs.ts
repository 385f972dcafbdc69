/**
 * Small pictures as strokes in a box of 24, drawn within 6…18. They name what they show; rooms say what that means.
 */
export const glyphs = {
  bin: 'M8 9.5 8.7 18h6.6l.7-8.5M6.5 9.5h11M10 9.5V7h4v2.5M11 12v3.5M13 12v3.5',
  megaphone: 'M6.5 10.5v3.2H9l6 3.3V7.2l-6 3.3ZM17.6 10.4v3.4M9 13.8l.9 3.6',
  cone: 'm10.8 6.5-3.2 10.8M13.2 6.5l3.2 10.8M10.8 6.5h2.4M9.4 11.2h5.2M8.5 14.3h7M6.2 17.5h11.6',
  bolt: 'M13.2 5.8 8 13.2h3.7l-.9 5 5.2-7.4h-3.7Z',
  stall:
    'M6.5 10 8 6.5h8l1.5 3.5ZM6.5 10a1.8 1.8 0 0 0 3.7 0 1.8 1.8 0 0 0 3.6 0 1.8 1.8 0 0 0 3.7 0M8 12.5V18h8v-5.5',
  heart: 'M12 17.8s-5.6-3.4-5.6-7A2.9 2.9 0 0 1 12 9.7a2.9 2.9 0 0 1 5.6 1.1c0 3.6-5.6 7-5.6 7Z',
  dots: 'M7.6 12h.01M12 12h.01M16.4 12h.01',
  star: 'm12 6 1.8 3.9 4.2.5-3.1 2.9.8 4.2-3.7-2.1-3.7 2.1.8-4.2L6 10.4l4.2-.5Z',
  house: 'M6.3 12 12 6.8l5.7 5.2M8 11v6.7h8V11M10.8 17.7v-3.6h2.4v3.6',
  parcel: 'm12 6 5.5 2.7v6.6L12 18l-5.5-2.7V8.7ZM6.5 8.7 12 11.4l5.5-2.7M12 11.4V18',
  plus: 'M12 6.8v10.4M6.8 12h10.4',
  hand: 'M6.5 13.5h2l2.5 1.7h3.2M8.5 17.8h5l4.3-3.6M12.5 11.2s-2.7-1.6-2.7-3.2a1.5 1.5 0 0 1 2.7-.7 1.5 1.5 0 0 1 2.7.7c0 1.6-2.7 3.2-2.7 3.2Z',
  shield: 'M12 6 17 7.8v4c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4v-4ZM9.8 12l1.6 1.6 2.9-3',
  flame:
    'M12 5.8c.4 2.6 4.2 4.2 4.2 7.8a4.2 4.2 0 0 1-8.4 0c0-1.7.9-2.6 1.7-3.6.4 1 1 1.4 1.5 1.6-.3-2 .1-4.3 1-5.8Z',
  cap: 'm5.6 10 6.4-2.8 6.4 2.8-6.4 2.8ZM8.3 11.3v3.8c2.3 1.5 5.1 1.5 7.4 0v-3.8M18.4 10v4.4',
  hospital: 'M8.2 7v10M15.8 7v10M8.2 12h7.6',
  toilet: 'm6 8 1.5 8L9 10l1.5 6L12 8M18 9.8a2.5 2.5 0 0 0-4.5 1.5v1.4a2.5 2.5 0 0 0 4.5 1.5',
  parking: 'M9.2 17.6V6.6h3.6a3.2 3.2 0 0 1 0 6.4H9.2',
  tree: 'M12 18.2v-5M12 6a3.6 3.6 0 0 1 3.3 5 2.6 2.6 0 0 1-1.3 4.8h-4A2.6 2.6 0 0 1 8.7 11 3.6 3.6 0 0 1 12 6Z',
  book: 'M12 8.4C10.4 7.2 8.4 7 6.4 7.2v9.2c2-.2 4 0 5.6 1.2 1.6-1.2 3.6-1.4 5.6-1.2V7.2c-2-.2-4 0-5.6 1.2ZM12 8.4v9.2',
  scales:
    'M12 6.4v11.4M8.6 17.8h6.8M7 8.4h10M7 8.4l-1.8 4.4a2 2 0 0 0 3.6 0ZM17 8.4l-1.8 4.4a2 2 0 0 0 3.6 0Z',
  drop: 'M12 6c2.4 2.9 4 5 4 7.4a4 4 0 0 1-8 0C8 11 9.6 8.9 12 6Z',
  tower: 'M8.2 18V6.6h7.6V18M6.6 18h10.8M10.6 9.4h.01M13.4 9.4h.01M10.6 12.2h.01M13.4 12.2h.01M12 18v-2.6',
  leaf: 'M7 17c0-6.4 3.6-9.8 10.4-10.2C17.6 13.4 14 16.6 9 15.4M7 18c.9-3.3 2.7-5.5 5.4-7',
  lights: 'M9.4 6.2h5.2v11.6H9.4ZM12 8.8h.01M12 12h.01M12 15.2h.01M7.4 9h2M14.6 9h2M7.4 14h2M14.6 14h2',
  badge: 'M12 6.2a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM7 18c.4-2.6 2.3-4 5-4s4.6 1.4 5 4',
  alarm: 'M8.6 17v-3.6a3.4 3.4 0 0 1 6.8 0V17M7 17.2h10M12 6v1.6M7 8l1.2 1.2M17 8l-1.2 1.2',
  basket: 'M6.4 10.8h11.2L16.4 17.6H7.6ZM9 10.8 11 6.6M15 10.8 13 6.6M10.4 13.2v2.2M13.6 13.2v2.2',
} as const
export type Glyph = keyof typeof glyphs

/** How wide a glyph's strokes are in its box of 24. */
export const glyphStroke = (glyph: Glyph): number => (glyph === 'dots' ? 2.6 : 1.7)

/** A glyph as markup, scaled about (12, 12) and moved to (`x`, `y`) of a box of 24. */
export const glyphMarkup = (glyph: Glyph, colour: string, size = 1, x = 12, y = 12): string =>
  `<path transform="translate(${x} ${y}) scale(${size}) translate(-12 -12)" d="${glyphs[glyph]}" fill="none" stroke="${colour}" stroke-width="${glyphStroke(glyph)}" stroke-linecap="round" stroke-linejoin="round"/>`
