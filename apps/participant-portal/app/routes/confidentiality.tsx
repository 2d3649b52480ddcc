import { readersByPolicy, WhoCanSee } from '@concord/portal-kit/who-can-see'
import { pageTitle } from '../page-title.ts'

export const meta = () => pageTitle('Confidentiality')

/** Public. Who reads what is drawn from the policy that the service itself obeys. */
export default function Confidentiality() {
  return (
    <>
      <h1 className="nhsuk-heading-xl">Confidentiality</h1>
      <p>
        A mediation is confidential, and held on a “without prejudice” basis: what is said in it cannot be used for
        another purpose, such as a formal process at work.
      </p>
      <h2>The exception is safety</h2>
      <p>
        Where something raises an issue of patient, personal or public safety, the mediators tell the person who asked
        for the mediation and, where necessary, others concerned. They pass on only what is needed.
      </p>
      <h2>Who can see what you give us</h2>
      <p>
        These tables are made from the same rules that open and close the service’s records. Whoever is not named in a
        table can see nothing of it.
      </p>
      <WhoCanSee groups={readersByPolicy()} />
      <h2>What each participant writes for the mediators</h2>
      <p>
        An outline is for the mediators alone, and opens to them when everybody has agreed. It is kept under a key of
        its own. The key is destroyed at the end, and at once where the mediation ends before its day: from then on
        nobody can read the outline, and neither can we.
      </p>
      <h2>Looking leaves a trace</h2>
      <p>
        Before an outline or a safe way of contact opens to somebody of the service, it is written down who opens it,
        when and on which page. The person to whom it belongs can read that list.
      </p>
      <h2>Companions</h2>
      <p>
        A companion comes to the individual meeting of the person who invited them, after a written promise. They see
        nothing of what anybody wrote, and have a page of their own.
      </p>
      <h2>Stopping</h2>
      <p>
        Everybody can stop at any time without a reason. What they gave us is then closed to the others at once. The
        others and the person who asked for the mediation are told at 5pm that it will not go ahead, never why or by
        whom it ended.
      </p>
      <h2>Messages</h2>
      <p>
        Our emails say only that there is something to read. Names and details stay on the page behind the link, which
        opens with a code that we send each time.
      </p>
    </>
  )
}
