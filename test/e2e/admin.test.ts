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
