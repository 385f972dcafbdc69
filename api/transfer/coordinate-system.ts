import gcoord from 'gcoord'
import proj4 from 'proj4'

type LonLat = [longitude: number, latitude: number]

/** A coordinate system that files come in; `toWgs84` takes x (longitude or easting) first. */
export interface CoordinateSystem {
  name: string
  /** Coordinates are metres, not degrees. */
  projected: boolean
  toWgs84(x: number, y: number): LonLat
}

const degrees = (name: string): CoordinateSystem => ({
  name,
  projected: false,
  toWgs84: (longitude, latitude) => [longitude, latitude],
})

function projected(name: string, definition: string): CoordinateSystem {
  const converter = proj4(definition, 'WGS84')
  return {
    name,
    projected: true,
    toWgs84: (easting, northing) => {
      const [longitude, latitude] = converter.forward([easting, northing])
      return [longitude ?? Number.NaN, latitude ?? Number.NaN]
    },
  }
}

const gaussKrueger = (meridian: number, falseEasting: number) =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`

/**
 * The CGCS2000 Gauss-Krüger systems of EPSG by rule: 4491…4501 zone 13…23 and 4502…4512 meridian 75…135 (6°),
 * 4513…4533 zone 25…45 and 4534…4554 meridian 75…135 (3°). With a zone number its digits lead the easting.
 */
function gaussKruegerOf(code: number): { meridian: number; falseEasting: number } | undefined {
  const zoned = (zone: number, meridian: number) => ({ meridian, falseEasting: zone * 1_000_000 + 500_000 })
  if (code >= 4491 && code <= 4501) return zoned(13 + code - 4491, 75 + (code - 4491) * 6)
  if (code >= 4502 && code <= 4512) return { meridian: 75 + (code - 4502) * 6, falseEasting: 500_000 }
  if (code >= 4513 && code <= 4533) return zoned(25 + code - 4513, 75 + (code - 4513) * 3)
  if (code >= 4534 && code <= 4554) return { meridian: 75 + (code - 4534) * 3, falseEasting: 500_000 }
  return undefined
}

/**
 * The inverse of a shift that is given forward only, by iteration until the forward result differs by less than
 * 1e-11 degrees (a micrometre). The shifts are smooth, so it converges within ten steps.
 */
function inverse(forward: (longitude: number, latitude: number) => LonLat) {
  return (longitude: number, latitude: number): LonLat => {
    let [x, y] = [longitude, latitude]
    for (let step = 0; step < 50; step += 1) {
      const [shiftedX, shiftedY] = forward(x, y)
      const [dx, dy] = [longitude - shiftedX, latitude - shiftedY]
      x += dx
      y += dy
      if (Math.abs(dx) < 1e-11 && Math.abs(dy) < 1e-11) break
    }
    return [x, y]
  }
}

const toGcj02 = (longitude: number, latitude: number): LonLat => {
  const [x, y] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02)
  return [x ?? Number.NaN, y ?? Number.NaN]
}
const toBd09 = (longitude: number, latitude: number): LonLat => {
  const [x, y] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.BD09)
  return [x ?? Number.NaN, y ?? Number.NaN]
}

export const wgs84 = degrees('EPSG:4326')
/** True of longitude and latitude that are stored as they are: WGS84, and CGCS2000, which coincides within decimetres. */
export const isWgs84 = ({ name }: CoordinateSystem): boolean => name === 'EPSG:4326' || name === 'EPSG:4490'
export const gcj02: CoordinateSystem = { name: 'GCJ-02', projected: false, toWgs84: inverse(toGcj02) }
export const bd09: CoordinateSystem = { name: 'BD-09', projected: false, toWgs84: inverse(toBd09) }

/**
 * The system of this name: EPSG:4326, CRS84, EPSG:4490 (CGCS2000), its Gauss-Krüger zones EPSG:4491…4554, EPSG:3857,
 * GCJ-02 (高德, 腾讯), BD-09 (百度); OGC names (urn:ogc:def:crs:EPSG::4549) too. Undefined if it is none of these.
 */
export function coordinateSystem(name: string): CoordinateSystem | undefined {
  const plain = name
    .trim()
    .toUpperCase()
    .replace(/^.*[:/](?=\d+$)/, 'EPSG:')
  if (/^\d{4,6}$/.test(plain)) return coordinateSystem(`EPSG:${plain}`)
  if (/CRS84$/.test(plain) || plain === 'WGS84' || plain === 'EPSG:4326') return wgs84
  if (plain === 'EPSG:4490' || plain === 'CGCS2000') return degrees('EPSG:4490')
  if (/^GCJ-?02$/.test(plain)) return gcj02
  if (/^BD-?09(LL)?$/.test(plain)) return bd09
  if (plain === 'EPSG:3857') return projected('EPSG:3857', 'EPSG:3857')
  const zone = gaussKruegerOf(Number(plain.slice('EPSG:'.length)))
  return zone && projected(plain, gaussKrueger(zone.meridian, zone.falseEasting))
}

/** The Gauss-Krüger systems (3°) that an easting in metres may belong to, for a question to the person importing. */
export function guessProjected(x: number, y: number): string[] {
  const [easting, northing] =
    x > 1_000_000 && x < 7_000_000 && (y < 1_000_000 || y > 24_000_000) ? [y, x] : [x, y]
  if (northing < 1_000_000 || northing > 7_000_000) return []
  const zone = Math.floor(easting / 1_000_000)
  if (zone >= 25 && zone <= 45) return [`EPSG:${4513 + zone - 25}`]
  return easting > 100_000 && easting < 900_000 ? ['EPSG:4549', 'EPSG:4534…4554'] : []
}
