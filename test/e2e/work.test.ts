import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { seriousFaults } from './accessible.ts'
import { expect, test, withoutStream } from './map-page.ts'

const street = '320199001'
/** Only grids and incidents on the map: what is worked with stands beside it. */
const bare =
  'hide=building,tree,road,water,rail,ground,context,community,district-outside,estate,redevelopment'

const signIn = (page: Page, username: string) =>
  page.request.post('/api/auth/sign-in/demo', { data: { username } })

/** Somebody at a browser of their own. */
async function at(browser: Browser, baseURL: string, username: string, size = { width: 1280, height: 800 }) {
  const context = await browser.newContext({
    baseURL,
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await signIn(page, username)
  return { page, leave: () => context.close() }
}

async function report(page: Page, description: string): Promise<number> {
  const data = { category: '0102', longitude: 118.7503, latitude: 32.0721, description }
  const answer = await page.request.post('/api/incidents', { data })
  expect(answer.status()).toBe(201)
  return (await answer.json()).id
}

const doing = (page: Page, verb: string) => page.locator(`[data-do=${verb}]`)
const form = (page: Page, verb: string) => page.locator(`form[data-step=${verb}]`)

test('two work an incident through all six stages, and a third sees every step', async ({
  page: watcher,
  browser,
  baseURL,
}) => {
  test.slow()
  const commander = await at(browser, baseURL ?? '', 'commander')
  const handler = await at(browser, baseURL ?? '', 'handler', { width: 390, height: 844 })
  const [desk, phone] = [commander.page, handler.page]
  const { unit } = await (await phone.request.get('/api/me')).json()
  const { name } = await (await phone.request.get(`/api/units/${unit}?street=${street}`)).json()
  const id = await report(desk, '菜场南门垃圾堆到路上，气味很大')
  await signIn(watcher, 'planner')
  await watcher.goto(`/?thing=incident:${id}&${bare}`)
  await desk.goto(`/desk?incident=${id}`)
  await phone.goto(`/?thing=incident:${id}&${bare}`)
  const seen: string[] = []

  /** Has somebody take a step, and the watcher see it in the history and in the stage. */
  const step = async (who: Page, verb: string, stage: string, act: () => Promise<unknown>) => {
    const answered = who.waitForResponse(
      (response) =>
        response.url().includes(`/incidents/${id}/${verb}`) && response.request().method() === 'POST',
    )
    await act()
    expect((await answered).status()).toBe(200)
    const from = Date.now()
    await watcher.locator(`#drawer [data-verb=${verb}]`).waitFor()
    seen.push(`${verb} ${Date.now() - from} ms`)
    await expect(watcher.locator('#drawer [aria-current=step]')).toContainText(stage)
  }
  await step(desk, 'accept', '调度', () => doing(desk, 'accept').click())
  await step(desk, 'dispatch', '调度', async () => {
    await doing(desk, 'dispatch').click()
    await form(desk, 'dispatch').getByRole('button', { name: '派遣' }).click()
    await expect(form(desk, 'dispatch').getByRole('alert')).toHaveText('请至少选择一个单位。')
    await form(desk, 'dispatch').getByRole('checkbox', { name }).check()
    await form(desk, 'dispatch').getByLabel('说明').fill('请带清运车')
    await form(desk, 'dispatch').getByRole('button', { name: '派遣' }).click()
  })
  await expect(watcher.locator(`[data-call="${unit}"]`)).toContainText(name)
  await step(phone, 'acknowledge', '处置', () => doing(phone, 'acknowledge').click())
  await step(phone, 'arrive', '处置', () => doing(phone, 'arrive').click())
  const sideways = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#38a' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  await step(phone, 'complete', '督办', async () => {
    await doing(phone, 'complete').click()
    const field = form(phone, 'complete')
    await field.getByLabel('处置情况').fill('已清运，地面已冲洗')
    await field
      .locator('input[type=file]')
      .setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: sideways })
    await expect(field.locator('[data-state=done]')).toHaveCount(1)
    expect(await seriousFaults(phone)).toEqual([])
    await field.getByRole('button', { name: '处置完成' }).click()
  })
  // The photo stands by its step, upright.
  const photo = watcher.locator('[data-verb=complete] img')
  await expect
    .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalHeight / image.naturalWidth))
    .toBe(2)
  await step(desk, 'verify', '问效', async () => {
    await doing(desk, 'verify').click()
    await form(desk, 'verify').getByLabel('现场核查所见').fill('路面已净')
    await form(desk, 'verify').getByRole('button', { name: '核查通过' }).click()
  })
  await expect(doing(desk, 'close')).toHaveCount(0)
  await step(desk, 'callback', '问效', async () => {
    await doing(desk, 'callback').click()
    const field = form(desk, 'callback')
    const answer = (question: string, words: string) =>
      field.getByRole('radiogroup', { name: question }).getByRole('radio', { name: words }).check()
    await answer('接通了吗', '是')
    await answer('有人响应了吗', '是')
    await answer('问题解决了吗', '是')
    await field.getByRole('button', { name: '回访' }).click()
    await expect(field.getByRole('alert')).toHaveText('请逐项作答。')
    await answer('对结果满意吗', '否')
    await field.getByRole('button', { name: '回访' }).click()
  })
  await doing(desk, 'close').click()
  const closed = desk.waitForResponse((response) => response.url().includes(`/incidents/${id}/close`))
  await form(desk, 'close').getByRole('button', { name: '销号' }).click()
  expect((await closed).status()).toBe(200)
  const from = Date.now()
  await watcher.locator('#drawer [data-verb=close]').waitFor()
  seen.push(`close ${Date.now() - from} ms`)
  await expect(watcher.locator('#drawer')).toContainText('已销号')
  const { history, loop } = await (await desk.request.get(`/api/incidents/${id}?street=${street}`)).json()
  expect(history.map(({ verb }: { verb: string }) => verb)).toEqual([
    'report',
    'accept',
    'dispatch',
    'acknowledge',
    'arrive',
    'complete',
    'verify',
    'callback',
    'close',
  ])
  expect(loop.callback).toEqual({ answered: true, responded: true, solved: true, satisfied: false })
  console.log(`from the answer of a step to the watcher's screen: ${seen.join(', ')}`)
  await commander.leave()
  await handler.leave()
})

