import { createHash } from 'node:crypto'
import type { Feature } from 'geojson'
import { html, raw } from 'hono/html'
import type { Collection } from '../feature/collection.ts'
import type { collectionDocument, landingDocument } from './documents.ts'
import type { Link } from './links.ts'
import { drawFeatures } from './map-drawing.ts'
import type { openApiDocument } from './openapi.ts'

const style = `
:root{color-scheme:light dark;--back:#f5f7f9;--card:#fff;--text:#16202b;--quiet:#5a6875;--line:#d9e0e7;--accent:#0b6bcb;--fill:#0b6bcb2e}
@media (prefers-color-scheme:dark){:root{--back:#10171f;--card:#18212b;--text:#e6edf3;--quiet:#93a1b0;--line:#2b3845;--accent:#5cb0ff;--fill:#5cb0ff2e}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main,footer{max-width:1200px;margin:0 auto;padding:16px 24px}
header{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;border-bottom:1px solid var(--line)}
header nav{flex:1;color:var(--quiet)}
h1{font-size:24px;line-height:1.3;margin:16px 0 4px}h2{font-size:17px;margin:28px 0 8px}
p{margin:4px 0 12px;color:var(--quiet)}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:12px;padding:0;list-style:none}
.cards li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 16px}
.cards a{font-weight:600}.cards p{margin:4px 0 0;font-size:13px}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:13px;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:6px 12px;border-bottom:1px solid var(--line);white-space:nowrap;max-width:320px;overflow:hidden;text-overflow:ellipsis}
td.wrap{white-space:normal}
tr:last-child td{border-bottom:0}th{color:var(--quiet);font-weight:600}th small{display:block;font-weight:400}
td.number{text-align:right}
.pages{display:flex;gap:16px;margin:12px 0;align-items:baseline}
.map{display:block;width:100%;height:auto;background:var(--card);border:1px solid var(--line);border-radius:8px;margin:0 0 16px}
.map path.area{fill:var(--fill);stroke:var(--accent);stroke-width:1}
.map path.line{fill:none;stroke:var(--accent);stroke-width:1.5}
.map .point{fill:none;stroke:var(--accent);stroke-width:10px;stroke-linecap:round;stroke-opacity:.7;vector-effect:non-scaling-stroke}
code{font:13px ui-monospace,Menlo,Consolas,monospace;word-break:break-all}
footer{color:var(--quiet);font-size:13px}
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** The policy of these pages: their own style sheet and nothing else, no script at all. */
export const pagesPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

type Markup = ReturnType<typeof html>
type Crumb = { name: string; href: string }

/** A whole page as text. */
async function page(title: string, crumbs: readonly Crumb[], json: string, content: Markup): Promise<string> {
  const trail = crumbs.map(({ name, href }) => html`<a href="${href}">${name}</a> / `)
  return String(
    await html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · streetgrid</title><style>${raw(style)}</style></head><body><header><nav aria-label="位置 breadcrumb">${trail}</nav><a href="${json}">JSON</a></header><main><h1>${title}</h1>${content}</main><footer>OGC API – Features · streetgrid 网格一张图</footer></body></html>`,
  )
}

const jsonLink = (links: readonly Link[]): string =>
  links.find((link) => (link.rel === 'self' || link.rel === 'alternate') && link.type !== 'text/html')
    ?.href ?? ''

const cards = (entries: readonly { name: string; href: string; about: string }[]): Markup =>
  html`<ul class="cards">${entries.map(({ name, href, about }) => html`<li><a href="${href}">${name}</a><p>${about}</p></li>`)}</ul>`

const home = (base: string): Crumb => ({ name: 'OGC API', href: `${base}?f=html` })
const listing = (base: string): Crumb => ({ name: '数据集 Collections', href: `${base}/collections?f=html` })
const crumbOf = (base: string, { id, name }: Collection): Crumb => ({
  name: `${name.zh} ${name.en}`,
  href: `${base}/collections/${id}?f=html`,
})

export const landingPage = (base: string, document: ReturnType<typeof landingDocument>) =>
  page(
    document.title,
    [],
    jsonLink(document.links),
    html`<p>${document.description}</p>${cards([
      {
        name: '数据集 Collections',
        href: `${base}/collections?f=html`,
        about: '浏览与下载要素 Browse and download features',
      },
      {
        name: '接口说明 API',
        href: `${base}/api?f=html`,
        about: '地址与参数 Addresses and parameters (OpenAPI 3.0)',
      },
      {
        name: '一致性 Conformance',
        href: `${base}/conformance?f=html`,
        about: '所遵循的标准 The standards it follows',
      },
    ])}`,
  )

export const conformancePage = (base: string, classes: readonly string[]) =>
  page(
    '一致性 Conformance',
    [home(base)],
    `${base}/conformance?f=json`,
    html`<ul>${classes.map((name) => html`<li><code>${name}</code></li>`)}</ul>`,
  )

