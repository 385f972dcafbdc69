import type { UnitKind } from '../../api/unit/unit.model.ts'
import type { Season } from './incident-plan.ts'

/** Where an incident may lie; `incident-places.ts` knows the ground of each. */
export type Ground =
  | 'arterial'
  | 'street'
  | 'lane'
  | 'market'
  | 'shop'
  | 'shanty'
  | 'old_yard'
  | 'yard'
  | 'school_gate'
  | 'indoor'
  | 'shanty_indoor'
  | 'green'
  | 'bank'
  | 'works'

/** Times of day as bells: middle and spread in minutes after midnight, and weight. */
type Hours = 'street' | 'morning' | 'evening' | 'night' | 'office' | 'meals' | 'parking'

export const hours: Record<Hours, readonly (readonly [middle: number, spread: number, weight: number])[]> = {
  street: [
    [490, 50, 5],
    [610, 70, 2.6],
    [880, 80, 2.4],
    [1070, 60, 4],
    [1190, 60, 1],
  ],
  morning: [
    [440, 40, 4],
    [520, 50, 3],
    [640, 60, 1],
  ],
  evening: [
    [1090, 50, 4],
    [1180, 50, 2],
    [500, 50, 1],
  ],
  night: [
    [1260, 55, 5],
    [1340, 40, 2],
    [400, 30, 0.4],
  ],
  office: [
    [570, 50, 3],
    [660, 50, 2],
    [880, 60, 2.6],
    [980, 50, 2],
  ],
  meals: [
    [700, 40, 3],
    [1120, 50, 4],
  ],
  parking: [
    [480, 35, 4],
    [740, 60, 1],
    [1100, 50, 4],
    [1250, 50, 1.6],
  ],
}

export interface Mix {
  /** How many of the 1,836 closed ones. */
  count: number
  grounds: Partial<Record<Ground, number>>
  hours: Hours
  /** Kinds of unit, the fitting one first; the second is whistled along, or gets it after a return. */
  units: readonly [UnitKind, ...UnitKind[]]
  season?: Season
  /** Share that is urgent. */
  urgent?: number
  /** Share of those a grid leader reports that is solved on the spot. */
  small?: number
}

const mix = (
  count: number,
  grounds: Mix['grounds'],
  when: Hours,
  units: Mix['units'],
  more: Pick<Mix, 'season' | 'urgent' | 'small'> = {},
): Mix => ({ count, grounds, hours: when, units, ...more })

