import type { Map as MapLibreMap } from 'maplibre-gl'
import {
  type Bounds,
  type Camera,
  type CameraTarget,
  isBounds,
  type Padding,
  roundCamera,
  sameCamera,
} from './camera.ts'
import { fitBounds } from './fit.ts'

const margin: Padding = { top: 24, right: 24, bottom: 24, left: 24 }

/** How long a page may take to hand a reported camera back, in milliseconds. */
const echoTime = 1500

/** Moves the map's camera: home, targets, the space that panels leave; reports where it comes to rest. */
export class CameraControl {
  private readonly map: MapLibreMap
  private readonly report: (camera: Camera, bounds: Bounds) => void
  private home: CameraTarget | null = null
  private atHome = false
  private placed = false
  private padding: Padding | null = null
  private flying = false
  private readonly reported: { at: number; seen: Camera }[] = []

  constructor(map: MapLibreMap, report: (camera: Camera, bounds: Bounds) => void) {
    this.map = map
    this.report = report
    map.on('moveend', () => {
      this.flying = false
      this.reportWhere()
    })
    map.on('movestart', (event) => {
      if ('originalEvent' in event && event.originalEvent) this.atHome = false
    })
    map.on('resize', () => {
      if (this.atHome && this.home) this.jump(this.home)
    })
  }

  /** Where the map starts and returns to; at once the first time. Without `go` it is only remembered. */
  setHome(home: CameraTarget, go: boolean) {
    this.home = home
    if (go) this.goHome()
  }

  goHome() {
    if (!this.home) return
    this.goTo(this.home)
    this.atHome = true
  }

  /**
   * Moves there; what the map itself reported a moment ago comes back as an echo and is passed over, unless a flight
   * is on its way to elsewhere.
   */
  goTo(target: CameraTarget) {
    const camera = this.cameraFor(target)
    const lately = performance.now() - echoTime
    if (
      !this.flying &&
      this.reported.some(({ at, seen }) => at > lately && !isBounds(target) && sameCamera(seen, camera))
    )
      return
    if (!this.placed) {
      this.jump(target)
      return
    }
    this.atHome = false
    if (sameCamera(camera, this.now())) return
    this.map.easeTo({ ...camera, duration: 700 })
    this.flying = true
  }

  private jump(target: CameraTarget) {
    const { clientWidth, clientHeight } = this.map.getContainer()
    // Hidden, for instance while a page is printed: nothing can be fitted into nothing.
    if (clientWidth === 0 || clientHeight === 0) return
    // The jump ends within the call, and where it ends is reported.
    this.placed = true
    this.map.jumpTo(this.cameraFor(target))
  }

  private cameraFor(target: CameraTarget): Camera {
    if (!isBounds(target)) return target
    const { clientWidth, clientHeight } = this.map.getContainer()
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.map.getPadding()
    const stage = { width: clientWidth, height: clientHeight, padding: { top, right, bottom, left } }
    return fitBounds(stage, target.bounds, target)
  }

  setPadding(padding: Padding) {
    const total = {
      top: padding.top + margin.top,
      right: padding.right + margin.right,
      bottom: padding.bottom + margin.bottom,
      left: padding.left + margin.left,
    }
    // What it is on its way to counts, not where it is by now.
    const { padding: before } = this
    if (
      before !== null &&
      Object.entries(total).every(([edge, size]) => before[edge as keyof Padding] === size)
    )
      return
    this.padding = total
    if (this.atHome && this.home) {
      this.map.setPadding(total)
      this.jump(this.home)
    } else if (this.placed) this.map.easeTo({ padding: total, duration: 300 })
    else this.map.setPadding(total)
  }

  /** Where the map looks from now, rounded. */
  now(): Camera {
    const { lng, lat } = this.map.getCenter()
    return roundCamera({
      center: [lng, lat],
      zoom: this.map.getZoom(),
      bearing: this.map.getBearing(),
      pitch: this.map.getPitch(),
    })
  }

  private reportWhere() {
    if (!this.placed) return
    const camera = this.now()
    this.reported.push({ at: performance.now(), seen: camera })
    if (this.reported.length > 8) this.reported.shift()
    const bounds = this.map.getBounds()
    this.report(camera, [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()])
  }
}
