import type { Words } from '../words.ts'
import type { reportWords as zh } from '../zh/report.ts'

/** Reporting an incident. */
export const reportWords: Words<typeof zh> = {
  title: 'Report an incident',
  categoryNone: 'No such category',
  address: 'Place',
  addressHint: 'An estate, a building, a house number',
  addressHintMap: 'An estate, a building, a house number; or click the map',
  addressNone: 'Not found: write it otherwise, or click the map',
  locate: 'Where I am',
  locateFailed: 'The position could not be had: use an address.',
  placeMissing: 'No place chosen yet',
  inside: 'In {{names}}',
  outside: 'Outside of the district; the nearest is {{grid}}, {{length}} away.',
  sameTitle: 'Open incidents of the same kind nearby',
  sameHint: 'If it is the same one, tick it: the report is merged into it.',
  sameHintOthers: 'If it is the same one, it need not be reported again; the command centre can merge it.',
  isSame: 'It is the same',
  reporter: 'Who said so (optional)',
  name: 'Name',
  reporterHint: 'Name and telephone are masked; they serve the call-back.',
  settled: 'Settled on the spot',
  settledHint: 'Goes straight to being verified, by somebody else.',
  file: 'Report',
  fileAndMerge: 'Report and merge',
  left: '{{code}} is filed, but the step after it was not taken: {{why}}',
  fault: {
    category: 'Choose a category.',
    place: 'Choose a place.',
    description: 'Describe it.',
    phone: 'The telephone number is too short.',
    settled: 'Write what was done.',
  },
}