/** What happens in the demo district, by sub category: how often, where, when, and who is called. */
export const incidentMix: Readonly<Record<string, Mix>> = {
  '0101': mix(62, { shanty: 6, old_yard: 3, lane: 1 }, 'office', ['law_enforcement', 'community']),
  '0102': mix(
    352,
    { lane: 4, shanty: 5, market: 2.4, old_yard: 5, street: 1.2 },
    'street',
    ['sanitation', 'property'],
    { small: 0.35 },
  ),
  '0103': mix(132, { old_yard: 5, shanty: 3, lane: 2, yard: 1 }, 'street', ['sanitation', 'property'], {
    small: 0.1,
  }),
  '0104': mix(
    226,
    { street: 4, arterial: 3, market: 2, lane: 3 },
    'morning',
    ['sanitation', 'law_enforcement'],
    { small: 0.3 },
  ),
  '0105': mix(18, { bank: 1 }, 'office', ['water', 'sanitation']),
  '0106': mix(92, { green: 5, old_yard: 3, yard: 2 }, 'street', ['greening', 'property'], { small: 0.25 }),
  '0107': mix(26, { old_yard: 3, lane: 2, street: 1 }, 'office', ['traffic', 'law_enforcement']),
  '0108': mix(84, { old_yard: 6, shanty: 2, lane: 2, yard: 2 }, 'street', ['sanitation', 'property'], {
    small: 0.25,
  }),
  '0109': mix(8, { green: 1, street: 2 }, 'office', ['greening', 'sanitation'], { small: 0.5 }),
  '0110': mix(58, { lane: 3, street: 3, arterial: 1.4, old_yard: 3 }, 'street', ['traffic', 'property']),
  '0111': mix(3, { bank: 1 }, 'office', ['water', 'traffic']),
  '0112': mix(20, { arterial: 4, street: 3, works: 2 }, 'morning', ['sanitation', 'law_enforcement']),
  '0113': mix(22, { shop: 2, old_yard: 2, street: 1 }, 'office', ['community', 'law_enforcement']),
  '0115': mix(6, { shanty: 2, green: 1 }, 'evening', ['law_enforcement', 'sanitation'], {
    season: 'winter',
    small: 0.5,
  }),
  '0116': mix(18, { shop: 3, market: 3 }, 'meals', ['law_enforcement', 'market_supervision']),
  '0117': mix(5, { street: 2, lane: 1 }, 'morning', ['sanitation', 'community'], { small: 0.5 }),
  '0118': mix(6, { shanty: 3, old_yard: 1 }, 'morning', ['community', 'law_enforcement'], { small: 0.3 }),
  '0201': mix(38, { arterial: 5, street: 2, old_yard: 2 }, 'morning', ['law_enforcement', 'property'], {
    small: 0.3,
  }),
  '0202': mix(8, { arterial: 3, shop: 2 }, 'office', ['law_enforcement', 'market_supervision']),
  '0203': mix(7, { arterial: 2, shop: 3 }, 'office', ['law_enforcement', 'market_supervision']),
  '0204': mix(2, { arterial: 2, market: 1 }, 'evening', ['law_enforcement', 'market_supervision'], {
    small: 0.5,
  }),
  '0205': mix(4, { shop: 1 }, 'office', ['law_enforcement', 'market_supervision'], { urgent: 0.4 }),
  '0301': mix(14, { works: 1 }, 'night', ['law_enforcement', 'police']),
  '0302': mix(8, { works: 1 }, 'office', ['law_enforcement', 'sanitation']),
  '0303': mix(8, { works: 2, old_yard: 1 }, 'office', ['law_enforcement', 'sanitation']),
  '0304': mix(6, { works: 2, street: 1 }, 'street', ['law_enforcement', 'traffic']),
  '0305': mix(1, { street: 1 }, 'office', ['law_enforcement', 'traffic']),
  '0401': mix(1, { street: 1 }, 'morning', ['emergency', 'traffic'], { urgent: 1 }),
  '0402': mix(5, { old_yard: 2, lane: 1, street: 1 }, 'morning', ['water', 'emergency'], { urgent: 0.6 }),
  '0404': mix(24, { old_yard: 8, lane: 2 }, 'street', ['water', 'property'], {
    season: 'rain',
    urgent: 0.12,
  }),
  '0406': mix(4, { street: 1, lane: 2 }, 'street', ['water', 'traffic'], { season: 'rain', urgent: 0.3 }),
  '0407': mix(2, { street: 1, lane: 1 }, 'morning', ['sanitation', 'traffic'], { season: 'winter' }),
  '0408': mix(4, { lane: 1, old_yard: 1 }, 'street', ['power', 'emergency'], { urgent: 0.5 }),
  '0501': mix(
    48,
    { market: 5, street: 1.5, school_gate: 2, lane: 1 },
    'evening',
    ['law_enforcement', 'market_supervision'],
    { small: 0.2 },
  ),
  '0503': mix(2, { shanty: 1, lane: 1 }, 'office', ['law_enforcement', 'market_supervision']),
  '0504': mix(54, { market: 3, shop: 4, street: 1.4 }, 'evening', ['law_enforcement', 'market_supervision'], {
    small: 0.25,
  }),
  '0505': mix(
    164,
    { market: 2.6, lane: 3, school_gate: 2, old_yard: 3, street: 1.6, shanty: 1 },
    'parking',
    ['traffic', 'law_enforcement'],
    { small: 0.2 },
  ),
  '0506': mix(
    104,
    { arterial: 3, street: 3, market: 1.5, school_gate: 1, old_yard: 2 },
    'parking',
    ['law_enforcement', 'property'],
    { small: 0.4 },
  ),
  '0507': mix(
    34,
    { lane: 2, shanty: 3, market: 2, old_yard: 2 },
    'street',
    ['law_enforcement', 'community'],
    { small: 0.35 },
  ),
  '0508': mix(14, { shop: 3, market: 1 }, 'night', ['police', 'law_enforcement'], { season: 'summer' }),
  '0509': mix(2, { arterial: 1 }, 'evening', ['traffic', 'police']),
  '0510': mix(8, { street: 1, lane: 2, market: 1 }, 'night', ['law_enforcement', 'market_supervision'], {
    season: 'summer',
  }),
  '0511': mix(8, { lane: 2, shanty: 2, old_yard: 1 }, 'morning', ['community', 'law_enforcement'], {
    small: 0.6,
  }),
  '0513': mix(3, { shop: 1, lane: 1 }, 'office', ['law_enforcement', 'community']),
  '0601': mix(13, { indoor: 1 }, 'evening', ['justice', 'community']),
  '0602': mix(46, { indoor: 4, shanty_indoor: 3, shop: 1 }, 'street', ['emergency', 'property'], {
    urgent: 0.1,
    small: 0.2,
  }),
  '0603': mix(16, { shanty_indoor: 5, indoor: 1 }, 'office', ['emergency', 'community'], { urgent: 0.15 }),
  '0604': mix(31, { old_yard: 4, indoor: 2, yard: 1 }, 'office', ['community', 'property']),
  '0605': mix(4, { old_yard: 1, yard: 1 }, 'office', ['community', 'medical']),
  '9900': mix(11, { street: 1, old_yard: 1, green: 1 }, 'office', ['community', 'property']),
}

/** Number of closed incidents: the report's figure. */
export const closedIncidents = 1836

/** A place that comes again and again: its category, its ground, how often, and the summer or rain it needs. */
interface HotSpot {
  category: string
  ground: Ground
  times: number
}

export const hotSpots: readonly HotSpot[] = [
  { category: '0102', ground: 'market', times: 17 },
  { category: '0102', ground: 'shanty', times: 14 },
  { category: '0102', ground: 'lane', times: 11 },
  { category: '0102', ground: 'old_yard', times: 9 },
  { category: '0505', ground: 'market', times: 15 },
  { category: '0505', ground: 'school_gate', times: 12 },
  { category: '0505', ground: 'lane', times: 8 },
  { category: '0506', ground: 'arterial', times: 9 },
  { category: '0504', ground: 'market', times: 10 },
  { category: '0501', ground: 'market', times: 9 },
  { category: '0104', ground: 'market', times: 12 },
  { category: '0104', ground: 'arterial', times: 7 },
  { category: '0404', ground: 'old_yard', times: 6 },
  { category: '0404', ground: 'old_yard', times: 5 },
  { category: '0201', ground: 'arterial', times: 6 },
  { category: '0508', ground: 'shop', times: 5 },
  { category: '0103', ground: 'shanty', times: 8 },
]
