import { notGoingAheadWords } from '@concord/domain/assisted-mediation'
import { DayText, InstantText } from '@concord/portal-kit/dates'
import { TaskList } from '@concord/portal-kit/task-list'
import { InsetText } from 'nhsuk-react-components'
import { paths } from '../paths.ts'
import { ownTasks, type Prepared } from './own-tasks.ts'
import { SeenBy } from './seen-by.tsx'
import { type Milestones, reachedOn } from './standing.ts'

export type Mine = Prepared & {
  readonly answerBy: string | null
  readonly withdrewOn: string | null
  readonly milestones: Milestones
  readonly sharedAgreements: readonly { readonly position: number; readonly agreedOn: string }[]
  readonly outline: { readonly destroyedBy: string | null }
}

/** Until when an answer is asked for, and what happens then (AM-5). */
export const AnswerBy = ({ answerBy }: Pick<Mine, 'answerBy'>) => (
  <InsetText>
    {answerBy ? (
      <p>
        Please answer by{' '}
        <strong>
          <InstantText at={answerBy} inSentence />
        </strong>
        . If somebody has not answered by then, the mediation can end for everybody. The others are not told who had not
        answered.
      </p>
    ) : (
      <p>Please answer when you can. By when an answer is needed is shown here once everybody has been asked.</p>
    )}
    <p>If you have not answered, we remind you twice before that.</p>
  </InsetText>
)

/** What one can see to now, in any order and at one's own pace. */
export const Preparing = ({ mine }: { readonly mine: Prepared }) => (
  <>
    <h2>{mine.agreedOn ? 'What you can prepare' : 'What you can already tell us'}</h2>
    <TaskList tasks={ownTasks(mine)} />
    <WhoHasLooked />
  </>
)

/** AM-6: whose agreement may be shown, once everybody is told that all have signed. Nobody is named. */
const SharedAgreements = ({ mine }: { readonly mine: Mine }) =>
  mine.sharedAgreements.length > 0 ? (
    <>
      <h2>Signed agreements that others share with you</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {mine.sharedAgreements.map(({ position, agreedOn }) => (
          <li key={position}>
            Another participant signed on <DayText day={agreedOn} />.
          </li>
        ))}
      </ul>
      <p>Whoever did not want theirs to be seen has signed as well.</p>
      <SeenBy of="AG" />
    </>
  ) : null

/** AM-10: that nobody can read the outline any more, and since when at the latest. */
const OutlineDestroyed = ({ mine }: { readonly mine: Mine }) =>
  mine.outline.destroyedBy ? (
    <p>
      Your outline is destroyed: by <DayText day={mine.outline.destroyedBy} /> the only key that could open it was gone.
      Nobody can read it any more, and neither can we.
    </p>
  ) : null

/** What stays one's own after the end: who opened what one had written. */
const WhoHasLooked = () => (
  <p>
    <a href={paths.whoHasLooked}>Who has looked at what you gave us</a>
  </p>
)

const Stop = ({ children }: { readonly children: string }) => (
  <p>
    <a href={paths.stop}>{children}</a>
  </p>
)

export const Waiting = ({ mine }: { readonly mine: Mine }) => (
  <>
    <p>
      You agreed
      {mine.agreedOn ? (
        <>
          {' '}
          on <DayText day={mine.agreedOn} />
        </>
      ) : null}{' '}
      to take part, and to keep the mediation confidential.
    </p>
    <h2>What happens next</h2>
    <p>
      Everybody is told at the same time, at 5pm on a day: that it goes ahead once all have agreed, or that it does not.
      The others are not told who has answered and who has not.
    </p>
    {mine.answerBy ? (
      <p>
        Answers are asked for by <InstantText at={mine.answerBy} inSentence />.
      </p>
    ) : null}
    <p>We write to you when there is something new to read.</p>
    <Preparing mine={mine} />
    <h2>If you change your mind</h2>
    <p>You can stop at any time, without saying why.</p>
    <Stop>I no longer want to take part</Stop>
  </>
)

export const GoingAhead = ({ mine }: { readonly mine: Mine }) => {
  const day = reachedOn(mine.milestones, 'goingAhead')
  return (
    <>
      <p>
        Everybody has agreed to take part
        {day ? (
          <>
            . All were told on <DayText day={day} />
          </>
        ) : null}
        .
      </p>
      <h2>What happens next</h2>
      <p>The service arranges the mediation with you, and writes to you when there is something new to read.</p>
      <SharedAgreements mine={mine} />
      <Preparing mine={mine} />
      <h2>If you change your mind</h2>
      <p>Taking part stays voluntary. You can stop at any time, without saying why.</p>
      <Stop>I no longer want to take part</Stop>
    </>
  )
}

export const NotGoingAhead = ({ mine }: { readonly mine: Mine }) => {
  const day = reachedOn(mine.milestones, 'notGoingAhead')
  return (
    <>
      {day ? (
        <p>
          Everybody was told on <DayText day={day} />.
        </p>
      ) : null}
      {notGoingAheadWords.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <OutlineDestroyed mine={mine} />
      <WhoHasLooked />
    </>
  )
}

export const Withdrawn = ({ mine }: { readonly mine: Mine }) => {
  const toldOn = reachedOn(mine.milestones, 'notGoingAhead')
  return (
    <>
      <p>
        You chose not to take part
        {mine.withdrewOn ? (
          <>
            {' '}
            on <DayText day={mine.withdrewOn} />
          </>
        ) : null}
        .
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>It counts at once. You get no more messages about this mediation.</li>
        <li>
          {toldOn ? (
            <>
              The others and the person who asked for the mediation were told on <DayText day={toldOn} /> that it will
              not go ahead. They were not told why, or by whom it ended.
            </>
          ) : (
            'The others and the person who asked for the mediation are told at the next 5pm that it will not go ahead. They are not told why, or by whom it ended.'
          )}
        </li>
        <li>What you agreed or gave us here is no longer open to anybody else.</li>
      </ul>
      <OutlineDestroyed mine={mine} />
      <p>There is nothing you need to do.</p>
      <WhoHasLooked />
    </>
  )
}
