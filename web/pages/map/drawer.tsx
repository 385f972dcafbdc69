import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { BuildingPanel } from '../../building/building-panel.tsx'
import { useBuilding } from '../../building/use-building.ts'
import { type Bounds, type District, type IncidentFigures, RequestProblem } from '../../client.ts'
import { CommunityPanel } from '../../district/community-panel.tsx'
import { DistrictPanel } from '../../district/district-panel.tsx'
import { holdings } from '../../district/holdings.ts'
import { useCommunity } from '../../district/use-district.ts'
import { EstatePanel } from '../../estate/estate-panel.tsx'
import { useEstate } from '../../estate/use-estate.ts'
import type { Conditions } from '../../filter/search-filter.ts'
import type { Thing } from '../../filter/thing.ts'
import { GridPanel } from '../../grid/grid-panel.tsx'
import { useGrid } from '../../grid/use-grid.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { CategoryIcon } from '../../incident/category-icon.tsx'
import { IncidentPanel } from '../../incident/incident-panel.tsx'
import { useIncidentWords } from '../../incident/use-incident-words.ts'
import { useIncident } from '../../incident/use-incidents.ts'
import type { CameraTarget } from '../../map/camera.ts'
import { RedevelopmentPanel } from '../../redevelopment/redevelopment-panel.tsx'
import { useRedevelopment } from '../../redevelopment/use-redevelopment.ts'
import { ServicePanel } from '../../service/service-panel.tsx'
import { useService } from '../../service/use-service.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { UnitPanel } from '../../unit/unit-panel.tsx'
import { useUnit } from '../../unit/use-unit.ts'
import classes from './drawer.module.css'
import { IncidentFiguresSection } from './incident-figures.tsx'
import { Neighbourhood } from './neighbourhood.tsx'

export interface DrawerProps {
  thing: Thing
  street: string
  district: District | undefined
  conditions: Conditions
  onConditions(conditions: Conditions): void
  onOpen(thing: Thing): void
  onBack(): void
  onClose(): void
  /** Called once the place of the thing is known. */
  onKnown(thing: Thing, target: CameraTarget): void
  onFly(target: CameraTarget): void
}

interface Shown {
  name: string
  icon?: ReactNode
  target: CameraTarget | null
  /** The conditions that mean “incidents here”. */
  here?: Conditions
  figures?: IncidentFigures
  body: ReactNode
}

function Frame(props: DrawerProps & { query: UseQueryResult<unknown>; shown: Shown | undefined }) {
  const { thing, conditions, onConditions, onBack, onClose, onKnown, onFly, query, shown } = props
  const { t } = useLanguage()
  const target = shown?.target
  const latest = useRef({ thing, target, onKnown })
  useEffect(() => {
    latest.current = { thing, target, onKnown }
  })
  // Only the first answer for a thing may move the camera, not every renewal.
  const known = target !== undefined && target !== null
  useEffect(() => {
    const now = latest.current
    if (known && now.target) now.onKnown(now.thing, now.target)
  }, [known])
  const kind = t(`place.kind.${thing.kind}`)
  const missing = query.error instanceof RequestProblem && query.error.status === 404
  return (
    <Panel
      id="drawer"
      label={shown === undefined ? kind : `${kind} ${shown.name}`}
      className={classes.drawer}
      heading={
        <div className={classes.heading}>
          <IconButton icon="back" label={t('interface.back')} onClick={onBack} size={32} />
          {shown?.icon}
          <div className={classes.words}>
            <span className={classes.kind}>{kind}</span>
            <h2 className={classes.name}>{shown?.name ?? ''}</h2>
          </div>
        </div>
      }
      aside={<IconButton icon="close" label={t('interface.close')} onClick={onClose} />}
    >
      {shown === undefined ? (
        query.isError ? (
          <Notice
            tone="trouble"
            title={missing ? t('place.notFound', { kind }) : t('interface.failed')}
            detail={missing ? t('place.notFoundDetail') : problemWords(query.error, t)}
            action={
              missing
                ? { label: t('interface.close'), onClick: onClose }
                : { label: t('interface.retry'), onClick: () => query.refetch() }
            }
          />
        ) : (
          <SkeletonRows rows={5} height={88} label={t('interface.loading')} />
        )
      ) : (
        <>
          <div className={classes.actions}>
            {shown.here !== undefined && (
              <Button
                variant="light"
                leftSection={<Icon name="filter" size={16} />}
                onClick={() => onConditions({ ...conditions, ...shown.here })}
              >
                {t('filter.useAsFilter')}
              </Button>
            )}
            {target && (
              <Button
                variant="default"
                leftSection={<Icon name="target" size={16} />}
                onClick={() => onFly(target)}
              >
                {t('place.flyTo')}
              </Button>
            )}
          </div>
          {shown.figures !== undefined && shown.here !== undefined && (
            <IncidentFiguresSection figures={shown.figures} base={shown.here} onChange={onConditions} />
          )}
          {shown.body}
        </>
      )}
    </Panel>
  )
}

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
    body: <GridPanel grid={grid} has={holdings(props.district)} onOpen={props.onOpen} />,
  }
  return <Frame {...props} query={query} shown={shown} />
}

function CommunityDrawer(props: DrawerProps) {
  const query = useCommunity(props.thing.id)
  const community = query.data
  const shown = community && {
    name: community.name,
    target: around(community.bounds),
    here: { grid: community.grids.map(({ code }) => code) },
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
    body: <EstatePanel estate={estate} has={holdings(props.district)} onOpen={props.onOpen} />,
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
    body: (
      <>
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
    body: <RedevelopmentPanel zone={zone} onOpen={props.onOpen} />,
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
        <Neighbourhood street={props.street} at={point.centre} onOpen={props.onOpen} />
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
    body: <UnitPanel unit={unit} onOpen={props.onOpen} />,
  }
  return <Frame {...props} query={query} shown={shown} />
}

function IncidentDrawer(props: DrawerProps) {
  const words = useIncidentWords()
  const query = useIncident(props.thing.id, props.street)
  const incident = query.data
  const shown = incident && {
    name: words.category(incident),
    icon: <CategoryIcon code={incident.category} size={24} />,
    target: at(incident.longitude, incident.latitude),
    body: (
      <>
        <IncidentPanel incident={incident} onOpen={props.onOpen} />
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

const drawers = {
  community: CommunityDrawer,
  grid: GridDrawer,
  estate: EstateDrawer,
  building: BuildingDrawer,
  'redevelopment-zone': RedevelopmentDrawer,
  'service-point': ServiceDrawer,
  unit: UnitDrawer,
  incident: IncidentDrawer,
} satisfies Record<Exclude<Thing['kind'], 'district'>, (props: DrawerProps) => ReactNode>

/** Everything known about the thing that was opened, with doors to its neighbours. */
export function ThingDrawer(props: DrawerProps & { districtQuery: UseQueryResult<District> }) {
  const { kind, id } = props.thing
  if (kind !== 'district') {
    const Drawer = drawers[kind]
    return <Drawer key={`${kind}:${id}`} {...props} />
  }
  const district = props.districtQuery.data
  const shown = district && {
    name: district.name,
    target: { bounds: district.bounds },
    here: {},
    figures: {
      total: district.totals.incidents,
      open: district.totals.open,
      overdue: district.totals.overdue,
    },
    body: <DistrictPanel district={district} />,
  }
  return <Frame {...props} query={props.districtQuery} shown={shown} />
}
