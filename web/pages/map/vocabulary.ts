import { gridFigureKinds } from '../../grid/grid-figure.ts'
import { mapLayers } from './layers.ts'
import type { Vocabulary } from './view.ts'

export const buildingColours = ['height', 'safety'] as const
export type BuildingColour = (typeof buildingColours)[number]

/** What the address may name of the map. */
export const vocabulary: Vocabulary = {
  layers: mapLayers.map((layer) => layer.id),
  gridFigures: gridFigureKinds,
  buildingColours,
}
