import { Column, is } from 'drizzle-orm'
import { z } from 'zod'
import { anyShape, linearShape, pointShape, polygonalShape } from '../geometry.model.ts'
import { type Collection, type Property, type PropertyType, schemaName } from './collection.ts'
import { instant } from './feature.shapes.ts'

const values: Record<PropertyType, z.ZodType> = {
  string: z.string(),
  integer: z.int(),
  number: z.number(),
  boolean: z.boolean(),
  instant,
  date: z.iso.date(),
}
const geometries: Record<Collection['geometry']['type'], z.ZodType> = {
  Point: pointShape,
  Polygon: polygonalShape,
  LineString: linearShape,
  Geometry: anyShape,
}

/** What an expression gives may be null; a column says it. */
function propertyShape({ from, type, name, values: allowed }: Property): z.ZodType {
  const value = (allowed ? z.enum(allowed) : values[type]).describe(`${name.zh} ${name.en}`)
  return is(from, Column) && from.notNull ? value : value.nullable()
}

/** The GeoJSON FeatureCollection of a collection's features, called `<Collection>Features`. */
export const collectionShape = ({ id, description, geometry, properties }: Collection) =>
  z
    .object({
      type: z.literal('FeatureCollection'),
      features: z.array(
        z.object({
          type: z.literal('Feature'),
          id: z.int(),
          geometry: geometries[geometry.type],
          properties: z.object(
            Object.fromEntries(
              Object.entries(properties).map(([name, property]) => [name, propertyShape(property)]),
            ),
          ),
        }),
      ),
    })
    .meta({ id: `${schemaName(id)}Features`, description: `${description.zh} ${description.en}` })
