import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CheckField, type FormProblem, SelectField, TextField } from '../form-fields/index.ts'
import { FormErrorSummary } from './index.ts'

const problems: readonly FormProblem[] = [
  { field: 'organisationId', message: 'Choose an organisation', rule: 'PP-1' },
  { field: 'participants.0.email', message: 'Enter an email address' },
  { field: 'keepsConfidentiality', message: 'Say whether you keep it confidential' },
  { field: 'participants', message: 'Add everybody who takes part', rule: 'AM-29' },
  { field: null, message: 'This cannot be done now' },
]
const form = renderToStaticMarkup(
  <>
    <FormErrorSummary problems={problems} places={{ participants: 'participants.0.email' }} />
    <SelectField path="organisationId" label="Organisation" empty="Choose" choices={[]} problems={problems} />
    <TextField path="participants.0.email" label="Email" problems={problems} value="typed@wrong" type="email" />
    <CheckField path="keepsConfidentiality" label="I agree" problems={problems} checked />
    <TextField path="commissioner.name" label="Name" problems={problems} value="Morgan Madeup" />
  </>,
)

describe('the error summary', () => {
  it('leads from every problem of a field to that very field', () => {
    const targets = [...form.matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets).toHaveLength(4)
    for (const id of targets) expect(form).toMatch(new RegExp(`<(input|select)[^>]*id="${id}"`))
  })

  it('shows a problem of the whole form without a link, and the rule where it is one', () => {
    expect(form).toContain('<li>This cannot be done now</li>')
    expect(form).toContain('(rule PP-1)')
  })

  it('is announced, and is not there where nothing is wrong', () => {
    expect(form).toContain('role="alert"')
    expect(renderToStaticMarkup(<FormErrorSummary problems={[]} />)).toBe('')
  })
})

describe('a field with a problem', () => {
  it('says it beside the field, which a screen reader hears with it', () => {
    for (const [field, message] of [
      ['field-organisationId', 'Choose an organisation'],
      ['field-participants-0-email', 'Enter an email address'],
      ['field-keepsConfidentiality', 'Say whether you keep it confidential'],
    ]) {
      const control = new RegExp(`<(?:input|select)[^>]*id="${field}"[^>]*>`).exec(form)?.[0] ?? ''
      const described = /aria-describedby="([^"]+)"/.exec(control)?.[1]?.split(' ') ?? []
      const texts = described.map((id) => form.slice(form.indexOf(`id="${id}"`)).replaceAll(/<[^>]*>/g, ' '))
      expect(described).not.toEqual([])
      expect(texts.some((text) => /^[^>]*>\s*Error:\s+/.test(text) && text.includes(message ?? '?'))).toBe(true)
    }
  })

  it('keeps what was typed, and a field without one too', () => {
    expect(form).toContain('value="typed@wrong"')
    expect(form).toContain('value="Morgan Madeup"')
    expect(form).toMatch(/id="field-keepsConfidentiality"[^>]*checked=""/)
    expect(form).not.toMatch(/id="field-commissioner-name"[^>]*error/)
  })
})
