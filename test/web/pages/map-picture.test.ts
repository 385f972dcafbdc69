import { Evented, type Map as MapLibreMap } from 'maplibre-gl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mapPicture } from '../../../web/pages/map/map-picture.ts'

const words = { north: 'N', scale: String }
/** A map that never comes to rest by itself; it counts how often its canvas was asked for. */
class RestlessMap extends Evented {
  copied = 0
  triggerRepaint() {}
  getCanvas() {
    this.copied++
    throw new Error('copied')
  }
}
const made = () => {
  const map = new RestlessMap()
  return { map, as: map as unknown as MapLibreMap }
}
/** It rests, what deck.gl draws takes its place, it rests again. */
const comesToRest = (map: RestlessMap) => {
  map.fire('idle')
  map.fire('render')
  map.fire('idle')
  map.fire('render')
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('the picture is taken in the first frame after the map came to rest', async () => {
  const { map, as } = made()
  const picture = mapPicture(as, [], words)
  map.fire('render')
  map.fire('idle')
  map.fire('render')
  expect(map.copied).toBe(0)
  comesToRest(map)
  await expect(picture).rejects.toThrow('copied')
  expect(map.copied).toBe(1)
})

test('a map that came to rest too late is not copied any more', async () => {
  const { map, as } = made()
  const picture = mapPicture(as, [], words, { patience: 1000 })
  const failed = expect(picture).rejects.toThrow('rest')
  vi.advanceTimersByTime(1001)
  await failed
  comesToRest(map)
  expect(map.copied).toBe(0)
})

test.each(['before it came to rest', 'in between'])('nor is one that nobody waits for, %s', async (when) => {
  const { map, as } = made()
  const wanted = new AbortController()
  const picture = mapPicture(as, [], words, { signal: wanted.signal })
  const failed = expect(picture).rejects.toThrow()
  if (when === 'in between') map.fire('idle')
  wanted.abort()
  await failed
  comesToRest(map)
  expect(map.copied).toBe(0)
})
