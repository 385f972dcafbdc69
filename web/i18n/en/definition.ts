import type { Words } from '../words.ts'
import type { definitionWords as zh } from '../zh/definition.ts'

/** What a figure means and where the meaning comes from. */
export const definitionWords: Words<typeof zh> = {
  show: 'What "{{name}}" means',
  total: {
    text: 'Every incident that matches the filter, including closed, voided and merged.',
    source: 'this system',
  },
  households: {
    text: 'Households that live here.',
    source: "counted by building; an estate's as registered",
  },
  partyMembers: {
    text: 'Party members whose membership lies with the branches of the grids.',
    source: "the street's report",
  },
  partyBranches: {
    text: 'Party branches of the street; every grid has at least one.',
    source: "the street's report",
  },
  buildings: {
    text: 'Buildings whose point on the surface lies here; those of an estate as registered.',
    source: 'computed here',
  },
  estates: { text: 'Estates that overlap this place.', source: 'computed here' },
  grids: { text: 'Grids that overlap this place.', source: 'computed here' },
  servicePoints: { text: 'Service points that lie here.', source: 'computed here' },
  units: { text: 'Units that lie here.', source: 'computed here' },
  elderly: { text: 'People of 60 and over among the registered population.', source: "the street's report" },
  zoneHouseholds: { text: 'Households to sign in the zone.', source: 'zone records' },
  certificates: { text: 'Certificates in the zone, counted apart from households.', source: 'zone records' },
  totalHere: {
    text: 'Every incident here since the data begin, including closed, voided and merged; the filter does not matter.',
    source: 'this system',
  },
  open: { text: 'Incidents not yet closed, voided or merged.', source: 'the closed loop' },
  overdue: {
    text: 'Open incidents past the time to settle and not settled. The limit depends on the category: running hours for urgent ones, working time for the rest.',
    source: 'category limits (CJ/T 214 and local defaults)',
  },
  elderlyShare: {
    text: 'People of 60 and over among the registered population; the divisor is the registered, not the resident population.',
    source: "the street's report",
  },
  density: { text: 'Resident population by geodesic area of the grid.', source: 'computed here' },
  oldEstate: {
    text: 'An estate built before the end of 2000.',
    source: 'State Council General Office 2020 no. 23',
  },
  safety: {
    text: 'A none; B some members; C part of the load-bearing structure; D the whole structure is unsafe.',
    source: 'JGJ 125',
  },
  signedRate: {
    text: 'Households signed among the households to sign. Certificates are counted apart.',
    source: 'zone records',
  },
  vacatedRate: { text: 'Households moved out among the households to sign.', source: 'zone records' },
  demolishedRate: {
    text: 'Households whose house is gone among the households to sign.',
    source: 'zone records',
  },
  resident: {
    text: 'People living here for half a year or more. Neither contains nor is contained in the registered population.',
    source: "the street's report",
  },
  registered: {
    text: 'People whose household is registered here, wherever they live.',
    source: "the street's report",
  },
}
