import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { refusalOf } from '../../../api/identity/permission.model.ts'
import { redevelopmentPhases } from '../../../api/redevelopment/redevelopment.model.ts'
import type { District, DistrictEntry, SearchResult } from '../../client.ts'
import { DemoBadge } from '../../district/demo-badge.tsx'
import { holdings } from '../../district/holdings.ts'
import { categoryName } from '../../filter/chips.ts'
import type { PlaceSet } from '../../filter/place-set.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { AccountItems, AccountMenu } from '../../identity/account-menu.tsx'
import { worksAtDesk } from '../../identity/home.ts'
import type { PaletteName } from '../../map/palette.ts'
import { SearchBox } from '../../search/search-box.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useLostFocus } from '../../ui/lost-focus.ts'
import { performerOf } from '../frame/performer.ts'
import { useAccountActions } from '../frame/use-account-actions.ts'
import classes from './top-bar.module.css'
import type { View } from './view.ts'

interface TopBarProps {
  view: View
  palette: PaletteName
  street: string | undefined
  districts: readonly DistrictEntry[]
  district: District | undefined
  phone: boolean
  onChange(patch: Partial<View>): void
  onStreet(code: string): void
  onDistrict(): void
  onSearch(result: SearchResult): void
  onPlaces(set: PlaceSet): void
  onPrint(): void
}

function useShare() {
  const { t } = useLanguage()
  const [said, setSaid] = useState<string>()
  const share = async () => {
    setSaid((await copyText(location.href)) ? t('interface.shared') : t('interface.shareFailed'))
    setTimeout(() => setSaid(undefined), 3000)
  }
  return { said, share }
}

