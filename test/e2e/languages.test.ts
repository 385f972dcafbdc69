import type { Page } from '@playwright/test'
import { en } from '../../web/i18n/en/index.ts'
import { zh } from '../../web/i18n/zh/index.ts'
import { seriousFaults } from './accessible.ts'
import { expect, mapDrawn, openPanels, test } from './map-page.ts'

const tables = { zh, en }
const han = /\p{Script=Han}/u

/** What the server says in the language of the data: names, addresses, notes. Categories have names in both. */
function dataOf(page: Page): Set<string> {
  const data = new Set<string>()
  const collect = (value: unknown, name = '') => {
    if (typeof value === 'string') {
      if (value.length > 1 && han.test(value) && !/^(category|main)_name$/.test(name)) data.add(value)
    } else if (Array.isArray(value)) for (const item of value) collect(item, name)
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) if (key !== 'categories') collect(item, key)
  }
  page.on('response', async (response) => {
    if (/\/api\/(?!search)/.test(response.url())) collect(await response.json().catch(() => null))
  })
  return data
}

/** All that the page says: what can be seen, and what is read out in its stead. */
const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = []
    const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt']
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement
      if (element === null || element.closest('script, style, [lang]:not(html)') !== null) continue
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      if (node instanceof Element) for (const name of spoken) texts.push(node.getAttribute(name) ?? '')
      else texts.push(node.textContent ?? '')
    }
    return texts.map((text) => text.trim()).filter((text) => text !== '')
  })

type Table = { readonly [key: string]: string | Table }
const leaves = (table: Table): string[] =>
  Object.values(table).flatMap((value) => (typeof value === 'string' ? [value] : leaves(value)))
const english = new Set(leaves(en).filter((text) => /[a-z]{3}/.test(text)))

/** What of a page's words belongs to the other language. */
async function strays(page: Page, language: 'zh' | 'en', data: Set<string>): Promise<string[]> {
  const texts = await said(page)
  if (language === 'zh') return texts.filter((text) => english.has(text))
  const names = [...data].toSorted((first, second) => second.length - first.length)
  return texts.filter((text) => {
    let rest = text
    for (const name of names) {
      if (!han.test(rest)) return false
      rest = rest.replaceAll(name, '')
    }
    return han.test(rest)
  })
}

for (const language of ['zh', 'en'] as const) {
  const words = tables[language]

  test(`all that opens above the map is of one language and within reach, in ${language}`, async ({
    page,
  }) => {
    const data = dataOf(page)
    await openPanels(page, `?lang=${language}&grid=320199001001001&inview=true`)
    const button = (name: string) => page.getByRole('button', { name, exact: true }).first()
    const check = async (what: string) => {
      expect.soft(await strays(page, language, data), what).toEqual([])
      // What axe looks at is the same in either language, but for the names, which are no names of the other.
      if (language === 'zh') expect.soft(await seriousFaults(page), what).toEqual([])
    }
    await check('the page')
    for (const name of ['time', 'status', 'category', 'place', 'text'] as const) {
      await button(words.filter[name]).click()
      await expect(page.getByRole('dialog', { name: words.filter[name] })).toBeVisible()
      if (name === 'time') await button(words.filter.period['30d']).click()
      await check(name)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    for (const name of [words.filter.export, words.interface.chooseStreet]) {
      await button(name).click()
      await expect(page.getByRole('menuitem').first()).toBeVisible()
      await check(name)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menuitem')).toHaveCount(0)
    }
    for (const name of [
      words.interface.demo,
      words.definition.show.replace('{{name}}', words.incident.overdue),
    ]) {
      await button(name).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await check(name)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    const search = page.getByRole('combobox', { name: words.interface.search })
    for (const query of ['bllj', 'gnxc', 'zzzz']) {
      await search.fill(query)
      const results = page.getByRole('listbox', { name: words.interface.search })
      await expect(
        query === 'zzzz' ? page.getByText(/[“"]zzzz[”"]/) : results.getByRole('option').first(),
      ).toBeVisible()
      await check(query)
    }
    await search.fill('')
    await button(words.interface.layers).click()
    await expect(page.getByRole('region', { name: words.interface.layers })).toBeVisible()
    await button(words.interface.legend).click()
    await check('layers')
    await button(words.interface.print).click()
    await expect(page.getByRole('dialog', { name: words.interface.printTitle })).toBeVisible()
    await expect(page.getByText(words.interface.printPreparing)).toHaveCount(0)
    await check('print')
  })

  test(`every drawer is of one language and within everybody’s reach, in ${language}`, async ({ page }) => {
    const data = dataOf(page)
    await openPanels(page, `?lang=${language}`)
    const incident = await page.locator('[data-incident]').first().getAttribute('data-incident')
    for (const opened of [
      'thing=district:320199001',
      'thing=community:320199001001',
      'thing=grid:320199001001001',
      'thing=estate:1',
      'thing=building:1',
      'thing=redevelopment-zone:1',
      'thing=service-point:1',
      'thing=unit:1',
      `thing=incident:${incident}`,
      'places=buildings,in_grid:320199001001001',
    ]) {
      await page.evaluate((search) => history.pushState(null, '', search), `?lang=${language}&${opened}`)
      await expect(page.locator('#drawer h2')).not.toBeEmpty()
      await mapDrawn(page)
      expect.soft(await strays(page, language, data), opened).toEqual([])
      if (language === 'en') expect.soft(await seriousFaults(page), opened).toEqual([])
    }
  })
}
