import type { ImportKind } from './import.model.ts'
import type { ImportKindDefinition } from './kind.ts'
import { baseFeatures } from './kinds/base-features.ts'
import { buildings } from './kinds/buildings.ts'
import { communities } from './kinds/communities.ts'
import { districts } from './kinds/districts.ts'
import { estates } from './kinds/estates.ts'
import { grids } from './kinds/grids.ts'
import { incidents } from './kinds/incidents.ts'
import { redevelopmentZones } from './kinds/redevelopment-zones.ts'
import { roads } from './kinds/roads.ts'
import { servicePoints } from './kinds/service-points.ts'
import { units } from './kinds/units.ts'

/** How each kind is imported. */
export const importKindDefinitions: Readonly<Record<ImportKind, ImportKindDefinition>> = {
  districts,
  communities,
  grids,
  estates,
  buildings,
  'redevelopment-zones': redevelopmentZones,
  roads,
  'base-features': baseFeatures,
  'service-points': servicePoints,
  units,
  incidents,
}
