import { baseCollection, roadCollection } from '../base/base.collection.ts'
import { buildingCollection } from '../building/building.collection.ts'
import { communityCollection } from '../district/community.collection.ts'
import { estateCollection } from '../estate/estate.collection.ts'
import { gridCollection } from '../grid/grid.collection.ts'
import { incidentCollection } from '../incident/incident.collection.ts'
import { redevelopmentCollection } from '../redevelopment/redevelopment.collection.ts'
import { serviceCollection } from '../service/service.collection.ts'
import { unitCollection } from '../unit/unit.collection.ts'
import type { Collection } from './collection.ts'

/** What `/ogc` offers, in the order it is listed. */
export const publicCollections = [
  communityCollection,
  gridCollection,
  estateCollection,
  buildingCollection,
  redevelopmentCollection,
  roadCollection,
  serviceCollection,
  unitCollection,
  incidentCollection,
] as const satisfies readonly Collection[]

export const mapCollectionIds = [
  'communities',
  'grids',
  'estates',
  'buildings',
  'redevelopment-zones',
  'roads',
  'service-points',
  'units',
  'base-features',
] as const
export type MapCollectionId = (typeof mapCollectionIds)[number]

/** What the map loads whole, by the last part of its address under `/api/features`. */
export const mapCollections: Record<MapCollectionId, Collection> = {
  communities: communityCollection,
  grids: gridCollection,
  estates: estateCollection,
  buildings: buildingCollection,
  'redevelopment-zones': redevelopmentCollection,
  roads: roadCollection,
  'service-points': serviceCollection,
  units: unitCollection,
  'base-features': baseCollection,
}
