import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { preparePhoto } from '../../../api/attachment/prepare-photo.ts'
import { limitWork, TooManyWaitingError } from '../../../api/attachment/work-limit.ts'
import { jpeg, moving, photoOfTelephone, pngBomb, twoColours } from '../../support/images.ts'

/** The colour in the middle of each edge. */
async function edges(image: Buffer) {
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => {
    const start = (y * info.width + x) * info.channels
    const [red = 0, , blue = 0] = data.subarray(start, start + 3)
    return red > 150 && blue < 100 ? 'red' : blue > 150 && red < 100 ? 'blue' : 'other'
  }
  const [middle, centre] = [Math.floor(info.width / 2), Math.floor(info.height / 2)]
  return [at(middle, 2), at(info.width - 3, centre), at(middle, info.height - 3), at(2, centre)]
}

describe('a prepared photo', () => {
  it('stands upright, however the camera was held', async () => {
    const upright = { 1: 'red * blue *', 3: 'blue * red *', 6: '* red * blue', 8: '* blue * red' }
    for (const [orientation, expected] of Object.entries(upright)) {
      const turned = await twoColours()
        .withMetadata({ orientation: Number(orientation) })
        .jpeg()
        .toBuffer()
      const { photo, thumbnail, width, height } = await preparePhoto(turned)
      expect([width, height]).toEqual(Number(orientation) > 4 ? [200, 300] : [300, 200])
      for (const image of [photo, thumbnail]) {
        const found = await edges(image)
        const wanted = expected.split(' ')
        expect(
          found.filter((_, index) => wanted[index] !== '*'),
          orientation,
        ).toEqual(wanted.filter((colour) => colour !== '*'))
      }
    }
  })

  it('has lost place, camera, names and profile', async () => {
    const original = await photoOfTelephone()
    const before = await sharp(original).metadata()
    expect([before.exif !== undefined, before.icc !== undefined, before.orientation]).toEqual([true, true, 6])
    expect(original.includes('Zhang Sanfeng')).toBe(true)
    const { photo, thumbnail } = await preparePhoto(
      Buffer.concat([original, Buffer.from('behind the image')]),
    )
    for (const image of [photo, thumbnail]) {
      const { exif, icc, xmp, iptc, comments, orientation } = await sharp(image).metadata()
      expect([exif, icc, xmp, iptc, comments, orientation]).toEqual(Array(6).fill(undefined))
      for (const trace of ['Zhang Sanfeng', 'Telephone', 'Exif', 'behind the image'])
        expect(image.includes(trace), trace).toBe(false)
    }
  })

  it('is 2048 pixels on its longer side at most, and its thumbnail 320; small ones stay as they are', async () => {
    const large = await preparePhoto(await jpeg(3000, 1500))
    expect([large.width, large.height]).toEqual([2048, 1024])
    expect(await sharp(large.thumbnail).metadata()).toMatchObject({ width: 320, height: 160 })
    const small = await preparePhoto(await jpeg(100, 60))
    expect([small.width, small.height]).toEqual([100, 60])
    expect(await sharp(small.thumbnail).metadata()).toMatchObject({ width: 100, height: 60 })
  })

  it('is made of PNG and WebP too, on white where they are clear', async () => {
    const clear = sharp({
      create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
    for (const image of [await clear.clone().png().toBuffer(), await clear.clone().webp().toBuffer()]) {
      const { photo } = await preparePhoto(image)
      const { dominant } = await sharp(photo).stats()
      expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240)
      expect((await sharp(photo).metadata()).format).toBe('jpeg')
    }
  })

  it.each([
    ['a text', async () => Buffer.from('no image at all'), 'image_unsupported'],
    ['a drawing', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image_unsupported'],
    ['a moving GIF', () => moving('gif'), 'image_unsupported'],
    ['a moving WebP', () => moving('webp'), 'image_unsupported'],
    ['a TIFF', () => twoColours().tiff().toBuffer(), 'image_unsupported'],
    ['a HEIC', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'image_unsupported'],
    ['half a JPEG', async () => (await jpeg(800, 800)).subarray(0, 4000), 'image_damaged'],
    ['half a PNG', async () => (await twoColours().png().toBuffer()).subarray(0, 300), 'image_damaged'],
    ['the beginning of a JPEG', async () => Buffer.from([0xff, 0xd8, 0xff]), 'image_damaged'],
    ['a PNG that wants 900 million pixels', async () => pngBomb(30_000), 'image_too_large'],
    ['a PNG just past the limit', async () => pngBomb(8_001), 'image_too_large'],
  ])('is not made of %s', async (_name, make, code) => {
    await expect(preparePhoto(await make())).rejects.toMatchObject({ code })
  })

  it('is made of the most pixels there may be', async () => {
    expect(await preparePhoto(pngBomb(8_000))).toMatchObject({ width: 2048, height: 2048 })
  })
})

describe('work that is limited', () => {
  it('runs so many at a time, lets the next ones wait in turn and refuses the others', async () => {
    const inTurn = limitWork(2, 2)
    const ends: (() => void)[] = []
    const begun: number[] = []
    const job = (name: number) =>
      inTurn(async () => {
        begun.push(name)
        await new Promise<void>((resolve) => ends.push(resolve))
        return name
      })
    const jobs = [1, 2, 3, 4].map(job)
    await expect(job(5)).rejects.toBeInstanceOf(TooManyWaitingError)
    expect(begun).toEqual([1, 2])
    ends[1]?.()
    expect(await jobs[1]).toBe(2)
    expect(begun).toEqual([1, 2, 3])
    for (const end of ends) end()
    expect(await jobs[0]).toBe(1)
    await expect.poll(() => begun).toEqual([1, 2, 3, 4])
    for (const end of ends) end()
    expect(await Promise.all(jobs)).toEqual([1, 2, 3, 4])
    const failing = inTurn(async () => {
      throw new Error('failed')
    })
    await expect(failing).rejects.toThrow('failed')
    expect(await inTurn(async () => 'free')).toBe('free')
    expect(await Promise.all([1, 2].map((name) => inTurn(async () => name)))).toEqual([1, 2])
  })
})