test('who comes second is told what happened, and keeps what was typed', async ({ page, expectTrouble }) => {
  expectTrouble(/409/)
  await withoutStream(page, expectTrouble)
  await signIn(page, 'commander')
  const id = await report(page, '后巷垃圾外溢')
  await page.goto(`/desk?incident=${id}&lang=en`)
  await doing(page, 'void').click()
  await form(page, 'void').getByLabel('Note').fill('already cleaned')
  await page.request.post(`/api/incidents/${id}/accept`, { data: {} })
  await form(page, 'void').getByRole('button', { name: 'Void' }).click()
  await expect(form(page, 'void').getByRole('alert')).toContainText('Somebody else has acted first')
  await expect(form(page, 'void').getByRole('status').first()).toContainText('Accepted')
  await expect(form(page, 'void').getByLabel('Note')).toHaveValue('already cleaned')
  await expect(form(page, 'void').getByRole('button', { name: 'Void' })).toBeDisabled()
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  // What is possible now is there at once, and the incident stays open: Escape closed the form alone.
  await expect(doing(page, 'dispatch')).toBeVisible()
  await expect(doing(page, 'accept')).toHaveCount(0)
})

test('an extension is asked for, granted, and both limits stay to be read; what is masked is shown for a reason', async ({
  page,
  browser,
  baseURL,
}) => {
  const handler = await at(browser, baseURL ?? '', 'handler')
  const { unit } = await (await handler.page.request.get('/api/me')).json()
  await signIn(page, 'commander')
  const id = await report(page, '沟边积存渣土')
  await page.request.post(`/api/incidents/${id}/accept`, { data: {} })
  await page.request.post(`/api/incidents/${id}/dispatch`, { data: { units: [unit] } })
  await handler.page.request.post(`/api/incidents/${id}/acknowledge`, { data: {} })
  await handler.page.goto(`/?thing=incident:${id}&${bare}`)
  await handler.page.getByRole('button', { name: '更多' }).focus()
  await handler.page.keyboard.press('Enter')
  await handler.page.getByRole('menuitem', { name: '延期' }).press('Enter')
  const asking = form(handler.page, 'extend')
  await expect(asking.getByLabel('办结时限改为')).toBeFocused()
  await asking.getByLabel('理由').fill('须等机械进场')
  await asking.getByRole('button', { name: '延期' }).press('Enter')
  await expect(asking).toHaveCount(0)
  await expect(handler.page.locator('[data-verb=extend]')).toContainText('申请时限')

  await page.goto(`/desk?incident=${id}`)
  await page.getByRole('button', { name: '批准' }).click()
  await form(page, 'extend').getByLabel('理由').fill('同意')
  await form(page, 'extend').getByRole('button', { name: '延期' }).click()
  const granted = page.locator('[data-verb=extend]').last()
  await expect(granted.locator('s')).toHaveText(/\d\d:\d\d/)
  await expect(granted.locator('strong').last()).toHaveText(/\d\d:\d\d/)

  await page.getByRole('button', { name: '查看未脱敏内容' }).click()
  await page.getByLabel('查看理由').fill('回访核实')
  await page.getByRole('button', { name: '查看', exact: true }).click()
  await expect(page.getByText('沟边积存渣土')).toHaveCount(2)
  await page.getByRole('button', { name: '收起' }).click()
  await expect(page.getByText('沟边积存渣土')).toHaveCount(1)
  await handler.leave()
})
