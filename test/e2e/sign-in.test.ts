import type { Page } from '@playwright/test'
import { seriousFaults } from './accessible.ts'
import { expect, test } from './map-page.ts'

const asAdministrator = (page: Page) =>
  page.request.post('/api/auth/sign-in/demo', { data: { username: 'admin' } })

const signIn = async (page: Page, name: string, password: string) => {
  await page.getByLabel('账号', { exact: true }).fill(name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('a role of the demo is one click away, and leads on to where one wanted to go', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/401/)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?.*to=/)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: /指挥长/ }).click()
  await expect(page).toHaveURL(/\/account/)
  await expect(page.getByText('当前浏览器')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  const me = await (await page.request.get('/api/me')).json()
  expect(me).toMatchObject({ username: 'commander', role: 'commander' })
})

test('a wrong password is said, in English on a phone too, and the keyboard alone suffices', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/401/)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/sign-in?lang=en')
  await expect(page.getByLabel('User name')).toBeFocused()
  await page.keyboard.type('nobody-there')
  await page.keyboard.press('Tab')
  await page.keyboard.type('wrong')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible()
  const isWhole = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth
  expect(await page.evaluate(isWhole)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
})

test('an account that an administrator makes has to change its password and then sees its own grid', async ({
  page,
  browser,
  expectTrouble,
}) => {
  expectTrouble(/401|403/)
  await asAdministrator(page)
  const grids = await (await page.request.get('/api/features/grids?street=320199001')).json()
  const scope = String(grids.features[0].properties.code)
  const made = await page.request.post('/api/accounts', {
    data: { username: 'new.leader', name: '张网格', role: 'leader', scope },
  })
  const { initial_password: password } = await made.json()
  await page.goto('/admin?tab=accounts')
  await expect(page.getByRole('row', { name: /new\.leader/ })).toContainText('网格长')
  expect(await seriousFaults(page)).toEqual([])
  await page.goto('/admin?tab=audit')
  await expect(page.getByRole('row', { name: /new\.leader/ }).first()).toBeVisible()
  const context = await browser.newContext({ locale: 'zh-CN' })
  const other = await context.newPage()
  await other.goto('/sign-in?to=/account')
  await signIn(other, 'new.leader', password)
  await expect(other).toHaveURL(/\/change-password/)
  await other.getByLabel('现在的密码').fill(password)
  await other.getByLabel('新密码', { exact: true }).fill('a password of their own')
  await other.getByLabel('再输一次新密码').fill('a password of their own')
  await other.getByRole('button', { name: '修改密码' }).click()
  await expect(other).toHaveURL(/\/account/)
  const seen = await (await other.request.get('/api/incidents?street=320199001&limit=500')).json()
  expect(seen.incidents.every((incident: { grid_code: string }) => incident.grid_code === scope)).toBe(true)
  expect((await other.request.get('/api/accounts')).status()).toBe(403)
  await context.close()
})

test('the office’s own sign-on leads to the page that was wanted, else home, and its failure is told', async ({
  page,
}) => {
  await page.route('**/api/settings', async (route) => {
    const settings = await (await route.fetch()).json()
    await route.fulfill({ json: { ...settings, sign_on: '统一身份认证' } })
  })
  await page.goto('/sign-in?to=%2Fdesk%2Fledger')
  const signOn = page.getByRole('link', { name: '统一身份认证' })
  await expect(signOn).toHaveAttribute('href', '/api/auth/sign-on?to=%2Fdesk%2Fledger')
  await page.goto('/sign-in?error=unreachable')
  await expect(page.getByText('统一认证没有完成登录')).toBeVisible()
  const back = new URL((await signOn.getAttribute('href')) ?? '', page.url()).searchParams.get('to') ?? ''
  await page.request.post('/api/auth/sign-in/demo', { data: { username: 'commander' } })
  await page.goto(back)
  await expect(page).toHaveURL(/\/desk$/)
})
