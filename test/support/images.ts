import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Red above, blue below, 300 × 200 unless told: turned, the colours tell how. */
export const twoColours = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: 'red' } }).composite([
    {
      input: { create: { width, height: height / 2, channels: 3, background: 'blue' } },
      top: height / 2,
      left: 0,
    },
  ])

export const jpeg = (width?: number, height?: number) => twoColours(width, height).jpeg().toBuffer()

/** A photo as a telephone makes it: lying on its side, with its place, camera and a profile. */
export const photoOfTelephone = () =>
  twoColours()
    .withMetadata({ orientation: 6, icc: 'p3' })
    .withExifMerge({
      IFD0: { Make: 'Telephone', Artist: 'Zhang Sanfeng' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 3/1 0/1' },
    })
    .jpeg()
    .toBuffer()

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** A black PNG of one bit a pixel: a few kilobytes that want to become `side`² pixels. */
export function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Two frames. */
export const moving = (type: 'webp' | 'gif') => {
  const frames = Buffer.concat([Buffer.alloc(20 * 20 * 3, 0), Buffer.alloc(20 * 20 * 3, 255)])
  const image = sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
  return type === 'webp' ? image.webp({ delay: [100, 100] }).toBuffer() : image.gif().toBuffer()
}
