import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { StreetSettingsBody } from '../../api/office/street-settings.model.ts'
import type { TemplateBody } from '../../api/office/template.model.ts'
import { client, type ResponseTemplate, type StreetSettings } from '../client.ts'
import { renewal } from '../ui/renewal.ts'
import { requestNumber } from './request-number.ts'

/** The streets that a scope holds whole. */
export const useStreetsOf = (scope: string) =>
  useQuery({
    queryKey: ['districts'],
    queryFn: ({ signal }) => client.districts(signal),
    select: (streets) => streets.filter(({ code }) => code.startsWith(scope)),
    staleTime: renewal.seldom,
  })

const templatesKey = (street: string) => ['response-templates', street] as const

/** A street's response templates. */
export const useTemplates = (street: string | undefined) =>
  useQuery({
    queryKey: templatesKey(street ?? ''),
    queryFn: ({ signal }) => client.templates(street ?? '', signal),
    staleTime: renewal.seldom,
    enabled: street !== undefined,
  })

export type TemplateDeed =
  | { kind: 'add'; written: TemplateBody }
  | { kind: 'change'; template: ResponseTemplate; written: TemplateBody }
  | { kind: 'remove'; template: ResponseTemplate }

/** Adds, changes or removes a template; the list is read again whatever comes of it. */
export function useTemplateDeed(street: string) {
  const answers = useQueryClient()
  const sent = useRef<{ text: string; key: string }>(undefined)
  return useMutation({
    mutationFn: async (deed: TemplateDeed) => {
      if (deed.kind === 'remove') return client.removeTemplate(street, deed.template)
      if (deed.kind === 'change') return client.changeTemplate(street, deed.template, deed.written)
      const text = JSON.stringify(deed.written)
      if (sent.current?.text !== text) sent.current = { text, key: requestNumber() }
      return client.addTemplate(street, deed.written, sent.current.key)
    },
    onSuccess: () => {
      sent.current = undefined
    },
    onSettled: () => answers.invalidateQueries({ queryKey: templatesKey(street) }),
  })
}

const settingsKey = (street: string) => ['street-settings', street] as const

export const useStreetSettings = (street: string) =>
  useQuery({
    queryKey: settingsKey(street),
    queryFn: ({ signal }) => client.streetSettings(street, signal),
    staleTime: 0,
  })

/** Changes a street's settings; what the server has then is what is shown, also after a refusal. */
export function useChangeStreetSettings({ street, version }: Pick<StreetSettings, 'street' | 'version'>) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (wanted: StreetSettingsBody) => client.changeStreetSettings(street, version, wanted),
    onSuccess: (changed) => answers.setQueryData<StreetSettings>(settingsKey(street), changed),
    onError: () => answers.invalidateQueries({ queryKey: settingsKey(street) }),
  })
}
