import { Button, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { writeConditions } from '../../filter/search-filter.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { AccountItems, AccountMenu } from '../../identity/account-menu.tsx'
import { setMuted, useMuted } from '../../ui/chime.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useAccountActions } from '../frame/use-account-actions.ts'
import classes from './desk-bar.module.css'
import { DeskFigures } from './desk-figures.tsx'
import { type DeskView, keptOfDesk } from './desk-view.ts'
import type { DeskData } from './use-desk-data.ts'
import type { ChangeDesk } from './use-desk-view.ts'

interface DeskBarProps {
  desk: DeskData
  view: DeskView
  palette: 'dusk' | 'paper'
  phone: boolean
  /** How old the data are, and whether they renew themselves. */
  age: ReactNode
  change: ChangeDesk
  onShortcuts(): void
  /** For whoever may report. */
  onReport: (() => void) | undefined
}

/** The street, its day in figures, and what belongs to the whole desk. */
export function DeskBar({ desk, view, palette, phone, age, change, onShortcuts, onReport }: DeskBarProps) {
  const { t } = useLanguage()
  const account = useAccountActions()
  const isMuted = useMuted()
  const { districts, street, district } = desk
  const known = districts.data ?? []
  const name = district?.name ?? known.find(({ code }) => code === street)?.name ?? ''
  const language = view.language === 'zh' ? 'en' : 'zh'
  const otherPalette = palette === 'dusk' ? 'paper' : 'dusk'
  const paletteWords = palette === 'dusk' ? t('interface.toPaper') : t('interface.toDusk')
  const kept = keptOfDesk(view)
  const filtered = { ...kept, ...writeConditions(view.conditions) }
  const sound = (
    <IconButton
      icon={isMuted ? 'silent' : 'sound'}
      label={isMuted ? t('desk.unmute') : t('desk.mute')}
      pressed={isMuted}
      data-mute
      size={phone ? 44 : 36}
      onClick={() => setMuted(!isMuted)}
    />
  )
  const streets = known.length > 1 && (
    <Menu position="bottom-start">
      <Menu.Target>
        <IconButton icon="chevronDown" label={t('interface.chooseStreet')} size={phone ? 44 : 32} />
      </Menu.Target>
      <Menu.Dropdown>
        {known.map((entry) => (
          <Menu.Item
            key={entry.code}
            aria-current={entry.code === street}
            onClick={() => change({ street: entry.code, conditions: {}, incident: undefined })}
          >
            {entry.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
  return (
    <header className={classes.bar} data-phone={phone}>
      <div className={classes.title}>
        <h1 className={classes.name}>
          {name} <span className={classes.desk}>{t('desk.title')}</span>
        </h1>
        {streets}
      </div>
      <nav className={classes.doors} aria-label={t('interface.menu')}>
        <DeskFigures view={view} street={street} />
        <Link to="/" search={kept} className={classes.door}>
          <Icon name="map" size={16} />
          <span className={classes.words}>{t('desk.toMap')}</span>
        </Link>
        <Link to="/desk/figures" search={filtered} className={classes.door}>
          <Icon name="chart" size={16} />
          <span className={classes.words}>{t('indicator.title')}</span>
        </Link>
        <Link to="/desk/ledger" search={filtered} className={classes.door}>
          <Icon name="list" size={16} />
          <span className={classes.words}>{t('desk.queue.ledger')}</span>
        </Link>
      </nav>
      <div className={classes.age}>{age}</div>
      <div className={classes.tools}>
        {onReport && (
          <Button size={phone ? 'sm' : 'xs'} leftSection={<Icon name="plus" size={16} />} onClick={onReport}>
            {t('desk.report')}
          </Button>
        )}
        {sound}
        {phone ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton icon="menu" label={t('interface.menu')} size={44} />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<Icon name="language" />}
                lang={language}
                onClick={() => change({ language })}
              >
                {t('interface.languageOther')}
              </Menu.Item>
              <Menu.Item
                leftSection={<Icon name={palette === 'dusk' ? 'sun' : 'moon'} />}
                onClick={() => change({ palette: otherPalette })}
              >
                {paletteWords}
              </Menu.Item>
              <Menu.Divider />
              <AccountItems {...account} />
            </Menu.Dropdown>
          </Menu>
        ) : (
          <>
            <IconButton icon="keyboard" label={t('desk.shortcuts')} onClick={onShortcuts} />
            <button
              type="button"
              className={classes.language}
              lang={language}
              onClick={() => change({ language })}
            >
              {t('interface.languageOther')}
            </button>
            <IconButton
              icon={palette === 'dusk' ? 'sun' : 'moon'}
              label={paletteWords}
              onClick={() => change({ palette: otherPalette })}
            />
            <AccountMenu {...account} />
          </>
        )}
      </div>
    </header>
  )
}