/** The street and its size, search, and what belongs to the whole page. */
export function TopBar(props: TopBarProps) {
  const {
    view,
    palette,
    street,
    districts,
    district,
    phone,
    onChange,
    onStreet,
    onDistrict,
    onSearch,
    onPlaces,
    onPrint,
  } = props
  const { t, format } = useLanguage()
  const { said, share } = useShare()
  const account = useAccountActions()
  const performer = performerOf(account.me)
  const mayReport = performer !== undefined && refusalOf(performer, 'report') === null
  const [searching, setSearching] = useState(false)
  const searchButton = useRef<HTMLButtonElement>(null)
  useLostFocus(searching, () => searchButton.current)
  const name = district?.name ?? districts.find((entry) => entry.code === street)?.name ?? ''
  const language = view.language === 'zh' ? 'en' : 'zh'
  const otherPalette = palette === 'dusk' ? 'paper' : 'dusk'
  const paletteWords = palette === 'dusk' ? t('interface.toPaper') : t('interface.toDusk')
  const area = district?.facts.area_km2 ?? (district === undefined ? 0 : district.area / 1e6)
  const categories = district?.categories ?? []
  const toDesk = {
    ...(view.street !== undefined && { street: view.street }),
    ...(view.language === 'en' && { lang: view.language }),
    ...(view.palette !== undefined && { palette: view.palette }),
  }
  const translate = (result: SearchResult) => {
    const phase = redevelopmentPhases.find((known) => known === result.detail)
    if (result.kind === 'redevelopment-zone' && phase !== undefined)
      return { detail: t(`place.phase.${phase}`) }
    if (result.kind === 'estate' && result.detail !== null && result.detail !== '')
      return { detail: t('place.builtIn', { year: result.detail }) }
    if (result.kind !== 'category') return {}
    return {
      name: categoryName(categories, result.id, view.language) ?? result.name,
      detail: categoryName(categories, result.id.slice(0, 2), view.language) ?? result.detail,
    }
  }
  const search =
    street === undefined ? null : (
      <SearchBox
        street={street}
        translate={translate}
        autoFocus={phone}
        onPick={(result) => {
          setSearching(false)
          onSearch(result)
        }}
      />
    )
  return (
    <header className={classes.bar}>
      {phone && searching ? (
        <>
          <IconButton icon="back" label={t('interface.back')} onClick={() => setSearching(false)} size={44} />
          <div className={classes.phoneSearch}>{search}</div>
        </>
      ) : (
        <>
          <div className={classes.street}>
            <h1 className={classes.name}>
              <button type="button" className={classes.title} onClick={onDistrict}>
                {name}
              </button>
              <span className={classes.product}>{t('interface.product')}</span>
            </h1>
            {districts.length > 1 && (
              <Menu position="bottom-start">
                <Menu.Target>
                  <IconButton icon="chevronDown" label={t('interface.chooseStreet')} size={phone ? 44 : 32} />
                </Menu.Target>
                <Menu.Dropdown>
                  {districts.map((entry) => (
                    <Menu.Item
                      key={entry.code}
                      aria-current={entry.code === street}
                      onClick={() => onStreet(entry.code)}
                    >
                      {entry.name}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            )}
          </div>
          {!phone && district !== undefined && (
            <p className={classes.facts}>
              <span>{t('interface.factsArea', { n: format.number(area, 2) })}</span>
              <button type="button" className={classes.fact} onClick={() => onPlaces({ of: 'grids' })}>
                {t('interface.factsGrids', {
                  count: district.totals.grids,
                  n: format.number(district.totals.grids),
                })}
              </button>
              {holdings(district).estates && (
                <button type="button" className={classes.fact} onClick={() => onPlaces({ of: 'estates' })}>
                  {t('interface.factsEstates', {
                    count: district.totals.estates,
                    n: format.number(district.totals.estates),
                  })}
                </button>
              )}
            </p>
          )}
          {district !== undefined && <DemoBadge district={district} />}
          <div className={classes.search}>{!phone && search}</div>
          <span className={classes.said} role="status">
            {said}
          </span>
          {phone && (
            <IconButton
              ref={searchButton}
              icon="search"
              label={t('interface.search')}
              onClick={() => setSearching(true)}
              size={44}
            />
          )}
          {phone ? (
            <Menu position="bottom-end">
              <Menu.Target>
                <IconButton icon="menu" label={t('interface.menu')} size={44} data-opens="print" />
              </Menu.Target>
              <Menu.Dropdown>
                {mayReport && (
                  <Menu.Item
                    leftSection={<Icon name="plus" />}
                    renderRoot={(props) => (
                      <Link to="/desk" search={{ ...toDesk, report: 'true' }} {...props} />
                    )}
                  >
                    {t('desk.report')}
                  </Menu.Item>
                )}
                {worksAtDesk(account.me?.role) && (
                  <Menu.Item
                    leftSection={<Icon name="desk" />}
                    renderRoot={(props) => <Link to="/desk" search={toDesk} {...props} />}
                  >
                    {t('desk.toDesk')}
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={<Icon name="language" />}
                  lang={language}
                  onClick={() => onChange({ language })}
                >
                  {t('interface.languageOther')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<Icon name={palette === 'dusk' ? 'sun' : 'moon'} />}
                  onClick={() => onChange({ palette: otherPalette })}
                >
                  {paletteWords}
                </Menu.Item>
                <Menu.Item leftSection={<Icon name="link" />} onClick={share}>
                  {t('interface.share')}
                </Menu.Item>
                <Menu.Item leftSection={<Icon name="print" />} onClick={onPrint}>
                  {t('interface.print')}
                </Menu.Item>
                <Menu.Divider />
                <AccountItems {...account} />
              </Menu.Dropdown>
            </Menu>
          ) : (
            <div className={classes.tools}>
              {mayReport && (
                <Link to="/desk" search={{ ...toDesk, report: 'true' }} className={classes.desk}>
                  <Icon name="plus" size={16} />
                  {t('desk.report')}
                </Link>
              )}
              {worksAtDesk(account.me?.role) && (
                <Link to="/desk" search={toDesk} className={classes.desk}>
                  <Icon name="desk" size={16} />
                  {t('desk.toDesk')}
                </Link>
              )}
              <button
                type="button"
                className={classes.language}
                lang={language}
                onClick={() => onChange({ language })}
              >
                {t('interface.languageOther')}
              </button>
              <IconButton
                icon={palette === 'dusk' ? 'sun' : 'moon'}
                label={paletteWords}
                onClick={() => onChange({ palette: otherPalette })}
              />
              <IconButton icon="link" label={t('interface.share')} onClick={share} />
              <IconButton icon="print" label={t('interface.print')} data-opens="print" onClick={onPrint} />
              <AccountMenu {...account} />
            </div>
          )}
        </>
      )}
    </header>
  )
}
