import type { Map as MapLibreMap } from 'maplibre-gl'
import { outlinePath, type shapeOutline } from '../../filter/shape-overlay.tsx'
import { metresPerPixel, roundLength } from './scale.ts'

export interface MapPicture {
  /** A data address. */
  address: string
  /** Of the map on screen, in pixels. */
  width: number
  height: number
}

const margin = 24
const ink = '#1f2933'
const paper = '#ffffff'

/** The line of a length that the map shows and its name, lower right; none where a tilt makes it untrue. */
function drawScale(sheet: CanvasRenderingContext2D, map: MapLibreMap, name: (metres: number) => string) {
  if (map.getPitch() > 1) return
  const perPixel = metresPerPixel(map)
  const metres = roundLength(perPixel * 140)
  const [length, right, bottom] = [
    metres / perPixel,
    map.getContainer().clientWidth - margin,
    map.getContainer().clientHeight - margin,
  ]
  sheet.fillStyle = `${paper}e6`
  sheet.fillRect(right - length - 12, bottom - 28, length + 24, 40)
  sheet.strokeStyle = ink
  sheet.lineWidth = 2
  sheet.beginPath()
  sheet.moveTo(right - length, bottom - 6)
  sheet.lineTo(right - length, bottom)
  sheet.lineTo(right, bottom)
  sheet.lineTo(right, bottom - 6)
  sheet.stroke()
  sheet.fillStyle = ink
  sheet.font = '600 14px sans-serif'
  sheet.textAlign = 'center'
  sheet.fillText(name(metres), right - length / 2, bottom - 10)
}

/** An arrow to the north, upper right, turned with the map. */
function drawNorth(sheet: CanvasRenderingContext2D, map: MapLibreMap, name: string) {
  sheet.save()
  sheet.translate(map.getContainer().clientWidth - margin - 20, margin + 28)
  sheet.fillStyle = `${paper}e6`
  sheet.beginPath()
  sheet.arc(0, 0, 28, 0, 2 * Math.PI)
  sheet.fill()
  sheet.rotate((-map.getBearing() * Math.PI) / 180)
  sheet.fillStyle = ink
  sheet.beginPath()
  sheet.moveTo(0, -8)
  sheet.lineTo(8, 20)
  sheet.lineTo(0, 14)
  sheet.lineTo(-8, 20)
  sheet.closePath()
  sheet.fill()
  sheet.font = '700 14px sans-serif'
  sheet.textAlign = 'center'
  sheet.fillText(name, 0, -11)
  sheet.restore()
}

interface PictureWords {
  north: string
  scale(metres: number): string
}

/** The picture the map now shows, with what was drawn, a scale and an arrow to the north; called in the frame that drew it. */
function take(map: MapLibreMap, outlines: ReturnType<typeof shapeOutline>, words: PictureWords): MapPicture {
  const canvas = map.getCanvas()
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  const sheet = copy.getContext('2d')
  if (sheet === null) throw new Error('no canvas to copy the map to')
  sheet.drawImage(canvas, 0, 0)
  sheet.scale(canvas.width / width, canvas.height / height)
  const shape = new Path2D(outlinePath(map, outlines))
  sheet.fillStyle = '#0b6bb81a'
  sheet.fill(shape)
  sheet.strokeStyle = '#0b6bb8'
  sheet.lineWidth = 2.5
  sheet.setLineDash([8, 4])
  sheet.stroke(shape)
  sheet.setLineDash([])
  drawScale(sheet, map, words.scale)
  drawNorth(sheet, map, words.north)
  return { address: copy.toDataURL('image/png'), width, height }
}

interface Waiting {
  /** Ends the waiting: it then fails with the signal's reason. */
  signal?: AbortSignal
  /** How long the map may take to come to rest, in milliseconds. */
  patience?: number
}

/**
 * The map's picture once it is drawn whole; the drawing buffer can only be read in the frame that drew it. Fails with
 * an Error when the map has not come to rest in time or it is no longer wanted; nothing is drawn after that.
 */
export const mapPicture = (
  map: MapLibreMap,
  outlines: ReturnType<typeof shapeOutline>,
  words: PictureWords,
  { signal, patience = 60_000 }: Waiting = {},
): Promise<MapPicture> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      map.off('idle', onRest)
      map.off('idle', onIdle)
      map.off('render', onRender)
      signal?.removeEventListener('abort', onAbort)
    }
    const fail = (reason: unknown) => {
      stop()
      reject(reason)
    }
    const onAbort = () => fail(signal?.reason)
    const onRender = () => {
      stop()
      try {
        resolve(take(map, outlines, words))
      } catch (error) {
        reject(error)
      }
    }
    // What deck.gl draws takes its place when the map first rests, and is there when it rests again.
    const onRest = () => {
      map.once('idle', onIdle)
      map.triggerRepaint()
    }
    const onIdle = () => {
      map.once('render', onRender)
      map.triggerRepaint()
    }
    const timer = setTimeout(() => fail(new Error('the map does not come to rest')), patience)
    if (signal?.aborted) return onAbort()
    signal?.addEventListener('abort', onAbort)
    map.once('idle', onRest)
    map.triggerRepaint()
  })
