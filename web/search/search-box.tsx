import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { client, type SearchResult } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { problemWords } from '../ui/problem-words.ts'
import classes from './search-box.module.css'

interface SearchBoxProps {
  street: string
  onPick(result: SearchResult): void
  /** Other words than the server's for a result, in the reader's language. */
  translate(result: SearchResult): Partial<Pick<SearchResult, 'name' | 'detail'>>
  /** Takes the focus when it appears, so that the phone's keyboard opens. */
  autoFocus?: boolean
}

/**
 * Finds things by name, code, category, pinyin or its initials; arrows move, Enter picks. What is offered is always the
 * answer to what is written: Enter before it is there waits for it and takes its first.
 */
export function SearchBox({ street, onPick, translate, autoFocus }: SearchBoxProps) {
  const { t } = useLanguage()
  const [query, setQuery] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])
  const wanted = query.trim()
  const [paused] = useDebouncedValue(wanted, 180)
  /** What Enter was pressed on before its answer was there. */
  const [entered, setEntered] = useState<string>()
  const settled = entered === wanted ? wanted : paused
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { data, error } = useQuery({
    queryKey: ['search', street, settled],
    queryFn: ({ signal }) => client.search(street, settled, signal),
    enabled: settled !== '',
    staleTime: 60_000,
  })
  const answer = settled === wanted && wanted !== '' ? data : undefined
  const results = (answer ?? []).map((result) => ({ ...result, ...translate(result) }))
  const { selectFirstOption } = combobox
  const found = results.map(({ kind, id }) => `${kind}:${id}`).join()
  useEffect(() => {
    if (found !== '') selectFirstOption()
  }, [found, selectFirstOption])
  const keyOf = (result: SearchResult) => `${result.kind}:${result.id}`
  const take = (result: SearchResult) => {
    combobox.closeDropdown()
    setQuery('')
    setEntered(undefined)
    onPick(result)
  }
  const pick = (key: string) => {
    const result = results.find((item) => keyOf(item) === key)
    if (result !== undefined) take(result)
  }
  const answered = entered !== undefined && entered === wanted && (answer !== undefined || error !== null)
  const arrived = useRef(() => {})
  useEffect(() => {
    arrived.current = () => {
      setEntered(undefined)
      const [first] = results
      if (first !== undefined) take(first)
    }
  })
  useEffect(() => {
    if (answered) arrived.current()
  }, [answered])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') setEntered(undefined)
    if (event.key === 'Enter' && wanted !== '' && answer === undefined) setEntered(wanted)
  }
  const note =
    wanted === ''
      ? t('interface.searchHint')
      : settled === wanted && error !== null
        ? problemWords(error, t)
        : answer === undefined
          ? t('interface.searching')
          : t('interface.searchEmpty', { query: wanted })
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal width={420} position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          type="search"
          role="combobox"
          className={classes.box}
          aria-label={t('interface.search')}
          placeholder={t('interface.searchPlaceholder')}
          leftSection={<Icon name="search" size={16} />}
          value={query}
          onChange={(event) => {
            const { value } = event.currentTarget
            setQuery(value)
            setEntered(undefined)
            // Escape empties the field by itself: that must not open again what it closed.
            if (value === '') combobox.closeDropdown()
            else combobox.openDropdown()
          }}
          onKeyDown={onKeyDown}
          onFocus={() => query !== '' && combobox.openDropdown()}
          onBlur={() => {
            setEntered(undefined)
            combobox.closeDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown} aria-live="polite">
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('interface.search')}>
          {results.map((result) => (
            <Combobox.Option key={keyOf(result)} value={keyOf(result)} className={classes.option}>
              <span className={classes.words}>
                <span className={classes.name}>{result.name}</span>
                {result.detail !== null && result.detail !== '' && (
                  <span className={classes.detail}>{result.detail}</span>
                )}
              </span>
              <span className={classes.kind}>{t(`place.kind.${result.kind}`)}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {results.length === 0 && <Combobox.Empty>{note}</Combobox.Empty>}
      </Combobox.Dropdown>
    </Combobox>
  )
}
