import { Link } from '@tanstack/react-router'
import type { DistrictEntry } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import classes from './map-desk.module.css'
import { ofStreet, type View, writeView } from './view.ts'

interface StreetLinksProps {
  view: View
  districts: readonly DistrictEntry[]
}

/** The streets that there are, as links to their maps. */
export function StreetLinks({ view, districts }: StreetLinksProps) {
  const { t } = useLanguage()
  return (
    <nav aria-label={t('interface.chooseStreet')}>
      {t('interface.unknownStreetDetail')}
      <ul className={classes.streets}>
        {districts.map(({ code, name }) => (
          <li key={code}>
            <Link to="/" search={writeView({ ...view, ...ofStreet(code) })}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
