import { notGoingAheadWords } from '@concord/domain/assisted-mediation'
import { DayText, InstantText } from '@concord/portal-kit/dates'
import { InsetText } from 'nhsuk-react-components'
import { paths } from '../paths.ts'
import { type Milestones, reachedOn } from './standing.ts'

export type Mine = {
  readonly agreedOn: string | null
  readonly answerBy: string | null
  readonly withdrewOn: string | null
  readonly milestones: Milestones
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
    <p>There is nothing more for you to do now. We write to you when there is something new to read.</p>
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
      <p>
        The service arranges the mediation with you, and writes to you when there is something new to read. There is
        nothing for you to do now.
      </p>
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
      <p>There is nothing you need to do.</p>
    </>
  )
}
