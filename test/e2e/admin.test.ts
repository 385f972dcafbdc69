import { seriousFaults } from './accessible.ts'
import { expect, test } from './map-page.ts'

const settle = '处置时限（分钟）：暴露垃圾'

// The demo's administrator reaches one street of the two: limits that both share are not his to change.
test.beforeEach(async ({ page }) => {
  await page.request.post('/api/auth/sign-in/demo', { data: { username: 'admin' } })
})

test('a limit that cannot be is said in its row, and one that is refused stays as it was written', async ({
  page,
  expectTrouble,
}) => {
  await page.goto('/admin?tab=limits')
  const field = page.getByLabel(settle)
  await expect(field).toHaveValue('240')
  await field.fill('30')
  await expect(page.getByRole('alert')).toHaveText('派遣时限不能超过处置时限。')
  await expect(page.getByLabel('保存：暴露垃圾')).toBeDisabled()
  expect(await seriousFaults(page)).toEqual([])
  await field.fill('1.5')
  await expect(page.getByRole('alert')).toContainText('整数分钟')
  expectTrouble(/403/)
  await field.fill('300')
  await field.press('Enter')
  await expect(page.getByRole('alert')).not.toBeEmpty()
  await expect(field).toHaveValue('300')
  await page.getByLabel('还原：暴露垃圾').click()
  await expect(field).toHaveValue('240')
})

test('what was changed by another meanwhile is shown, and what the server took is what stays', async ({
  page,
  expectTrouble,
}) => {
  let settleMinutes = 240
  let version = 'first'
  await page.route('**/api/categories', async (route) => {
    const answer = await (await route.fetch()).json()
    const entry = answer.categories.find(({ code }: { code: string }) => code === '0102')
    Object.assign(entry, { settle_minutes: settleMinutes, version })
    await route.fulfill({ json: answer })
  })
  await page.route('**/api/categories/0102', async (route) => {
    if (route.request().headers()['if-match'] !== `"${version}"`)
      return route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        json: { code: 'limits_changed' },
      })
    settleMinutes = 500
    const { categories } = await (await page.request.get('/api/categories')).json()
    const entry = categories.find(({ code }: { code: string }) => code === '0102')
    return route.fulfill({ json: { ...entry, settle_minutes: settleMinutes, version: 'third' } })
  })
  await page.goto('/admin?tab=limits')
  const field = page.getByLabel(settle)
  await expect(field).toHaveValue('240')
  settleMinutes = 77
  version = 'second'
  expectTrouble(/409/)
  await field.fill('300')
  await field.press('Enter')
  await expect(page.getByRole('alert')).toContainText('刚被他人修改')
  await expect(field).toHaveValue('300')
  await page.getByLabel('还原：暴露垃圾').click()
  await expect(field).toHaveValue('77')
  await field.fill('400')
  await field.press('Enter')
  await expect(page.getByText('已保存')).toBeVisible()
  await expect(field).toHaveValue('500')
})

test('the calendar is a tab with an address, reached and turned by keyboard', async ({ page }) => {
  await page.goto('/admin?tab=limits')
  await page.getByRole('tab', { name: '时限' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/tab=calendar/)
  await page.goto('/admin?tab=calendar&lang=en')
  const year = page.getByRole('heading', { level: 2 })
  const now = Number(await year.textContent())
  await page.getByRole('button', { name: 'The year after' }).press('Enter')
  await expect(year).toHaveText(String(now + 1))
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(page.getByText('There is no such day')).toBeVisible()
  await expect(page.getByText('Say why')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
})

test('a template that is written here is picked where an incident is worked, filled in from it', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/admin?tab=templates')
  await page.getByRole('button', { name: '新增常用语' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByText('请写标题。')).toBeVisible()
  await expect(dialog.getByText('请写文字。')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await dialog.getByLabel('用于').selectOption('urge')
  await dialog.getByLabel('标题').fill('夜间督办')
  await dialog.getByLabel('文字').fill('请尽快处置 {谁}')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByText('花括号里只能是下列各项。')).toBeVisible()
  await dialog.getByLabel('文字').fill('编号：')
  await dialog.getByRole('button', { name: '事件编号' }).click()
  await expect(dialog.getByLabel('文字')).toHaveValue('编号：{code}')
  await expect(dialog.getByLabel('文字')).toBeFocused()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  const row = page.locator('[data-template]').filter({ hasText: '夜间督办' })
  await expect(row).toContainText('督办')
  await expect(row).toContainText('编号：{code}')

  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  const desk = await context.newPage()
  await desk.request.post('/api/auth/sign-in/demo', { data: { username: 'commander' } })
  const data = { category: '0102', longitude: 118.7503, latitude: 32.0721, description: '夜里还在堆垃圾' }
  const { id, code } = await (await desk.request.post('/api/incidents', { data })).json()
  await desk.goto(`/desk?incident=${id}&hide=building,tree,road,water,rail,ground,context`)
  await desk.getByRole('button', { name: '更多' }).click()
  await desk.locator('[data-do=urge]').click()
  const note = desk.getByLabel('说明（选填）')
  await note.fill('前文')
  await note.press('Home')
  await desk.getByRole('button', { name: '常用语' }).press('Enter')
  await desk.getByLabel('查找常用语').fill('夜间')
  await expect(desk.locator('button[data-template]')).toHaveCount(1)
  expect(await seriousFaults(desk)).toEqual([])
  await desk.keyboard.press('Escape')
  await expect(desk.locator('button[data-template]')).toHaveCount(0)
  await expect(note).toHaveValue('前文')
  await desk.getByRole('button', { name: '常用语' }).press('Enter')
  await expect(desk.getByLabel('查找常用语')).toBeFocused()
  await desk.keyboard.press('Tab')
  await expect(desk.locator('button[data-template]:focus')).toHaveCount(1)
  await desk.locator('button[data-template]').filter({ hasText: '夜间督办' }).press('Enter')
  await expect(note).toHaveValue(`编号：${code}前文`)
  await expect(note).toBeFocused()
  await context.close()

  await row.getByRole('button', { name: '删除：夜间督办' }).click()
  await dialog.getByRole('button', { name: '删除' }).click()
  await expect(row).toBeHidden()
})

test('the commander sets how far apart reports of one thing may be, and administers nothing else', async ({
  page,
}) => {
  await page.request.post('/api/auth/sign-in/demo', { data: { username: 'commander' } })
  await page.goto('/admin')
  await expect(page.getByRole('tab')).toHaveText(['常用语', '街道设置'])
  await page.getByRole('tab', { name: '街道设置' }).click()
  const metres = page.getByLabel('相距不超过（米）')
  await expect(metres).toHaveValue('50')
  await metres.fill('0')
  await expect(page.getByRole('alert')).toContainText('1 至 1000')
  await expect(page.getByRole('button', { name: '保存' })).toBeDisabled()
  await metres.fill('60')
  await metres.press('Enter')
  await expect(page.getByText('已保存')).toBeVisible()
  await page.reload()
  await expect(metres).toHaveValue('60')
  await metres.fill('50')
  await metres.press('Enter')
  await expect(page.getByText('已保存')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
})
