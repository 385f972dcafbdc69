import { defineLayer } from '../map/layer.ts'
import type { BaseData } from './base.source.ts'

export interface TiandituOptions {
  /** The office's key; without one the layer asks nobody for anything. */
  tiandituKey?: string | null
  tiandituImagery?: boolean
}

/** 天地图 as raster base (vector or imagery, Web Mercator tiles): the only layer that leaves the intranet. */
export const tiandituLayer = defineLayer<BaseData, TiandituOptions>({
  id: 'tianditu',
  title: { zh: '天地图底图', en: 'Tianditu base' },
  group: 'ground',
  defaultVisible: false,
  sources: [],
  style: () => ({}),
  legend: () => [],
  raster: {
    attribution: '天地图',
    tiles: ({ tiandituKey, tiandituImagery }) => {
      if (!tiandituKey) return null
      const set = tiandituImagery ? 'img' : 'vec'
      const query = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${set}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`
      return Array.from(
        { length: 8 },
        (_, host) =>
          `https://t${host}.tianditu.gov.cn/${set}_w/wmts?${query}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(tiandituKey)}`,
      )
    },
  },
})
