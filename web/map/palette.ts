/** What an incident's colour says; every status also has its own shape (svg.ts). */
export const statuses = ['overdue', 'dueSoon', 'inHand', 'done', 'void'] as const
export type Status = (typeof statuses)[number]

export const paletteNames = ['dusk', 'paper'] as const
export type PaletteName = (typeof paletteNames)[number]

/** Every colour of the map. A style takes its colours from here and from nowhere else. */
export interface Palette {
  name: PaletteName
  dark: boolean
  /** Land outside the district, and the land between blocks inside it. */
  outside: string
  land: string
  veil: string
  block: string
  blockEdge: string
  water: string
  waterEdge: string
  waterText: string
  island: string
  green: string
  park: string
  parkEdge: string
  parkText: string
  plaza: string
  sport: string
  sportLine: string
  schoolGround: string
  playground: string
  parking: string
  parkingLine: string
  embankment: string
  wall: string
  tree: string
  treeShade: string
  railBed: string
  rail: string
  railTie: string
  road: string
  roadMinor: string
  roadCasing: string
  roadMajor: string
  roadMajorCasing: string
  roadExpress: string
  /** Edges of bridges and of what stands on piers. */
  parapet: string
  /** A road below the ground, and its dashed edge. */
  tunnel: string
  tunnelEdge: string
  pier: string
  alley: string
  roadText: string
  /** Buildings by height, low to high. */
  building: readonly [string, string, string, string]
  buildingEdge: string
  buildingSeam: string
  buildingContext: string
  /** Buildings that step back behind coloured grids; drawn translucent. */
  buildingQuiet: string
  shanty: string
  shantyHigh: string
  shantyEdge: string
  civic: string
  shadow: string
  safety: { A: string; B: string; C: string; D: string; unknown: string }
  gridLine: string
  gridText: string
  communityLine: string
  communityText: string
  districtLine: string
  districtGlow: string
  estateOld: string
  estateNew: string
  estateText: string
  zone: string
  zoneText: string
  zonePhase: {
    planning: string
    consultation: string
    signing: string
    vacating: string
    demolition: string
    construction: string
    completed: string
  }
  /** Sequential, colour-blind safe, few to many. */
  ramp: readonly [string, string, string, string, string, string]
  /** Sequential and warm, for the density of incidents. */
  heat: readonly [string, string, string, string, string, string]
  service: string
  serviceInk: string
  unit: string
  unitInk: string
  unitOff: string
  status: Record<Status, string>
  /** The line around a status mark: it stands out from the ground where the mark itself does not. */
  statusEdge: Record<Status, string>
  /** Signs inside a status mark. */
  statusInk: string
  closed: string
  accent: string
  ink: string
  dim: string
  halo: string
  light: string
}

/** Wall and desk: deep blue-grey. */
export const dusk: Palette = {
  name: 'dusk',
  dark: true,
  outside: '#0b131d',
  land: '#132031',
  veil: '#0b131d',
  block: '#182839',
  blockEdge: '#21364b',
  water: '#0e3049',
  waterEdge: '#1d4c6b',
  waterText: '#7fb2d1',
  island: '#1c3a30',
  green: '#173329',
  park: '#1a3c2f',
  parkEdge: '#27533f',
  parkText: '#8fc2a6',
  plaza: '#23384c',
  sport: '#21493f',
  sportLine: '#3a6b5c',
  schoolGround: '#1f3a48',
  playground: '#20443d',
  parking: '#1c2f42',
  parkingLine: '#33506a',
  embankment: '#24405a',
  wall: '#34506b',
  tree: '#24523f',
  treeShade: '#0d1a20',
  railBed: '#1a2735',
  rail: '#51677f',
  railTie: '#2d3f53',
  road: '#2b4059',
  roadMinor: '#243850',
  roadCasing: '#101b29',
  roadMajor: '#3a5474',
  roadMajorCasing: '#0f1a27',
  roadExpress: '#4b6a90',
  parapet: '#86a5c8',
  tunnel: '#1c2d41',
  tunnelEdge: '#6d88a6',
  pier: '#2c4059',
  alley: '#22344a',
  roadText: '#a9bdd2',
  building: ['#2c4866', '#365a80', '#457099', '#5f8fc0'],
  buildingEdge: '#3f6187',
  buildingSeam: '#233c57',
  buildingContext: '#18273a',
  buildingQuiet: '#0a131e',
  shanty: '#5d4d42',
  shantyHigh: '#6f5b4c',
  shantyEdge: '#3c322b',
  civic: '#3f6f86',
  shadow: '#060c13',
  safety: { A: '#3f7d8c', B: '#8a9a58', C: '#b8805e', D: '#b0527e', unknown: '#3a5068' },
  gridLine: '#7fa9cf',
  gridText: '#b4c8dc',
  communityLine: '#8fc7ee',
  communityText: '#c6d9ea',
  districtLine: '#57c7ff',
  districtGlow: '#1d78ad',
  estateOld: '#b49a7a',
  estateNew: '#7fa5c4',
  estateText: '#c3d0dd',
  zone: '#c99bf0',
  zoneText: '#dfc6f7',
  zonePhase: {
    planning: '#8fa6bd',
    consultation: '#7db4e6',
    signing: '#b79cf0',
    vacating: '#c587d8',
    demolition: '#d77fb0',
    construction: '#76b7c9',
    completed: '#68b894',
  },
  ramp: ['#1b3047', '#20496a', '#28648c', '#3581ab', '#55a2c6', '#8cc7df'],
  heat: ['#4a2f3a', '#733a3f', '#9c4a41', '#c4623f', '#e58844', '#ffc06a'],
  service: '#387788',
  serviceInk: '#f2f9fb',
  unit: '#3b6fb6',
  unitInk: '#f4f8fd',
  unitOff: '#566778',
  status: { overdue: '#ff5d5d', dueSoon: '#ffa040', inHand: '#ffd75e', done: '#4fd1a1', void: '#8496a8' },
  statusEdge: {
    overdue: '#0d1622',
    dueSoon: '#0d1622',
    inHand: '#0d1622',
    done: '#0d1622',
    void: '#0d1622',
  },
  statusInk: '#141c26',
  closed: '#5fa58b',
  accent: '#57c7ff',
  ink: '#e8f0f8',
  dim: '#8fa6bd',
  halo: '#0d1622',
  light: '#dcebff',
}

