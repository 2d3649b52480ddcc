import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const recorded = readdirSync(new URL('../../histories/', import.meta.url))

describe('TEMPORAL, Changing a running process: every phase and ending of a disclosure is recorded, to be replayed with all others', () => {
  test.each(['begun', 'nagged', 'not-acknowledged', 'participants-told', 'participants-not-told', 'faults-on-the-way'])(
    '%s',
    (life) => {
      expect(recorded).toContain(`safety-disclosure.${life}.json`)
    },
  )
})
