import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Ref, useEffect, useState } from 'react'
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
  inputRef?: Ref<HTMLInputElement>
  autoFocus?: boolean
}

/** Finds things by name, code, category, pinyin or its initials; arrows move, Enter picks. */
export function SearchBox({ street, onPick, translate, inputRef, autoFocus }: SearchBoxProps) {
  const { t } = useLanguage()
  const [query, setQuery] = useState('')
  const [settled] = useDebouncedValue(query.trim(), 180)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { data, isFetching, error } = useQuery({
    queryKey: ['search', street, settled],
    queryFn: ({ signal }) => client.search(street, settled, signal),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const results = settled === '' ? [] : (data ?? []).map((result) => ({ ...result, ...translate(result) }))
  const { selectFirstOption } = combobox
  const found = results.map(({ kind, id }) => `${kind}:${id}`).join()
  useEffect(() => {
    if (found !== '') selectFirstOption()
  }, [found, selectFirstOption])
  const keyOf = (result: SearchResult) => `${result.kind}:${result.id}`
  const pick = (key: string) => {
    const result = results.find((item) => keyOf(item) === key)
    if (result === undefined) return
    combobox.closeDropdown()
    setQuery('')
    onPick(result)
  }
  const note =
    settled === ''
      ? t('interface.searchHint')
      : error !== null
        ? problemWords(error, t)
        : isFetching
          ? t('interface.searching')
          : t('interface.searchEmpty', { query: settled })
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal width={420} position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={inputRef}
          type="search"
          role="combobox"
          className={classes.box}
          data-autofocus={autoFocus}
          aria-label={t('interface.search')}
          placeholder={t('interface.searchPlaceholder')}
          leftSection={<Icon name="search" size={16} />}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onFocus={() => query !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown} aria-live="polite">
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('interface.search')}>
          {results.length === 0 ? (
            <Combobox.Empty>{note}</Combobox.Empty>
          ) : (
            results.map((result) => (
              <Combobox.Option key={keyOf(result)} value={keyOf(result)} className={classes.option}>
                <span className={classes.words}>
                  <span className={classes.name}>{result.name}</span>
                  {result.detail !== null && result.detail !== '' && (
                    <span className={classes.detail}>{result.detail}</span>
                  )}
                </span>
                <span className={classes.kind}>{t(`place.kind.${result.kind}`)}</span>
              </Combobox.Option>
            ))
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
