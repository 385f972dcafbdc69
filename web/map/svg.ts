import type { Status } from './palette.ts'

/** A picture as SVG markup without its outer element; drawn at run time, sharp at any pixel ratio. */
export interface SvgImage {
  width: number
  height: number
  body: string
}

/** The picture as a complete SVG document, `scale` times its size. */
export const svgDocument = ({ width, height, body }: SvgImage, scale = 1): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">${body}</svg>`

/** The picture as an address for `<img src>`, as legends use it. */
export const svgAddress = (image: SvgImage): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgDocument(image))}`

/** Draws the picture at `pixelRatio` pixels a unit. Fails with the browser's error if the markup is broken. */
export async function rasterise(image: SvgImage, pixelRatio: number): Promise<ImageData> {
  const element = new Image()
  element.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgDocument(image, pixelRatio))}`
  await element.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * pixelRatio)
  canvas.height = Math.round(image.height * pixelRatio)
  // Kept in main memory: reading each picture back from the graphics card is what would take the time.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no 2D canvas')
  context.drawImage(element, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** One outline a status, in a box of 24: told apart without colour. */
export const statusOutline: Record<Status, string> = {
  overdue: 'M12 2.2 22.6 20.4a1 1 0 0 1-.9 1.5H2.3a1 1 0 0 1-.9-1.5Z',
  dueSoon: 'M12 1.4 22.6 12 12 22.6 1.4 12Z',
  inHand: 'M12 2.2a9.8 9.8 0 1 1 0 19.6 9.8 9.8 0 0 1 0-19.6Z',
  done: 'M12 3.6a8.4 8.4 0 1 1 0 16.8 8.4 8.4 0 0 1 0-16.8Z',
  void: 'M12 3.6a8.4 8.4 0 1 1 0 16.8 8.4 8.4 0 0 1 0-16.8Z',
}

/** Signs for the two statuses that share a circle. */
export const statusSign: Partial<Record<Status, string>> = {
  done: 'm7.8 12.3 2.9 2.9 5.6-6',
  void: 'm8.4 8.4 7.2 7.2m0-7.2-7.2 7.2',
}

/** A pattern of diagonal lines that joins at its edges; `size` pixels wide. */
export function hatching(colour: string, size: number, width: number, opacity = 1, cross = false): SvgImage {
  const falling = `M${-size / 2} ${size / 2}L${size / 2} ${-size / 2}M0 ${size}L${size} 0M${size / 2} ${size * 1.5}L${size * 1.5} ${size / 2}`
  const rising = `M${-size / 2} ${size / 2}L${size / 2} ${size * 1.5}M0 0L${size} ${size}M${size / 2} ${-size / 2}L${size * 1.5} ${size / 2}`
  return {
    width: size,
    height: size,
    body: `<path d="${falling}${cross ? rising : ''}" fill="none" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${width}" stroke-linecap="square"/>`,
  }
}

/** A pattern of dots in quincunx. */
export const stippling = (colour: string, size: number, radius: number, opacity = 1): SvgImage => ({
  width: size,
  height: size,
  body: `<g fill="${colour}" fill-opacity="${opacity}"><circle cx="${size / 4}" cy="${size / 4}" r="${radius}"/><circle cx="${(size * 3) / 4}" cy="${(size * 3) / 4}" r="${radius}"/></g>`,
})
