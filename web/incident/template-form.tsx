import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { notedVerbs, placeholders, type TemplateBody, templateBody } from '../../api/office/template.model.ts'
import type { ResponseTemplate } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './limits.module.css'
import { useMainCategories } from './use-limits.ts'

interface TemplateFormProps {
  /** Null: a new one. */
  template: ResponseTemplate | null
  isPending: boolean
  /** What the server said, in words. */
  problem: string | undefined
  onSave(written: TemplateBody): void
  onCancel(): void
}

/** A template as it is written; a placeholder is inserted where the cursor stands. */
export function TemplateForm({ template, isPending, problem, onSave, onCancel }: TemplateFormProps) {
  const { t } = useLanguage()
  const mains = useMainCategories()
  const [draft, setDraft] = useState<TemplateBody>(() => ({
    verb: template?.verb ?? null,
    main_code: template?.main_code ?? null,
    title: template?.title ?? '',
    body: template?.body ?? '',
  }))
  const [isTried, setTried] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const checked = templateBody.safeParse(draft)
  const faulty = (field: keyof TemplateBody): boolean =>
    isTried && !checked.success && checked.error.issues.some(({ path }) => path[0] === field)
  const write = (part: Partial<TemplateBody>) => setDraft((before) => ({ ...before, ...part }))
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? draft.body.length
    const words = `{${name}}`
    write({ body: `${draft.body.slice(0, at)}${words}${draft.body.slice(at)}` })
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(at + words.length, at + words.length)
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (checked.success) onSave(checked.data)
  }
  const bodyFault = draft.body.trim() === '' ? t('admin.templateBodyMissing') : t('admin.templateBraces')
  return (
    <form onSubmit={submit} noValidate className={classes.fields}>
      <NativeSelect
        label={t('admin.templateFor')}
        value={draft.verb ?? ''}
        onChange={({ currentTarget: { value } }) =>
          write({ verb: notedVerbs.find((verb) => verb === value) ?? null })
        }
        data={[
          { value: '', label: t('admin.templateForAny') },
          ...notedVerbs.map((verb) => ({ value: verb, label: t(`work.do.${verb}`) })),
        ]}
      />
      <NativeSelect
        label={t('admin.templateCategory')}
        value={draft.main_code ?? ''}
        onChange={({ currentTarget: { value } }) => write({ main_code: value === '' ? null : value })}
        data={[
          { value: '', label: t('admin.templateCategoryAny') },
          ...[...mains].map(([value, label]) => ({ value, label })),
        ]}
      />
      <TextInput
        label={t('admin.templateTitle')}
        required
        maxLength={40}
        value={draft.title}
        onChange={(event) => write({ title: event.currentTarget.value })}
        error={faulty('title') ? t('admin.templateTitleMissing') : undefined}
        data-autofocus
      />
      <Textarea
        ref={area}
        label={t('admin.templateBody')}
        required
        autosize
        minRows={3}
        maxRows={10}
        maxLength={1000}
        value={draft.body}
        onChange={(event) => write({ body: event.currentTarget.value })}
        error={faulty('body') ? bodyFault : undefined}
      />
      <fieldset className={classes.insert}>
        <legend>{t('admin.templateInsert')}</legend>
        {placeholders.map((name) => (
          <Button key={name} size="compact-sm" variant="default" onClick={() => insert(name)}>
            {t(`admin.placeholder.${name}`)}
          </Button>
        ))}
      </fieldset>
      {problem !== undefined && (
        <p role="alert" className={classes.trouble}>
          {problem}
        </p>
      )}
      <Group justify="flex-end" gap="sm">
        <Button size="sm" variant="default" onClick={onCancel}>
          {t('interface.cancel')}
        </Button>
        <Button size="sm" type="submit" loading={isPending}>
          {t('admin.save')}
        </Button>
      </Group>
    </form>
  )
}
