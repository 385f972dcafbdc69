import { lazy, type ReactNode, Suspense } from 'react'
import { BuildingPanel } from '../../building/building-panel.tsx'
import { useBuilding } from '../../building/use-building.ts'
import type { Bounds } from '../../client.ts'
import { CommunityPanel } from '../../district/community-panel.tsx'
import { DistrictPanel } from '../../district/district-panel.tsx'
import { holdings } from '../../district/holdings.ts'
import { useCommunity, useDistrict } from '../../district/use-district.ts'
import { EstatePanel } from '../../estate/estate-panel.tsx'
import { useEstate } from '../../estate/use-estate.ts'
import type { Thing } from '../../filter/thing.ts'
import { GridPanel } from '../../grid/grid-panel.tsx'
import { useGrid } from '../../grid/use-grid.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useMe } from '../../identity/use-identity.ts'
import { CategoryIcon } from '../../incident/category-icon.tsx'
import { IncidentPanel } from '../../incident/incident-panel.tsx'
import { useIncidentWords } from '../../incident/use-incident-words.ts'
import { useIncident } from '../../incident/use-incidents.ts'
import type { CameraTarget } from '../../map/camera.ts'
import { RedevelopmentPanel } from '../../redevelopment/redevelopment-panel.tsx'
import { useRedevelopment } from '../../redevelopment/use-redevelopment.ts'
import { ServicePanel } from '../../service/service-panel.tsx'
import { useService } from '../../service/use-service.ts'
import { renewal } from '../../ui/renewal.ts'
import { UnitPanel } from '../../unit/unit-panel.tsx'
import { useUnit } from '../../unit/use-unit.ts'
import { performerOf } from '../frame/performer.ts'
import { atBuilding, BuildingIncidents } from './building-incidents.tsx'
import { Neighbourhood } from './neighbourhood.tsx'
import { type DrawerProps, Frame } from './thing-frame.tsx'

/** Only who is signed in works with incidents. */
const IncidentWork = lazy(async () => ({
  default: (await import('../../incident/work/incident-work.tsx')).IncidentWork,
}))

const around = (bounds: Bounds): CameraTarget => ({ bounds, maximumZoom: 18 })
const at = (longitude: number, latitude: number): CameraTarget => ({
  bounds: [longitude, latitude, longitude, latitude],
  maximumZoom: 18,
})

function GridDrawer(props: DrawerProps) {
  const query = useGrid(props.thing.id)
  const grid = query.data
  const shown = grid && {
    name: grid.name,
    target: around(grid.bounds),
    here: { grid: [grid.code] },
    figures: grid.incidents,
    body: (
      <GridPanel grid={grid} has={holdings(props.district)} onOpen={props.onOpen} onPlaces={props.onPlaces} />
    ),
  }
  return <Frame {...props} query={query} shown={shown} />
}

function CommunityDrawer(props: DrawerProps) {
  const query = useCommunity(props.thing.id)
  const community = query.data
  const shown = community && {
    name: community.name,
    target: around(community.bounds),
    here: { grid: [community.code] },
    figures: community.incidents,
    body: <CommunityPanel community={community} has={holdings(props.district)} onOpen={props.onOpen} />,
  }
  return <Frame {...props} query={query} shown={shown} />
}

function EstateDrawer(props: DrawerProps) {
  const query = useEstate(props.thing.id, props.street)
  const estate = query.data
  const shown = estate && {
    name: estate.name,
    target: around(estate.bounds),
    here: { estate: [Number(props.thing.id)] },
    figures: estate.incidents,
    body: (
      <EstatePanel
        estate={estate}
        has={holdings(props.district)}
        onOpen={props.onOpen}
        onPlaces={props.onPlaces}
      />
    ),
  }
  return <Frame {...props} query={query} shown={shown} />
}

