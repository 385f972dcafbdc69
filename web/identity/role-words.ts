import type { Role } from '../../api/identity/permission.model.ts'
import type { useLanguage } from '../i18n/use-language.ts'

type Translate = ReturnType<typeof useLanguage>['t']

/** What a role is called. */
export const roleWords = (role: Role | null, t: Translate): string =>
  role === null ? t('identity.noRole') : t(`identity.role.${role}`)
