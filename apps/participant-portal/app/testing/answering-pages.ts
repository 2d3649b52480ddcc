import type { ListedPage } from '@concord/portal-kit/testing'
import { commissionerAnswers, companionAnswers, long, milestones, refusals } from './answers.ts'
import { accompanying, at, commissioned, longWords, plain, refused } from './listed.ts'

const unanswered = {
  pounds: 1200,
  answer: null,
  answeredOn: null,
  covers: 'Two mediators for one day, and their travel.',
}
const declined = { ...unanswered, answer: 'declined' as const, answeredOn: '2026-03-05' }

/** The commissioner's answer about the charges, and a companion's pages. */
export const answering: readonly ListedPage[] = [
  commissioned('charges-put', { charges: unanswered, milestones: [] }),
  commissioned('declined', { charges: declined, milestones: [], referred: [] }),
  commissioned('charges', { charges: unanswered, milestones: [] }, at('/commissioning/charges')),
  commissioned('charges-accepted', {}, at('/commissioning/charges')),
  commissioned(
    'charges',
    { charges: { ...unanswered, covers: longWords }, milestones: [] },
    { ...at('/commissioning/charges'), state: 'long' },
  ),
  commissioned(
    'charges',
    { charges: { ...unanswered, pounds: 0, covers: null }, milestones: [] },
    { ...at('/commissioning/charges'), state: 'empty' },
  ),
  commissioned(
    'charges',
    {},
    {
      ...at('/commissioning/charges'),
      ...refused(
        commissionerAnswers({ charges: unanswered, milestones: [] }),
        { AcceptCharges: { acceptCharges: refusals.charges } },
        'Accept the charges',
      ),
    },
  ),
  commissioned('decline', { charges: unanswered, milestones: [] }, at('/commissioning/decline')),
  commissioned(
    'decline',
    {},
    {
      ...at('/commissioning/decline'),
      ...refused(
        commissionerAnswers({ charges: unanswered, milestones: [] }),
        { DeclineCharges: { declineCharges: refusals.charges } },
        'Decline the charges',
      ),
    },
  ),
  accompanying('asked', {}),
  accompanying('asked', { ownName: null }, { state: 'empty' }),
  accompanying('asked', { ownName: long.ownName }, { state: 'long' }),
  accompanying(
    'asked',
    {},
    refused(companionAnswers(), { GiveUndertaking: { giveUndertaking: refusals.undertaking } }, 'Give my undertaking'),
  ),
  accompanying('promised', { promisedOn: '2026-03-08' }),
  accompanying('not-going-ahead', { milestones: milestones.ended.slice(-1) }),
  accompanying('decline', {}, at('/companion/decline')),
  accompanying(
    'decline',
    {},
    {
      ...at('/companion/decline'),
      ...refused(companionAnswers(), { DeclineToAccompany: { declineToAccompany: refusals.ended } }, 'I will not come'),
    },
  ),
  plain('companion-declined', '/companion/declined'),
]
