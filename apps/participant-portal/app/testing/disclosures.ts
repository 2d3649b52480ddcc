import type { ListedPage } from '@concord/portal-kit/testing'

export const disclosureReference = 'SD-7K3D-QX2M'
const party = { kind: 'party' }
const addressed = {
  reference: disclosureReference,
  ground: 'patientSafety',
  extract: 'The night rota of an invented ward is left without a senior doctor.\nIt has happened twice.',
  expectedAction: 'Look at the rota, and see that it is staffed.',
  sentOn: '2026-03-05',
  acknowledgedOn: null as string | null,
}
export const addressedSummary = { reference: disclosureReference, sentOn: '2026-03-05', acknowledgedOn: null }
const endless = 'averyveryverylongwordwithoutanyspace'

/** What is addressed to a commissioner, and what a participant was told. */
export const disclosureAnswers = {
  AddressedDisclosure: (variables: Readonly<Record<string, unknown>>) => ({
    me: party,
    addressedDisclosure: variables['reference'] === disclosureReference ? addressed : null,
  }),
  ToldOfSafety: { me: party, toldOfSafety: ['2026-03-06'] },
  AcknowledgeDisclosure: { acknowledgeDisclosure: { __typename: 'Accepted', made: [] } },
}

const shown = (changes: Partial<typeof addressed>) => ({
  AddressedDisclosure: { me: party, addressedDisclosure: { ...addressed, ...changes } },
})
const at = `/safety/${disclosureReference}`

/** The pages of safety disclosures in their states. @param page as for every other page of somebody signed in */
export const disclosurePages = (
  page: (name: string, path: string, rest?: Partial<ListedPage>) => ListedPage,
): readonly ListedPage[] => [
  page('safety-addressed', at),
  page('safety-addressed-read', at, { operations: shown({ acknowledgedOn: '2026-03-06' }) }),
  page('safety-addressed', at, {
    state: 'long',
    operations: shown({ extract: `${endless} `.repeat(40), expectedAction: endless.repeat(20) }),
  }),
  page('safety-addressed', at, {
    state: 'error',
    status: 422,
    operations: {
      ...shown({}),
      AcknowledgeDisclosure: {
        acknowledgeDisclosure: {
          __typename: 'Rejected',
          rejections: [
            {
              code: 'ALREADY_ACKNOWLEDGED',
              rule: 'AM-9',
              message: 'You have already confirmed that you have read this',
              field: null,
            },
          ],
        },
      },
    },
    afterwards: { press: 'I have read this' },
  }),
  page('safety-addressed-missing', '/safety/SD-9999-9999', { state: 'error', status: 404 }),
  page('safety-told', '/safety'),
  page('safety-not-told', '/safety', {
    state: 'empty',
    status: 404,
    operations: { ToldOfSafety: { me: party, toldOfSafety: [] } },
  }),
]