export const collectionsPage = (base: string, collections: readonly Collection[]) =>
  page(
    '数据集 Collections',
    [home(base)],
    `${base}/collections?f=json`,
    cards(
      collections.map(({ id, name, description }) => ({
        name: `${name.zh} ${name.en}`,
        href: `${base}/collections/${id}?f=html`,
        about: `${description.zh}。 ${description.en}.`,
      })),
    ),
  )

const propertyTable = ({ properties }: Collection): Markup =>
  html`<div class="scroll"><table><thead><tr><th scope="col">属性 Property</th><th scope="col">含义 Meaning</th><th scope="col">类型 Type</th><th scope="col">取值 Values</th></tr></thead><tbody>${Object.entries(
    properties,
  ).map(
    ([name, { name: title, type, values }]) =>
      html`<tr><td><code>${name}</code></td><td>${title.zh} ${title.en}</td><td>${type}</td><td class="wrap">${values?.join(' ') ?? ''}</td></tr>`,
  )}</tbody></table></div>`

export const collectionPage = (
  base: string,
  collection: Collection,
  document: ReturnType<typeof collectionDocument>,
) =>
  page(
    document.title,
    [home(base), listing(base)],
    jsonLink(document.links),
    html`<p>${document.description}</p>${cards([
      {
        name: '要素 Items',
        href: `${base}/collections/${collection.id}/items?f=html`,
        about: '逐页浏览 Page by page',
      },
      {
        name: 'GeoJSON',
        href: `${base}/collections/${collection.id}/items?f=json`,
        about: '机器可读 For programs',
      },
    ])}<h2>属性 Properties</h2>${propertyTable(collection)}<h2>范围 Extent</h2><p><code>${document.extent.spatial.bbox[0]?.join(', ') ?? ''}</code></p>`,
  )

const propertiesPage = (title: string, document: string) => (base: string, collection: Collection) =>
  page(
    title,
    [home(base), listing(base), crumbOf(base, collection)],
    `${base}/collections/${collection.id}/${document}?f=json`,
    propertyTable(collection),
  )
export const queryablesPage = propertiesPage('可查询属性 Queryables', 'queryables')
export const schemaPage = propertiesPage('要素结构 Schema', 'schema')

const cell = (value: unknown): Markup => {
  const isNumber = typeof value === 'number'
  return html`<td class="${isNumber ? 'number' : ''}">${value === null || value === undefined ? '' : String(value)}</td>`
}

export type ItemsPage = {
  collection: Collection
  features: readonly Feature[]
  matched: number
  json: string
  first: string
  next: string | undefined
}

export const itemsPage = (base: string, { collection, features, matched, json, first, next }: ItemsPage) => {
  const names = Object.entries(collection.properties)
  const rows = features.map(
    ({ id, properties }) =>
      html`<tr><td><a href="${base}/collections/${collection.id}/items/${String(id)}?f=html">${String(id)}</a></td>${names.map(([name]) => cell(properties?.[name]))}</tr>`,
  )
  const title = `${collection.name.zh} ${collection.name.en}`
  return page(
    title,
    [home(base), listing(base), crumbOf(base, collection)],
    json,
    html`<p>共 ${matched} 个，本页 ${features.length} 个。 ${matched} in all, ${features.length} on this page.</p>${drawFeatures(features, title)}<div class="scroll"><table><thead><tr><th scope="col">id</th>${names.map(([name, { name: words }]) => html`<th scope="col">${words.zh}<small>${name}</small></th>`)}</tr></thead><tbody>${rows}</tbody></table></div><nav class="pages" aria-label="分页 pages"><a href="${first}">首页 First</a>${next ? html`<a rel="next" href="${next}">下一页 Next</a>` : ''}</nav>`,
  )
}

export const featurePage = (base: string, collection: Collection, feature: Feature, json: string) => {
  const title = String(feature.properties?.name ?? feature.properties?.code ?? feature.id)
  const rows = Object.entries(collection.properties).map(
    ([name, { name: words }]) =>
      html`<tr><th scope="row">${words.zh} ${words.en}<small>${name}</small></th>${cell(feature.properties?.[name])}</tr>`,
  )
  return page(
    title,
    [home(base), listing(base), crumbOf(base, collection)],
    json,
    html`${drawFeatures([feature], title)}<div class="scroll"><table><tbody>${rows}</tbody></table></div>`,
  )
}

type OpenApi = ReturnType<typeof openApiDocument>
type Operation = { get: { summary: string; parameters: unknown[] } }

export const apiPage = (base: string, document: OpenApi) => {
  const rows = Object.entries(document.paths as Record<string, Operation>).map(([path, { get }]) => {
    const names = get.parameters.map((parameter) => {
      const { name, $ref } = parameter as { name?: string; $ref?: string }
      return name ?? $ref?.split('/').at(-1) ?? ''
    })
    return html`<tr><td><code>GET /ogc${path}</code></td><td>${get.summary}</td><td class="wrap">${names.join(' ')}</td></tr>`
  })
  return page(
    '接口说明 API',
    [home(base)],
    `${base}/api?f=json`,
    html`<p>${document.info.description}</p><div class="scroll"><table><thead><tr><th scope="col">地址 Address</th><th scope="col">说明 What it is</th><th scope="col">参数 Parameters</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  )
}
