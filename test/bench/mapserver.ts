import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableName, sql } from 'drizzle-orm'
import { render } from '../../api/database/statement.ts'
import type { Collection } from '../../api/feature/collection.ts'
import { freePort } from '../support/port.ts'
import { atEnd, temporaryFolder } from './cleanup.ts'
import { waitFor } from './server.ts'

const folders = ['/usr/lib/cgi-bin', '/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin']
const find = (program: string) =>
  folders.map((folder) => join(folder, program)).find((path) => existsSync(path))

/** What is missing for the comparison, as a line for the report; undefined if nothing is. */
export function missingForMapServer(): string | undefined {
  const missing = ['mapserv', 'spawn-fcgi', 'nginx'].filter((program) => !find(program))
  if (missing.length === 0) return undefined
  return `skipped, for ${missing.join(', ')} is not installed (Debian, Ubuntu: apt-get install cgi-mapserver spawn-fcgi nginx-light)`
}

export const mapServerVersion = (): string => {
  const program = find('mapserv')
  const answer = program ? execFileSync(program, ['-v'], { encoding: 'utf8' }) : ''
  return /version ([\d.]+)/.exec(answer)?.[1] ?? 'unknown'
}

/** A layer with the collection's own properties, computed by the same expressions, so that both give the same answer. */
function layer(collection: Collection, connection: string, street: string | undefined): string {
  const text = (value: Parameters<typeof sql>[1]) => render(sql`${value}`).text.replaceAll('"', '')
  // MapServer reads PostgreSQL's `t` as the number 0.
  const items = Object.entries(collection.properties).map(([name, { from, type }]) => ({
    name,
    column: `${type === 'boolean' ? `(${text(from)})::int` : text(from)} AS ${name}`,
  }))
  const key = collection.key.type === 'code' ? 'code' : 'id'
  const geometry = text(collection.geometry.column)
  const where = street ? ` WHERE street_code = '${street}'` : ''
  const source = `SELECT ${items.map(({ column }) => column).join(', ')}, ${geometry} AS shape FROM ${getTableName(collection.table)}${where}`
  return `
  LAYER
    NAME "${collection.id}"
    TYPE ${collection.geometry.type === 'Point' ? 'POINT' : 'POLYGON'}
    STATUS ON
    TEMPLATE "unused"
    CONNECTIONTYPE POSTGIS
    CONNECTION "${connection}"
    PROCESSING "CLOSE_CONNECTION=DEFER"
    DATA "shape FROM (${source}) AS source USING UNIQUE ${key} USING SRID=4326"
    PROJECTION "proj=longlat" "datum=WGS84" "no_defs" END
    METADATA
      "ows_title" "${collection.id}"
      "ows_extent" "-180 -90 180 90"
      "ows_featureid" "${key}"
      "gml_featureid" "${key}"
      "gml_include_items" "${items.map(({ name }) => name).join(',')}"
      "gml_types" "auto"
      "ows_use_default_extent_for_getfeature" "false"
      "wfs_getfeature_formatlist" "geojson"
    END
  END`
}

const mapFile = (layers: string, origin: string): string => `MAP
  NAME "streetgrid"
  SIZE 256 256
  EXTENT -180 -90 180 90
  UNITS DD
  PROJECTION "proj=longlat" "datum=WGS84" "no_defs" END
  WEB
    METADATA
      "ows_title" "streetgrid"
      "ows_onlineresource" "${origin}/"
      "oga_onlineresource" "${origin}/streetgrid/ogcapi"
      "ows_enable_request" "*"
      "oga_enable_request" "*"
      "ows_srs" "EPSG:4326"
    END
  END
  OUTPUTFORMAT
    NAME "geojson"
    DRIVER "OGR/GEOJSON"
    MIMETYPE "application/geo+json"
    FORMATOPTION "STORAGE=stream"
    FORMATOPTION "FORM=simple"
    FORMATOPTION "LCO:COORDINATE_PRECISION=7"
  END
${layers}
END
`

