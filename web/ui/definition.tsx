import { ActionIcon, Popover } from '@mantine/core'
import { Icon } from './icon.tsx'

interface DefinitionProps {
  /** The accessible name of the button. */
  label: string
  text: string
  source: string
}

/** A small sign beside a figure that opens what it means and where that comes from. */
export function Definition({ label, text, source }: DefinitionProps) {
  return (
    <Popover width={280} position="bottom-start" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label={label} size={24} radius="xl">
          <Icon name="info" size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <div>{text}</div>
        <div style={{ marginTop: 8, fontSize: 12, color: 'var(--dim)' }}>{source}</div>
      </Popover.Dropdown>
    </Popover>
  )
}
