import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { copyText } from '../ui/copy-text.ts'
import classes from './identity.module.css'

interface SecretNoteProps {
  words: string
  secret: string
  done: string
  onDone(): void
}

/** What is told once: a key or an initial password, to be copied. */
export function SecretNote({ words, secret, done, onDone }: SecretNoteProps) {
  const { t } = useLanguage()
  const [said, setSaid] = useState<string>()
  const copy = async () => setSaid((await copyText(secret)) ? t('identity.copied') : t('identity.copyFailed'))
  return (
    <div>
      <p className={classes.text} role="status">
        {words}
      </p>
      <div className={classes.secret}>
        <code data-secret>{secret}</code>
        <Button size="sm" data-autofocus onClick={copy}>
          {t('identity.copy')}
        </Button>
        <Button size="sm" variant="default" onClick={onDone}>
          {done}
        </Button>
        <span role="status">{said}</span>
      </div>
    </div>
  )
}
