export { area, length, lineString, polygon } from '@turf/turf'
