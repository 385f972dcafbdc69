import { Radio } from '@mantine/core'
import { useLanguage } from '../../i18n/use-language.ts'
import { type Draft, questions } from './step.ts'
import classes from './work.module.css'

interface CallbackFieldProps {
  draft: Draft
  onChange(part: Partial<Draft>): void
}

/** Whether the person answered and, if so, the three things asked, each by itself. */
export function CallbackField({ draft, onChange }: CallbackFieldProps) {
  const { t } = useLanguage()
  const yesOrNo = (
    key: string,
    label: string,
    value: boolean | undefined,
    change: (value: boolean) => void,
  ) => (
    <Radio.Group
      key={key}
      label={label}
      value={value === undefined ? null : value ? 'yes' : 'no'}
      onChange={(chosen) => change(chosen === 'yes')}
    >
      <div className={classes.choices}>
        <Radio value="yes" label={t('work.yes')} />
        <Radio value="no" label={t('work.no')} />
      </div>
    </Radio.Group>
  )
  return (
    <div className={classes.questions}>
      {yesOrNo('answered', t('work.answered'), draft.answered, (answered) => onChange({ answered }))}
      {draft.answered === true &&
        questions.map((name) =>
          yesOrNo(name, t(`work.question.${name}`), draft.answers[name], (value) =>
            onChange({ answers: { ...draft.answers, [name]: value } }),
          ),
        )}
    </div>
  )
}
