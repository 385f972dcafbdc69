import { adminWords } from './admin.ts'
import { definitionWords } from './definition.ts'
import { deskWords } from './desk.ts'
import { filterWords } from './filter.ts'
import { identityWords } from './identity.ts'
import { incidentWords } from './incident.ts'
import { interfaceWords } from './interface.ts'
import { placeWords } from './place.ts'
import { problemWords } from './problem.ts'

export const zh = {
  interface: interfaceWords,
  filter: filterWords,
  incident: incidentWords,
  place: placeWords,
  definition: definitionWords,
  problem: problemWords,
  admin: adminWords,
  identity: identityWords,
  desk: deskWords,
} as const
