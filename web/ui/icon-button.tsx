import { ActionIcon, Tooltip } from '@mantine/core'
import type { ComponentProps } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'color' | 'children' | 'style'> {
  icon: IconName
  label: string
  pressed?: boolean
  expanded?: boolean
  size?: number
}

/** A square button with an icon; its words are the tooltip and the accessible name. */
export function IconButton({ icon, label, pressed, expanded, size, ...button }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={pressed}
        {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'accent' : 'gray'}
        size={size}
        {...button}
      >
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  )
}
