import type { UnitKind } from '../unit/unit.model.ts'

/**
 * Which kinds of unit a category is for, the first before the others; a sub-category that is not named has what its main
 * category has. A default [D]: offices differ in who does what.
 */
export const kindsFor: Readonly<Record<string, readonly UnitKind[]>> = {
  '01': ['sanitation', 'property', 'law_enforcement'],
  '0101': ['law_enforcement', 'community'],
  '0104': ['sanitation', 'law_enforcement'],
  '0105': ['water', 'sanitation'],
  '0106': ['greening', 'property'],
  '0107': ['traffic', 'law_enforcement'],
  '0109': ['greening', 'sanitation'],
  '0110': ['traffic', 'property'],
  '0111': ['water', 'traffic'],
  '0113': ['community', 'law_enforcement'],
  '0114': ['water', 'law_enforcement'],
  '0115': ['law_enforcement', 'sanitation'],
  '0116': ['law_enforcement', 'market_supervision'],
  '0118': ['community', 'law_enforcement'],
  '02': ['law_enforcement', 'market_supervision'],
  '0201': ['law_enforcement', 'property'],
  '03': ['law_enforcement', 'sanitation'],
  '0304': ['law_enforcement', 'traffic'],
  '0305': ['law_enforcement', 'traffic'],
  '04': ['emergency', 'police'],
  '0401': ['emergency', 'traffic'],
  '0402': ['water', 'emergency'],
  '0403': ['gas', 'emergency'],
  '0404': ['water', 'property'],
  '0405': ['power', 'emergency'],
  '0406': ['water', 'traffic'],
  '0407': ['sanitation', 'traffic'],
  '0408': ['power', 'emergency'],
  '0409': ['police', 'emergency'],
  '05': ['law_enforcement', 'market_supervision'],
  '0502': ['community', 'police'],
  '0505': ['traffic', 'police'],
  '0506': ['traffic', 'property'],
  '0509': ['traffic', 'police'],
  '06': ['community', 'justice'],
  '0601': ['justice', 'community'],
  '0602': ['emergency', 'property'],
  '0603': ['emergency', 'property'],
  '0604': ['community', 'property'],
  '0605': ['community', 'medical'],
}

/** What a suggestion weighs, in points of a hundred [D]. */
export const weights = { fit: 40, duty: 30, distance: 20, load: 10 } as const

/** At this distance on foot, metres, nothing is left of the points for being near [D]. */
export const farDistance = 2000
