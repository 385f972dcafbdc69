import type { Words } from '../words.ts'
import type { first as zh } from '../zh/first.ts'
import { definitionWords } from './definition.ts'
import { deskWords } from './desk.ts'
import { filterWords } from './filter.ts'
import { identityWords } from './identity.ts'
import { incidentWords } from './incident.ts'
import { interfaceWords } from './interface.ts'
import { placeWords } from './place.ts'
import { problemWords } from './problem.ts'
import { replayWords } from './replay.ts'

export const first: Words<typeof zh> = {
  interface: interfaceWords,
  filter: filterWords,
  incident: incidentWords,
  place: placeWords,
  definition: definitionWords,
  problem: problemWords,
  identity: identityWords,
  desk: deskWords,
  replay: replayWords,
}
