import { agreementWords } from '@concord/domain/assisted-mediation'

/** What assisted mediation is (AM-1), in the words of the service's own guide where it speaks to participants. */
export const WhatMediationIs = () => (
  <>
    <h2>What assisted mediation is</h2>
    <p>
      Mediators help the people concerned to find a way forward at work that all of them can accept. It is for
      difficulties that affect working relationships.
    </p>
    <ul className="nhsuk-list nhsuk-list--bullet">
      <li>
        <strong>Independent and impartial:</strong> the mediators work with everybody, and take nobody’s side. They do
        not look for whom to blame.
      </li>
      <li>
        <strong>Voluntary:</strong> you decide whether to take part, and you can stop at any time without saying why.
      </li>
      <li>
        <strong>Confidential:</strong> what is said in it cannot be used for anything else, such as a formal process at
        work. The one exception is safety: of patients, of a person or of the public.
      </li>
    </ul>
    <p>If it goes ahead, keep one full working day free. The date is arranged with you.</p>
  </>
)

/** What is asked of everybody who takes part (AM-30): a part of the agreement's text. */
export const WhatIsAsked = () => (
  <>
    <h2>What is asked of you</h2>
    <p>Everybody who takes part agrees to:</p>
    <ul className="nhsuk-list nhsuk-list--bullet">
      {agreementWords.asked.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </>
)
