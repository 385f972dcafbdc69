import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { counted, drawnIds, expect, openPanels, test } from './map-page.ts'

const serverPort = Number(process.env.STREETGRID_E2E_PORT ?? 18_799)

/** A line between browser and server that can be cut: what a browser calls offline does not end a stream that is open. */
class Line {
  #sockets = new Set<Socket>()
  #isCut = false
  #server = createServer((socket) => {
    if (this.#isCut) return socket.destroy()
    const onward = connect(serverPort, '127.0.0.1')
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.#sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.#sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  close(): void {
    this.cut()
    this.#server.close()
  }
}

const withLine = test.extend<{ line: { line: Line; address: string } }>({
  line: async ({ browserName: _ }, use) => {
    const line = new Line()
    await use({ line, address: await line.open() })
    line.close()
  },
  baseURL: ({ line }, use) => use(line.address),
})

for (const { language, search, live, lost } of [
  { language: '中文', search: '', live: '实时 · 数据', lost: '实时连接自' },
  { language: 'English', search: '?lang=en', live: 'Live · Data', lost: 'Live connection lost since' },
])
  withLine(
    `a lost stream is said in ${language}, the last picture stays, and it recovers by itself`,
    async ({ page, line: { line }, expectTrouble }) => {
      expectTrouble(/Failed to load resource|net::ERR/)
      await openPanels(page, search)
      const status = page.locator('[data-live]').first()
      await expect(status).toHaveAttribute('data-live', 'live')
      await expect(status).toContainText(live)
      await expect(status).toHaveAttribute('data-failing', 'false')
      const [all, drawn] = [await counted(page), await drawnIds(page)]
      line.cut()
      await expect(status).toHaveAttribute('data-live', 'lost')
      await expect(status).toContainText(lost)
      await expect(status).toHaveAttribute('data-failing', 'true')
      expect([await counted(page), await drawnIds(page)]).toEqual([all, drawn])
      const renewed = page.waitForResponse(
        (answer) => /\/api\/incidents\/points\?/.test(answer.url()) && answer.ok(),
      )
      line.mend()
      await expect(status).toHaveAttribute('data-live', 'live')
      await expect(status).toContainText(live)
      await renewed
    },
  )

test('one tab holds one stream, and another street has another', async ({ page }) => {
  const opened: string[] = []
  const closed: string[] = []
  const streetOf = (address: string) => new URL(address).searchParams.get('street') ?? ''
  page.on('request', (request) => {
    if (request.url().includes('/api/live')) opened.push(streetOf(request.url()))
  })
  page.on('requestfailed', (request) => {
    if (request.url().includes('/api/live')) closed.push(streetOf(request.url()))
  })
  await openPanels(page, '?street=320199001')
  const status = page.locator('[data-live]').first()
  await expect(status).toHaveAttribute('data-live', 'live')
  const first = opened.length
  await page.evaluate(() => {
    window.history.pushState(null, '', '/?street=320199002')
    window.dispatchEvent(new PopStateEvent('popstate'))
  })
  await expect.poll(() => opened.at(-1)).toBe('320199002')
  await expect(status).toHaveAttribute('data-live', 'live')
  expect(opened.slice(0, first).every((street) => street === '320199001')).toBe(true)
  await expect.poll(() => opened.length - closed.length).toBe(1)
})

test('a step that somebody else takes is on the page without a reload, in list and map', async ({
  page,
  playwright,
  baseURL,
}) => {
  const commander = await playwright.request.newContext({ baseURL })
  await commander.post('/api/auth/sign-in/demo', { data: { username: 'commander' } })
  const { incidents } = await (await commander.get('/api/incidents?street=320199001&limit=1')).json()
  const { longitude, latitude } = incidents[0]
  await openPanels(page, '?street=320199001&text=路口的试验')
  await expect(page.locator('[data-live]').first()).toHaveAttribute('data-live', 'live')
  const rows = page.locator('[data-incident]')
  await expect(rows).toHaveCount(0)
  const data = { category: '0102', longitude, latitude, description: '路口的试验，垃圾外溢' }
  const { id } = await (await commander.post('/api/incidents', { data })).json()
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('研判')
  await expect.poll(() => drawnIds(page)).toContain(id)
  expect((await commander.post(`/api/incidents/${id}/accept`)).status()).toBe(200)
  await expect(rows.first()).toContainText('调度')
  await commander.dispose()
})
