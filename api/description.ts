import { Hono } from 'hono'
import { z } from 'zod'
import { attachmentStored } from './attachment/attachment.shapes.ts'
import { buildingDetail } from './building/building.shapes.ts'
import { communityParameter, districtParameter } from './district/district.routes.ts'
import { communityDetail, districtDetail, districtList } from './district/district.shapes.ts'
import { estateDetail } from './estate/estate.shapes.ts'
import { collectionShape } from './feature/collection-shape.ts'
import { mapCollectionIds, mapCollections } from './feature/collections.ts'
import { collectionParameter } from './feature/feature.routes.ts'
import { gridParameter } from './grid/grid.routes.ts'
import { gridDetail } from './grid/grid.shapes.ts'
import { identityOperations } from './identity/identity.description.ts'
import { onceHeader, writeHeaders } from './identity/write-headers.ts'
import { calendarDayChange } from './incident/calendar-day.model.ts'
import { loopOperations } from './incident/incident.description.ts'
import { filterQuery, instantQuery, listQuery } from './incident/incident.routes.ts'
import { incidentAnswer, incidentPage, incidentPoints, incidentSummary } from './incident/incident.shapes.ts'
import { limitsChange } from './incident/limits.model.ts'
import { calendarQuery, categoryParameter, dayParameter } from './incident/limits.routes.ts'
import { calendarDayShown, calendarYear, categoryLimits, categoryList } from './incident/limits.shapes.ts'
import { indicatorOperations } from './indicator/indicator.description.ts'
import { ledgerOperations } from './ledger/ledger.description.ts'
import { liveHeader, liveQuery } from './live/live.routes.ts'
import { liveIncident, livePosition } from './live/live.shapes.ts'
import { officeOperations } from './office/office.description.ts'
import { type Operation, openApi } from './openapi.ts'
import { placeParameter, streetQuery } from './parameters.ts'
import { nearestQuery, placeSetQuery, pointQuery, shapeBody } from './place/place.routes.ts'
import { nearbyItems, placeAtPoint, placeSetPage, shapeFigures } from './place/place.shapes.ts'
import { zoneDetail } from './redevelopment/redevelopment.shapes.ts'
import { addressQuery, searchQuery } from './search/search.routes.ts'
import { addresses, searchResults } from './search/search.shapes.ts'
import { StoredBody } from './server/body-cache.ts'
import { replyStored } from './server/reply.ts'
import { servicePointDetail } from './service/service.shapes.ts'
import { settings } from './settings/settings.shapes.ts'
import { unitDetail } from './unit/unit.shapes.ts'

const featureCollections = z.union(mapCollectionIds.map((id) => collectionShape(mapCollections[id])))

