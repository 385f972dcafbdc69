import { createHash } from 'node:crypto'
import sharp, { type Metadata } from 'sharp'
import { imageKindOf, isHeic, mostPixels, photoSide, thumbnailSide } from './attachment.model.ts'
import { imageDamaged, imagesBusy, imageTooLarge, imageUnsupported } from './attachment.problems.ts'
import { limitWork, TooManyWaitingError } from './work-limit.ts'

/** Photos prepared at the same time, and those that may wait; each holds its bytes, and while it runs its pixels. */
const mostRunning = 2
const mostWaiting = 16
const mostSeconds = 20

// One thread for each photo, and no memory of the last ones: the process has a database to serve beside.
sharp.concurrency(1)
sharp.cache(false)

/** A photo as it is kept: both images are JPEG without any metadata. */
export interface PreparedPhoto {
  photo: Buffer
  thumbnail: Buffer
  width: number
  height: number
  contentType: 'image/jpeg'
  sha256: string
}

const inTurn = limitWork(mostRunning, mostWaiting)

/**
 * Makes of an uploaded image what is kept of it: turned upright, in sRGB, at most 2048 pixels on its longer side, encoded
 * anew from its bare pixels, so that nothing else of the file is left (place, camera, comments, profile, what follows the
 * image); and a thumbnail of 320. Throws `image_unsupported`, `image_too_large`, `image_damaged` or `images_busy`.
 */
export async function preparePhoto(bytes: Uint8Array): Promise<PreparedPhoto> {
  const kind = imageKindOf(bytes)
  if (kind === null)
    throw imageUnsupported({
      detail: isHeic(bytes) ? 'HEIC cannot be read here: send it as JPEG' : 'the content is no such image',
    })
  try {
    return await inTurn(() => prepare(bytes, kind))
  } catch (error) {
    if (error instanceof TooManyWaitingError) throw imagesBusy({ headers: { 'retry-after': '5' } })
    throw error
  }
}

async function prepare(bytes: Uint8Array, kind: string): Promise<PreparedPhoto> {
  const limits = { limitInputPixels: mostPixels, failOn: 'error' } as const
  const { pages = 1, format } = await readable(() => sharp(bytes, limits).metadata())
  if (format !== kind) throw imageUnsupported({ detail: 'the content is no such image' })
  if (pages > 1) throw imageUnsupported({ detail: 'a moving image is no photo' })
  const { data, info } = await readable(() =>
    sharp(bytes, limits)
      .timeout({ seconds: mostSeconds })
      .autoOrient()
      .resize({ width: photoSide, height: photoSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  )
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const pixels = () => sharp(data, { raw })
  const photo = await pixels().jpeg({ quality: 82 }).toBuffer()
  const thumbnail = await pixels()
    .resize({ width: thumbnailSide, height: thumbnailSide, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer()
  return {
    photo,
    thumbnail,
    width: info.width,
    height: info.height,
    contentType: 'image/jpeg',
    sha256: createHash('sha256').update(photo).digest('hex'),
  }
}

/** What the decoder refuses is the photo's fault; whoever sent it is told so, not what the library says. */
async function readable<Result extends Metadata | { data: Buffer }>(
  decode: () => Promise<Result>,
): Promise<Result> {
  try {
    return await decode()
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message))
      throw imageTooLarge({ detail: `at most ${mostPixels} pixels`, cause: error })
    throw imageDamaged({ cause: error })
  }
}
