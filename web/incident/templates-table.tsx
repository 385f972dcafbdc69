import { Button, Group, Modal, Table } from '@mantine/core'
import { useState } from 'react'
import type { ResponseTemplate } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import classes from './limits.module.css'
import { StreetChoice } from './street-choice.tsx'
import { TemplateForm } from './template-form.tsx'
import { useMainCategories } from './use-limits.ts'
import { useTemplateDeed, useTemplates } from './use-office.ts'

/** The response templates of a street, to be added, changed and removed. */
export function TemplatesTable({ scope }: { scope: string }) {
  return <StreetChoice scope={scope}>{(street) => <Loaded key={street} street={street} />}</StreetChoice>
}

type OpenDialog =
  | { kind: 'write'; template: ResponseTemplate | null }
  | { kind: 'remove'; template: ResponseTemplate }

function Loaded({ street }: { street: string }) {
  const { t } = useLanguage()
  const { data, error, refetch } = useTemplates(street)
  const deed = useTemplateDeed(street)
  const [dialog, setDialog] = useState<OpenDialog>()
  if (data === undefined)
    return error === null ? (
      <SkeletonRows rows={8} height={48} label={t('interface.loading')} />
    ) : (
      <Notice
        tone="trouble"
        title={t('interface.failed')}
        detail={problemWords(error, t)}
        action={{ label: t('interface.retry'), onClick: () => void refetch() }}
      />
    )
  const close = () => {
    deed.reset()
    setDialog(undefined)
  }
  const problem = deed.error === null || deed.isPending ? undefined : problemWords(deed.error, t)
  const titleOf = (open: OpenDialog) => {
    if (open.kind === 'remove') return t('admin.templateRemove', { title: open.template.title })
    return open.template === null ? t('admin.templateAdd') : t('admin.templateEdit')
  }
  return (
    <>
      <p className={classes.note}>{t('admin.templatesNote')}</p>
      <Button size="sm" mb="sm" onClick={() => setDialog({ kind: 'write', template: null })}>
        {t('admin.templateAdd')}
      </Button>
      {data.length === 0 ? (
        <Notice title={t('admin.templatesNone')} />
      ) : (
        <Rows
          templates={data}
          onEdit={(template) => setDialog({ kind: 'write', template })}
          onRemove={(template) => setDialog({ kind: 'remove', template })}
        />
      )}
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        title={dialog && titleOf(dialog)}
        size={560}
        closeButtonProps={{ 'aria-label': t('interface.close') }}
        centered
      >
        {dialog?.kind === 'write' && (
          <TemplateForm
            template={dialog.template}
            isPending={deed.isPending}
            problem={problem}
            onCancel={close}
            onSave={(written) => {
              const { template } = dialog
              const wanted =
                template === null
                  ? ({ kind: 'add', written } as const)
                  : ({ kind: 'change', template, written } as const)
              deed.mutate(wanted, { onSuccess: close })
            }}
          />
        )}
        {dialog?.kind === 'remove' && (
          <>
            <p className={classes.note}>{t('admin.templateRemoveDetail')}</p>
            {problem !== undefined && (
              <p role="alert" className={classes.trouble}>
                {problem}
              </p>
            )}
            <Group justify="flex-end" gap="sm">
              <Button size="sm" variant="default" data-autofocus onClick={close}>
                {t('interface.cancel')}
              </Button>
              <Button
                size="sm"
                loading={deed.isPending}
                onClick={() =>
                  deed.mutate({ kind: 'remove', template: dialog.template }, { onSuccess: close })
                }
              >
                {t('admin.delete')}
              </Button>
            </Group>
          </>
        )}
      </Modal>
    </>
  )
}

interface RowsProps {
  templates: readonly ResponseTemplate[]
  onEdit(template: ResponseTemplate): void
  onRemove(template: ResponseTemplate): void
}

function Rows({ templates, onEdit, onRemove }: RowsProps) {
  const { t } = useLanguage()
  const mains = useMainCategories()
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table className={classes.table} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('admin.templateFor')}</Table.Th>
            <Table.Th>{t('admin.templateCategory')}</Table.Th>
            <Table.Th>{t('admin.templateTitle')}</Table.Th>
            <Table.Th>{t('admin.templateBody')}</Table.Th>
            <Table.Th aria-hidden />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {templates.map((template) => (
            <Table.Tr key={template.id} data-template={template.id}>
              <Table.Td className={classes.short}>
                {template.verb === null ? t('admin.templateForAny') : t(`work.do.${template.verb}`)}
              </Table.Td>
              <Table.Td className={classes.short}>
                {template.main_code === null
                  ? t('admin.templateCategoryAny')
                  : (mains.get(template.main_code) ?? template.main_code)}
              </Table.Td>
              <Table.Th scope="row" className={classes.short}>
                {template.title}
              </Table.Th>
              <Table.Td className={classes.long}>{template.body}</Table.Td>
              <Table.Td className={classes.actions}>
                <Group gap={8} wrap="nowrap" justify="flex-end">
                  <Button
                    variant="default"
                    aria-label={t('admin.ofCategory', { what: t('admin.edit'), name: template.title })}
                    onClick={() => onEdit(template)}
                  >
                    {t('admin.edit')}
                  </Button>
                  <Button
                    variant="default"
                    aria-label={t('admin.ofCategory', { what: t('admin.delete'), name: template.title })}
                    onClick={() => onRemove(template)}
                  >
                    {t('admin.delete')}
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