const nginxFile = (folder: string, port: number): string => `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/nginx.log;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  fastcgi_temp_path ${folder}/fastcgi;
  proxy_temp_path ${folder}/proxy;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  keepalive_requests 10000000;
  server {
    listen 127.0.0.1:${port};
    location / {
      fastcgi_pass unix:${folder}/mapserver.socket;
      fastcgi_buffers 64 32k;
      fastcgi_param QUERY_STRING $query_string;
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param SCRIPT_NAME "";
      fastcgi_param PATH_INFO $uri;
      fastcgi_param SERVER_NAME 127.0.0.1;
      fastcgi_param SERVER_PORT $server_port;
    }
  }
}
`

export interface MapServer {
  /** Addresses that deliver a layer's features as GeoJSON, by way of asking. `bbox` is west,south,east,north. */
  addresses(layer: string, limit: number, bbox?: string): Record<'OGC API – Features' | 'WFS 1.0.0', string>
}

/**
 * Starts Debian's MapServer as two FastCGI processes behind nginx, on loopback, over a PostgreSQL address. What was
 * tried and found best: connections kept between requests, the projection spelled out (a name is looked up in PROJ's
 * database for each request), extents given, a Unix socket to nginx, GeoJSON streamed. Both of its ways to GeoJSON
 * are offered, for neither is the faster one everywhere.
 */
export async function startMapServer(
  url: string,
  collections: { collection: Collection; street?: string }[],
): Promise<MapServer> {
  const folder = temporaryFolder('mapserver')
  chmodSync(folder, 0o755)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { hostname, port: databasePort, pathname, username, password } = new URL(url)
  const connection = Object.entries({
    host: hostname,
    port: databasePort,
    dbname: pathname.slice(1),
    user: username,
    password,
  })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
  const layers = collections.map(({ collection, street }) => layer(collection, connection, street)).join('')
  writeFileSync(join(folder, 'streetgrid.map'), mapFile(layers, origin))
  writeFileSync(
    join(folder, 'mapserver.conf'),
    `CONFIG\n  ENV\n  END\n  MAPS\n    STREETGRID "${folder}/streetgrid.map"\n  END\nEND\n`,
  )
  writeFileSync(join(folder, 'nginx.conf'), nginxFile(folder, port))

  const pids = join(folder, 'mapserver.pid')
  execFileSync(
    find('spawn-fcgi') ?? 'spawn-fcgi',
    [
      '-s',
      join(folder, 'mapserver.socket'),
      '-M',
      '666',
      '-F',
      '2',
      '-P',
      pids,
      '--',
      find('mapserv') ?? 'mapserv',
    ],
    { stdio: 'ignore', env: { ...process.env, MAPSERVER_CONFIG_FILE: join(folder, 'mapserver.conf') } },
  )
  // Asked politely, a FastCGI process ends only after its next request, which will not come.
  atEnd(() => {
    for (const pid of readFileSync(pids, 'utf8').split(/\s+/).filter(Boolean))
      process.kill(Number(pid), 'SIGKILL')
  })
  const nginx = spawn(find('nginx') ?? 'nginx', ['-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  atEnd(() => {
    nginx.kill('SIGTERM')
  })

  const items = (id: string) => `${origin}/STREETGRID/ogcapi/collections/${id}/items?f=json`
  const wfs = `${origin}/?map=STREETGRID&service=WFS&version=1.0.0&request=GetFeature&outputformat=geojson`
  const [first] = collections
  await waitFor(`${items(first?.collection.id ?? '')}&limit=1`, 20_000)
  return {
    addresses: (id, limit, bbox) => ({
      'OGC API – Features': `${items(id)}&limit=${limit}${bbox ? `&bbox=${bbox}` : ''}`,
      'WFS 1.0.0': `${wfs}&typename=${id}&maxfeatures=${limit}${bbox ? `&bbox=${bbox}` : ''}`,
    }),
  }
}
