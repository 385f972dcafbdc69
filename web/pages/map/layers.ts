import type { BaseData } from '../../base/base.source.ts'
import { contextLayer } from '../../base/context.layer.ts'
import { groundLayer } from '../../base/ground.layer.ts'
import { railLayer } from '../../base/rail.layer.ts'
import { roadLayer } from '../../base/road.layer.ts'
import { type TiandituOptions, tiandituLayer } from '../../base/tianditu.layer.ts'
import { treeLayer } from '../../base/tree.layer.ts'
import { waterLayer } from '../../base/water.layer.ts'
import { type BuildingOptions, buildingLayer } from '../../building/building.layer.ts'
import type { BuildingData } from '../../building/building.source.ts'
import { type CommunityData, communityLayer } from '../../district/community.layer.ts'
import {
  type DistrictData,
  districtLandLayer,
  districtLayer,
  districtOutsideLayer,
} from '../../district/district.layer.ts'
import { type EstateData, estateLayer } from '../../estate/estate.layer.ts'
import { type GridData, type GridOptions, gridLayer } from '../../grid/grid.layer.ts'
import { type IncidentOptions, incidentLayer } from '../../incident/incident.layer.ts'
import { type DensityOptions, incidentDensityLayer } from '../../incident/incident-density.layer.ts'
import type { IncidentData } from '../../incident/incident-source.ts'
import type { LayerDefinition } from '../../map/layer.ts'
import { type RedevelopmentData, redevelopmentLayer } from '../../redevelopment/redevelopment.layer.ts'
import { type ServiceData, serviceLayer } from '../../service/service.layer.ts'
import { type UnitData, unitLayer } from '../../unit/unit.layer.ts'

/** Everything the layers draw: feature collections by the name of `/api/features/<name>`, and incidents. */
export type MapData = BaseData &
  BuildingData &
  CommunityData &
  DistrictData &
  EstateData &
  GridData &
  IncidentData &
  RedevelopmentData &
  ServiceData &
  UnitData

export type MapOptions = BuildingOptions & DensityOptions & GridOptions & IncidentOptions & TiandituOptions

/**
 * The drawing order inside each plane (see `planes`), from below to above. A label or mark further down the list
 * is placed first and drawn on top.
 */
export const mapLayers: readonly LayerDefinition<MapData, MapOptions>[] = [
  // outside tiles, if any, lie under everything of our own
  tiandituLayer,
  // the land, then what grows on it
  districtLandLayer,
  groundLayer,
  // rails below roads: the district's streets cross them on bridges
  railLayer,
  roadLayer,
  treeLayer,
  contextLayer,
  // what lies outside is dimmed before our own borders are drawn
  districtOutsideLayer,
  districtLayer,
  // a grid's number finds its place before an estate's name does
  estateLayer,
  gridLayer,
  // water keeps its colour where grids take theirs from a figure
  waterLayer,
  communityLayer,
  buildingLayer,
  // zones are hatched over their houses
  redevelopmentLayer,
  incidentDensityLayer,
  // points: the quiet ones first, what needs attention last
  serviceLayer,
  unitLayer,
  incidentLayer,
]
