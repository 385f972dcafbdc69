import { definitionWords } from './definition.ts'
import { deskWords } from './desk.ts'
import { filterWords } from './filter.ts'
import { identityWords } from './identity.ts'
import { incidentWords } from './incident.ts'
import { interfaceWords } from './interface.ts'
import { placeWords } from './place.ts'
import { problemWords } from './problem.ts'
import { replayWords } from './replay.ts'

/** The words of what the first page shows; the others come with the pages that need them. */
export const first = {
  interface: interfaceWords,
  filter: filterWords,
  incident: incidentWords,
  place: placeWords,
  definition: definitionWords,
  problem: problemWords,
  identity: identityWords,
  desk: deskWords,
  replay: replayWords,
} as const
