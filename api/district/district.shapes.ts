import { z } from 'zod'
import { coded, instant, placed } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { bounds, polygonalShape } from '../geometry.model.ts'
import { incidentFigures } from '../incident/incident.shapes.ts'
import { districtFacts } from './district.model.ts'

export const districtList = z
  .object({
    districts: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        is_demo: z.boolean(),
        grids: count,
        incidents: count,
        bounds,
      }),
    ),
  })
  .meta({ id: 'Districts' })
export type DistrictSummary = z.infer<typeof districtList>['districts'][number]

export const districtDetail = z
  .object({
    code: z.string(),
    name: z.string(),
    is_demo: z.boolean(),
    bounds,
    area: z.number().describe('Square metres'),
    facts: districtFacts.describe('What the street office publishes of itself'),
    facts_source: z.string().nullable(),
    facts_as_of: z.iso.date().nullable(),
    boundary: polygonalShape,
    datasets: z.array(
      z.object({
        kind: z.string(),
        source: z.string(),
        loaded_at: instant,
        features: count,
        is_demo: z.boolean(),
        note: z.string().nullable(),
      }),
    ),
    period: z
      .object({ from: instant, to: instant })
      .nullable()
      .describe('The span of reported_at; null without incidents'),
    totals: z.object({
      grids: count,
      communities: count,
      estates: count,
      old_estates: count,
      buildings: count,
      households: count,
      resident_population: count,
      registered_population: count,
      elderly_population: count,
      party_members: count,
      party_branches: count,
      incidents: count,
      open: count,
      overdue: count,
    }),
    categories: z.array(
      z.object({
        code: z.string(),
        main_code: z.string(),
        main_name: z.string(),
        main_name_en: z.string(),
        name: z.string(),
        name_en: z.string(),
      }),
    ),
  })
  .meta({ id: 'District' })
export type DistrictDetail = z.infer<typeof districtDetail>

export const communityDetail = placed
  .extend({
    code: z.string(),
    name: z.string(),
    area: z.number().describe('Square metres'),
    grids: z.array(coded),
    households: count,
    resident_population: count,
    registered_population: count,
    elderly_population: count,
    party_members: count,
    incidents: incidentFigures,
  })
  .meta({ id: 'Community' })
export type CommunityDetail = z.infer<typeof communityDetail>