/** Every address under `/api`. */
const operations: readonly Operation[] = [
  {
    path: '/districts',
    tag: 'district',
    summary: 'The streets in the database',
    answer: { description: 'Streets by code', shape: districtList },
  },
  {
    path: '/districts/{code}',
    tag: 'district',
    summary: 'A street',
    parameters: districtParameter,
    answer: { description: 'Facts, provenance, totals, categories', shape: districtDetail },
  },
  {
    path: '/communities/{code}',
    tag: 'district',
    summary: 'A community',
    parameters: communityParameter,
    answer: { description: 'Its grids and sums', shape: communityDetail },
  },
  {
    path: '/features/{collection}',
    tag: 'feature',
    summary: 'A whole collection of a street',
    parameters: collectionParameter,
    query: streetQuery,
    answer: {
      description: 'A GeoJSON FeatureCollection',
      shape: featureCollections,
      type: 'application/geo+json',
    },
  },
  {
    path: '/incidents/points',
    tag: 'incident',
    summary: 'Every matching incident, for the map',
    query: filterQuery,
    answer: { description: 'Columns of equal length', shape: incidentPoints },
  },
  {
    path: '/incidents/summary',
    tag: 'incident',
    summary: 'Figures of the matching incidents',
    query: filterQuery,
    answer: { description: 'Totals by stage, category, grid, severity and day', shape: incidentSummary },
  },
  {
    path: '/incidents',
    tag: 'incident',
    summary: 'A page of the matching incidents',
    query: listQuery,
    answer: { description: 'A page', shape: incidentPage },
  },
  {
    path: '/incidents/{id}',
    tag: 'incident',
    summary: 'An incident with its history, now or at an instant',
    parameters: placeParameter,
    query: instantQuery,
    answer: { description: 'The incident; who reported it is masked', shape: incidentAnswer },
  },
  {
    path: '/live',
    tag: 'live',
    summary: 'Every step of the loop as it is taken: server-sent events',
    query: liveQuery,
    headers: liveHeader,
    answer: {
      description:
        'Messages without end. `event: incident` tells a step; `id` is its position in the log, to be given back as ' +
        '`Last-Event-ID` (or `after`) to get exactly what was missed. `event: position` begins a stream without one; ' +
        'after `event: reset` too much was missed and all is to be read anew.',
      shape: z.union([liveIncident, livePosition]),
      type: 'text/event-stream',
    },
  },
  {
    method: 'post',
    path: '/attachments',
    tag: 'attachment',
    summary: 'Upload a photo for a report or a verb: JPEG, PNG or WebP, at most 10 MB and 64 million pixels',
    query: streetQuery,
    headers: onceHeader,
    body: ['image/jpeg', 'image/png', 'image/webp'],
    answer: {
      status: 201,
      description: 'What is kept of it: upright, at most 2048 pixels wide and high, without metadata',
      shape: attachmentStored,
    },
    problems: [422, 429],
  },
  {
    path: '/attachments/{id}',
    tag: 'attachment',
    summary: 'A photo, to whoever may see its incident',
    parameters: placeParameter,
    answer: { description: 'The photo', type: 'image/jpeg' },
  },
  {
    path: '/attachments/{id}/thumbnail',
    tag: 'attachment',
    summary: 'A photo in small, at most 320 pixels wide and high',
    parameters: placeParameter,
    answer: { description: 'The thumbnail', type: 'image/jpeg' },
  },
  {
    path: '/categories',
    tag: 'limits',
    summary: 'The categories of the present scheme with their limits',
    answer: { description: 'By code', shape: categoryList },
  },
  {
    method: 'put',
    path: '/categories/{code}',
    tag: 'limits',
    summary: 'Change the limits of a category, for what is reported from now on: open incidents keep theirs',
    parameters: categoryParameter,
    headers: writeHeaders,
    body: limitsChange,
    answer: { description: 'The category as it is now', shape: categoryLimits },
    problems: [409, 422],
  },
  {
    path: '/work-calendar',
    tag: 'limits',
    summary: 'The days of a year that differ from the ordinary week',
    query: calendarQuery,
    answer: { description: 'Days and working hours', shape: calendarYear },
  },
  {
    method: 'put',
    path: '/work-calendar/{day}',
    tag: 'limits',
    summary: 'Make a day a holiday or a working day, for limits that are reckoned from now on',
    parameters: dayParameter,
    headers: writeHeaders,
    body: calendarDayChange,
    answer: { description: 'The day as it is now', shape: calendarDayShown },
    problems: [409, 422],
  },
  {
    method: 'delete',
    path: '/work-calendar/{day}',
    tag: 'limits',
    summary:
      'Take back what the office entered of a day: it is as published, a holiday by law, or of the week',
    parameters: dayParameter,
    headers: writeHeaders,
    answer: { description: 'The day as it is now', shape: calendarDayShown },
    problems: [409, 422],
  },
  {
    path: '/grids/{code}',
    tag: 'grid',
    summary: 'A grid',
    parameters: gridParameter,
    answer: { description: 'What lies in it and beside it', shape: gridDetail },
  },
  ...(
    [
      ['estates', 'estate', 'An estate', estateDetail],
      ['buildings', 'building', 'A building', buildingDetail],
      ['redevelopment-zones', 'redevelopment', 'A redevelopment zone', zoneDetail],
      ['service-points', 'service', 'A service point', servicePointDetail],
      ['units', 'unit', 'A unit', unitDetail],
    ] as const
  ).map(([path, tag, summary, shape]) => ({
    path: `/${path}/{id}`,
    tag,
    summary,
    parameters: placeParameter,
    query: streetQuery,
    answer: { description: 'Its properties and what is around it', shape },
  })),
  {
    path: '/places',
    tag: 'place',
    summary: 'The places that a figure counts',
    query: placeSetQuery,
    answer: { description: 'A page by code or id, with the total', shape: placeSetPage },
  },
  {
    path: '/places/at',
    tag: 'place',
    summary: 'What contains a point',
    query: pointQuery,
    answer: { description: 'Places or null', shape: placeAtPoint },
  },
  {
    path: '/places/nearest',
    tag: 'place',
    summary: 'The nearest places',
    query: nearestQuery,
    answer: { description: 'Nearest first', shape: nearbyItems },
  },
  {
    path: '/places/figures',
    tag: 'place',
    summary: 'What the shape of a filter holds',
    query: filterQuery,
    answer: { description: 'People, buildings, incidents', shape: shapeFigures },
  },
  {
    method: 'post',
    path: '/places/figures',
    tag: 'place',
    summary: 'What a polygon holds',
    body: shapeBody,
    answer: { description: 'People, buildings, incidents', shape: shapeFigures },
  },
  {
    path: '/settings',
    tag: 'settings',
    summary: 'What the office has set for its pages',
    answer: { description: 'The settings', shape: settings },
  },
  {
    path: '/search',
    tag: 'search',
    summary: 'Find by name, code, pinyin or its initials',
    query: searchQuery,
    answer: { description: 'The best results first', shape: searchResults },
  },
  {
    path: '/addresses',
    tag: 'search',
    summary: 'The buildings and estates that an address means, down to the building',
    query: addressQuery,
    answer: { description: 'At most ten, the best first', shape: addresses },
  },
  ...loopOperations,
  ...indicatorOperations,
  ...ledgerOperations,
  ...identityOperations,
  ...officeOperations,
]

/** `/api/openapi.json`: the API described. */
export function descriptionRoutes() {
  const described = openApi('streetgrid 网格一张图', '/api', operations)
  const body = new StoredBody(JSON.stringify(described), 'application/json')
  return new Hono().get('/openapi.json', (context) => replyStored(context, body))
}
