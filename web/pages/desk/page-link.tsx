import { useRouter } from '@tanstack/react-router'
import type { ComponentPropsWithoutRef, MouseEvent, ReactNode } from 'react'

interface PageLinkProps extends Omit<ComponentPropsWithoutRef<'a'>, 'href' | 'onClick'> {
  path: string
  search?: Record<string, string>
  className?: string | undefined
  children: ReactNode
}

/** A link to a page of the product by its address; opened without loading the product anew. */
export function PageLink({ path, search = {}, className, children, ...rest }: PageLinkProps) {
  const { history } = useRouter()
  const query = new URLSearchParams(search).toString()
  const address = query === '' ? path : `${path}?${query}`
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    history.push(address)
  }
  return (
    <a
      {...rest}
      href={address}
      className={className ?? 'plain-link'}
      style={{ marginTop: 0 }}
      onClick={follow}
    >
      {children}
    </a>
  )
}
