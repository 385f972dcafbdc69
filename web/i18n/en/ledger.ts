import type { Words } from '../words.ts'
import type { ledgerWords as zh } from '../zh/ledger.ts'

/** The ledger (销号清单). */
export const ledgerWords: Words<typeof zh> = {
  title: 'Ledger',
  note: 'What could not be settled at once and is not closed yet: suspended, overdue, sent back, returned, extended, or waiting too long. The oldest first.',
  reason: 'Reason',
  reasonOf: {
    suspended: 'Suspended',
    overdue: 'Overdue',
    reworked: 'Sent back',
    returned: 'Returned',
    extended: 'Extended',
    waiting: 'Waiting',
  },
  all: 'All',
  total: '{{n}} in all',
  number: 'No.',
  incident: 'Incident',
  place: 'Place',
  stage: 'Stage',
  since: 'since {{when}}',
  until: 'To be settled by',
  charge: 'In charge',
  office: 'Command centre',
  latest: 'Last step',
  none: 'The ledger is empty.',
  noneOf: 'Nothing is on the ledger for this reason.',
  more: 'Show more',
  xlsx: 'Download XLSX',
  print: 'Print',
  printHead: '{{street}} · {{day}}',
  printReasons: 'Reason: {{names}}',
  filtered: 'Only incidents that match the filter are listed.',
  unfiltered: 'List all',
}
