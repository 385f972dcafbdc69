import { Button, Group, Modal } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './identity.module.css'
import { useIdle } from './use-idle.ts'

interface IdleDialogProps {
  /** After how many seconds without a touch it is over; null: never. */
  seconds: number | null
  onStay(): void
  onLeave(): void
  onOver(): void
}

/** Asks a minute before the end whether anybody is still there. */
export function IdleDialog({ seconds, onStay, onLeave, onOver }: IdleDialogProps) {
  const { t, format } = useLanguage()
  const { state, stay } = useIdle(seconds)
  const over = useRef(onOver)
  useEffect(() => {
    over.current = onOver
  })
  const isOver = state.kind === 'over'
  useEffect(() => {
    if (isOver) over.current()
  }, [isOver])
  const goOn = () => {
    stay()
    onStay()
  }
  return (
    <Modal
      opened={state.kind === 'warned'}
      onClose={goOn}
      title={t('identity.idleTitle')}
      centered
      closeOnClickOutside={false}
      withCloseButton={false}
      size="sm"
      zIndex={1000}
    >
      <p className={classes.text}>{t('identity.idleDetail')}</p>
      <p className={classes.countdown} role="timer">
        {state.kind === 'warned' && t('identity.idleLeft', { n: format.number(state.seconds) })}
      </p>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" size="sm" onClick={onLeave}>
          {t('identity.signOut')}
        </Button>
        <Button size="sm" data-autofocus onClick={goOn}>
          {t('identity.idleStay')}
        </Button>
      </Group>
    </Modal>
  )
}