function BuildingDrawer(props: DrawerProps) {
  const { t } = useLanguage()
  const query = useBuilding(props.thing.id, props.street)
  const building = query.data
  const shown = building && {
    name: building.name ?? building.address ?? t('place.unnamedBuilding'),
    target: around(building.bounds),
    here: atBuilding(building.centre),
    body: (
      <>
        <BuildingIncidents
          street={props.street}
          at={building.centre}
          onConditions={props.onRecords}
          onOpen={props.onOpen}
        />
        <BuildingPanel building={building} has={holdings(props.district)} onOpen={props.onOpen} />
        <Neighbourhood street={props.street} at={building.centre} onOpen={props.onOpen} />
      </>
    ),
  }
  return <Frame {...props} query={query} shown={shown} />
}

function RedevelopmentDrawer(props: DrawerProps) {
  const query = useRedevelopment(props.thing.id, props.street)
  const zone = query.data
  const shown = zone && {
    name: zone.name,
    target: around(zone.bounds),
    here: { zone: [Number(props.thing.id)] },
    figures: zone.incidents,
    body: <RedevelopmentPanel zone={zone} onOpen={props.onOpen} onPlaces={props.onPlaces} />,
  }
  return <Frame {...props} query={query} shown={shown} />
}

function ServiceDrawer(props: DrawerProps) {
  const query = useService(props.thing.id, props.street)
  const point = query.data
  const shown = point && {
    name: point.name,
    target: at(...point.centre),
    body: (
      <>
        <ServicePanel point={point} onOpen={props.onOpen} />
        <Neighbourhood street={props.street} at={point.centre} self={props.thing} onOpen={props.onOpen} />
      </>
    ),
  }
  return <Frame {...props} query={query} shown={shown} />
}

function UnitDrawer(props: DrawerProps) {
  const query = useUnit(props.thing.id, props.street)
  const unit = query.data
  const shown = unit && {
    name: unit.name,
    target: at(...unit.centre),
    here: { unit: [Number(props.thing.id)] },
    figures: unit.incidents,
    body: (
      <>
        <UnitPanel unit={unit} onOpen={props.onOpen} />
        <Neighbourhood street={props.street} at={unit.centre} self={props.thing} onOpen={props.onOpen} />
      </>
    ),
  }
  return <Frame {...props} query={query} shown={shown} />
}

function IncidentDrawer(props: DrawerProps) {
  const words = useIncidentWords()
  const query = useIncident(props.thing.id, props.street)
  const incident = query.data
  const performer = performerOf(useMe())
  const shown = incident && {
    name: words.category(incident),
    icon: <CategoryIcon code={incident.category} size={24} />,
    target: at(incident.longitude, incident.latitude),
    body: (
      <>
        <IncidentPanel
          incident={incident}
          onOpen={props.onOpen}
          actions={
            performer && (
              <Suspense fallback={null}>
                <IncidentWork incident={incident} street={props.street} performer={performer} />
              </Suspense>
            )
          }
        />
        <Neighbourhood
          street={props.street}
          at={[incident.longitude, incident.latitude]}
          onOpen={props.onOpen}
        />
      </>
    ),
  }
  return <Frame {...props} query={query} shown={shown} />
}

function DistrictDrawer(props: DrawerProps) {
  const query = useDistrict(props.street, renewal.frequent)
  const district = query.data
  const shown = district && {
    name: district.name,
    target: { bounds: district.bounds },
    here: {},
    figures: {
      total: district.totals.incidents,
      open: district.totals.open,
      overdue: district.totals.overdue,
    },
    body: <DistrictPanel district={district} onPlaces={props.onPlaces} />,
  }
  return <Frame {...props} query={query} shown={shown} />
}

const drawers = {
  district: DistrictDrawer,
  community: CommunityDrawer,
  grid: GridDrawer,
  estate: EstateDrawer,
  building: BuildingDrawer,
  'redevelopment-zone': RedevelopmentDrawer,
  'service-point': ServiceDrawer,
  unit: UnitDrawer,
  incident: IncidentDrawer,
} satisfies Record<Thing['kind'], (props: DrawerProps) => ReactNode>

/** Everything known about the thing that was opened, with doors to its neighbours. */
export function ThingDrawer(props: DrawerProps) {
  const { kind, id } = props.thing
  const Drawer = drawers[kind]
  return <Drawer key={`${kind}:${id}`} {...props} />
}