/** Planning and phone: calm enough to plan on. */
export const paper: Palette = {
  name: 'paper',
  dark: false,
  outside: '#efede7',
  land: '#f4f2ed',
  veil: '#efede7',
  block: '#fbfaf7',
  blockEdge: '#e6e1d7',
  water: '#bcd9e8',
  waterEdge: '#9cc3d8',
  waterText: '#285b7b',
  island: '#c9dcba',
  green: '#dbe8cf',
  park: '#cfe2c1',
  parkEdge: '#b4d0a3',
  parkText: '#3b6436',
  plaza: '#eee8dc',
  sport: '#c5ddc9',
  sportLine: '#f7faf5',
  schoolGround: '#f1eadb',
  playground: '#ddeacd',
  parking: '#eceef0',
  parkingLine: '#cfd5da',
  embankment: '#d9d4c6',
  wall: '#cfc8ba',
  tree: '#aecb9c',
  treeShade: '#d3cfc4',
  railBed: '#e3e0d9',
  rail: '#8d8c88',
  railTie: '#c2bfb7',
  road: '#ffffff',
  roadMinor: '#ffffff',
  roadCasing: '#dcd7cb',
  roadMajor: '#ffffff',
  roadMajorCasing: '#c4beb0',
  roadExpress: '#f8ecd0',
  parapet: '#938870',
  tunnel: '#dedad0',
  tunnelEdge: '#8b8475',
  pier: '#c9c2b3',
  alley: '#ece7dc',
  roadText: '#5d5a52',
  building: ['#ebe4d6', '#e0dbd0', '#d0d4d6', '#bccad8'],
  buildingEdge: '#c5beb0',
  buildingSeam: '#cfc8ba',
  buildingContext: '#e8e4db',
  buildingQuiet: '#fdfcfa',
  shanty: '#d3bfa9',
  shantyHigh: '#c4ab92',
  shantyEdge: '#b39a80',
  civic: '#d9d3e2',
  shadow: '#6b6a72',
  safety: { A: '#b9d3c8', B: '#e0d58a', C: '#c08a68', D: '#9a3f6e', unknown: '#dcdad4' },
  gridLine: '#5f7f9f',
  gridText: '#4a6078',
  communityLine: '#3b6ea5',
  communityText: '#2c527b',
  districtLine: '#2f639b',
  districtGlow: '#9dbbd9',
  estateOld: '#a3835b',
  estateNew: '#6d90ad',
  estateText: '#4f5a66',
  zone: '#7e57a8',
  zoneText: '#5f3a8a',
  zonePhase: {
    planning: '#7b8794',
    consultation: '#4d86b8',
    signing: '#7c5fc0',
    vacating: '#9a4fae',
    demolition: '#b04784',
    construction: '#3f8896',
    completed: '#3f8a63',
  },
  ramp: ['#f1f4f3', '#d3e2e8', '#aecbdc', '#82aecb', '#558cb3', '#2d6795'],
  heat: ['#fbe6c8', '#f8cd9a', '#f2ac6c', '#e58547', '#cc5b31', '#a63a24'],
  service: '#2f7d8c',
  serviceInk: '#ffffff',
  unit: '#2f5f9e',
  unitInk: '#ffffff',
  unitOff: '#8d98a3',
  status: { overdue: '#d92c34', dueSoon: '#e0730a', inHand: '#e3b008', done: '#1f9468', void: '#7a8794' },
  statusEdge: {
    overdue: '#ffffff',
    dueSoon: '#ffffff',
    inHand: '#7a5d00',
    done: '#ffffff',
    void: '#ffffff',
  },
  statusInk: '#ffffff',
  closed: '#6fae93',
  accent: '#2f6fae',
  ink: '#1f2933',
  dim: '#5c6773',
  halo: '#ffffff',
  light: '#ffffff',
}

export const palettes: Record<PaletteName, Palette> = { dusk, paper }
