import { pageTitle } from '../page-title.ts'

export const meta = () => pageTitle('Thank you')

/** Says nothing of anybody, and so asks nobody who reads it. */
export default function DeclinedToAccompany() {
  return (
    <>
      <h1 className="nhsuk-heading-xl">Thank you for telling us</h1>
      <p>You are not expected to come. There is nothing more you need to do, and your page is closed.</p>
    </>
  )
}
