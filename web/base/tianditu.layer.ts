import { tiandituHosts } from '../../api/settings/tianditu.model.ts'
import { defineLayer } from '../map/layer.ts'
import type { BaseData } from './base.source.ts'

export interface TiandituOptions {
  /** The office's key; without one the layer asks nobody for anything. */
  tiandituKey?: string | null
}

const tiles = (set: string, key: string) => {
  const query = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${set}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`
  const place = `TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`
  return tiandituHosts.map((host) => `${host}/${set}_w/wmts?${query}&${place}`)
}

/** 天地图 as base map, areas and names (Web Mercator tiles): the only layer that leaves the intranet. */
export const tiandituLayer = defineLayer<BaseData, TiandituOptions>({
  id: 'tianditu',
  title: { zh: '天地图底图', en: 'Tianditu base' },
  group: 'ground',
  defaultVisible: false,
  sources: [],
  style: () => ({}),
  legend: () => [],
  raster: {
    attribution: {
      zh: '天地图 © 国家地理信息公共服务平台',
      en: 'Tianditu © National Platform for Common Geospatial Information Services',
    },
    tiles: ({ tiandituKey }) =>
      tiandituKey ? { vec: tiles('vec', tiandituKey), cva: tiles('cva', tiandituKey) } : null,
    covers: ['district-land', 'district-outside', 'ground', 'rail', 'road', 'tree', 'context', 'water'],
  },
})
