/** A photo of an incident: most of them, and what each may be. */
export const mostAttachments = 6
export const mostAttachmentBytes = 10 * 1024 * 1024

/** Pixels that are decoded at all: 64 million, more than the camera of a telephone has within 10 MB. */
export const mostPixels = 64_000_000

/** The longer side of a stored photo and of its thumbnail, pixels. Smaller ones stay as they are. */
export const photoSide = 2048
export const thumbnailSide = 320

/** The kinds of image that are read, by what their content begins with. */
export type ImageKind = 'jpeg' | 'png' | 'webp'

const beginsWith = (bytes: Uint8Array, offset: number, expected: readonly number[]): boolean =>
  expected.every((byte, index) => bytes[offset + index] === byte)

const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))

/**
 * The kind of an image by its content, whatever its name and type say; null for every other, so that no decoder ever sees
 * one it was not meant for (SVG, TIFF, GIF, PDF).
 */
export function imageKindOf(bytes: Uint8Array): ImageKind | null {
  if (beginsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (beginsWith(bytes, 0, [0x89, ...letters('PNG\r\n\x1a\n')])) return 'png'
  if (beginsWith(bytes, 0, letters('RIFF')) && beginsWith(bytes, 8, letters('WEBP'))) return 'webp'
  return null
}

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/** True for the format of Apple's cameras, which needs a decoder that may not be given away: said in words of its own. */
export const isHeic = (bytes: Uint8Array): boolean =>
  beginsWith(bytes, 4, letters('ftyp')) && heicBrands.some((brand) => beginsWith(bytes, 8, letters(brand)))
