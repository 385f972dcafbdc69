import { adminWords } from './admin.ts'
import { definitionWords } from './definition.ts'
import { deskWords } from './desk.ts'
import { filterWords } from './filter.ts'
import { identityWords } from './identity.ts'
import { incidentWords } from './incident.ts'
import { indicatorWords } from './indicator.ts'
import { interfaceWords } from './interface.ts'
import { ledgerWords } from './ledger.ts'
import { placeWords } from './place.ts'
import { problemWords } from './problem.ts'
import { workWords } from './work.ts'

export const zh = {
  interface: interfaceWords,
  filter: filterWords,
  incident: incidentWords,
  place: placeWords,
  definition: definitionWords,
  problem: problemWords,
  admin: adminWords,
  identity: identityWords,
  indicator: indicatorWords,
  ledger: ledgerWords,
  desk: deskWords,
  work: workWords,
} as const
