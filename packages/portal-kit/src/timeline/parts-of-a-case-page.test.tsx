import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { KeyDetailsBar } from '../key-details-bar/index.ts'
import { ProgressTracker } from '../progress-tracker/index.ts'
import { readersByPolicy, WhoCanSee } from '../who-can-see/index.ts'
import { Timeline } from './index.ts'

describe('the timeline', () => {
  it('says of each thing what it was, who did it and when', () => {
    const at = { words: 'Monday 2 March 2026, 9am', instant: '2026-03-02T09:00:00.000Z' }
    const page = renderToStaticMarkup(
      <Timeline items={[{ key: '1', title: 'Opened the mediation', by: 'Senior Adviser', at }]} empty="Nothing yet" />,
    )
    expect(page).toContain('Opened the mediation')
    expect(page).toContain(`<time dateTime="${at.instant}">${at.words}</time> by Senior Adviser`)
    expect(renderToStaticMarkup(<Timeline items={[]} empty="Nothing yet" />)).toBe('<p>Nothing yet</p>')
  })
})

describe('the progress tracker', () => {
  it('says each state in words, and marks the present step for who does not see the colour', () => {
    const page = renderToStaticMarkup(
      <ProgressTracker
        steps={[
          { name: 'Asked', state: 'done', note: 'Monday 2 March 2026' },
          { name: 'Agreed', state: 'now' },
          { name: 'Held', state: 'later' },
        ]}
      />,
    )
    expect(page.replaceAll(/<[^>]+>/g, ' ')).toMatch(
      /Asked\s+Done\s+Monday 2 March 2026\s+Agreed\s+Now\s+Held\s+To come/,
    )
    expect(page.match(/aria-current="step"/g)).toHaveLength(1)
  })
})

describe('the key details', () => {
  it('are named facts', () => {
    const page = renderToStaticMarkup(
      <KeyDetailsBar name="AM-7K3D-QX2M" facts={[{ label: 'Stage', value: 'Agreed' }]} />,
    )
    expect(page).toContain('AM-7K3D-QX2M')
    expect(page).toMatch(/<dt>Stage<\/dt><dd>Agreed<\/dd>/)
  })
})

describe('who can see what', () => {
  it('names everybody whom the policy names, and says that nobody else can', () => {
    const groups = readersByPolicy()
    const page = renderToStaticMarkup(<WhoCanSee groups={groups} />)
    expect(groups.length).toBeGreaterThan(2)
    for (const { what, readers } of groups) {
      expect(page).toContain(what)
      for (const { who, reach } of readers) for (const words of [who, reach]) expect(page).toContain(words)
    }
    expect(page).toContain('Nobody else')
  })
})
