import { ActionIcon, Tooltip } from '@mantine/core'
import type { MouseEventHandler, Ref } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface IconButtonProps {
  icon: IconName
  label: string
  onClick?: MouseEventHandler<HTMLButtonElement>
  pressed?: boolean
  expanded?: boolean
  disabled?: boolean
  size?: number
  ref?: Ref<HTMLButtonElement>
}

/** A square button with an icon; its words are the tooltip and the accessible name. */
export function IconButton({
  icon,
  label,
  onClick,
  pressed,
  expanded,
  disabled,
  size,
  ref,
}: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        ref={ref}
        aria-label={label}
        aria-pressed={pressed}
        aria-expanded={expanded}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'accent' : 'gray'}
        disabled={disabled}
        onClick={onClick}
        size={size}
      >
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  )
}
