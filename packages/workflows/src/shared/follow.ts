import type { Instant } from '@concord/domain/shared'
import {
  allHandlersFinished,
  condition,
  defineSignal,
  isCancellation,
  log,
  makeContinueAsNewFunc,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import { dueOf, type Facts, nextDueOf, type OwedFact } from './facts.ts'
import { needsPersonKey, nextDueKey } from './search-attributes.ts'

/** Something may have changed. It carries nothing, and may be lost, doubled or late: the facts are loaded, whatever rang. */
export const doorbell = defineSignal('doorbell')
/** An operator's way to make a process look again. */
export const nudge = defineSignal('nudge')

const seconds = 1000
const minutes = 60 * seconds
const longestWaitForFacts = 5 * minutes
/** How long something stays untouched after every attempt at it has failed, or while another attempt's lease runs. */
const rest = { failed: 30 * minutes, underWay: 70 * seconds, notDue: 1 * minutes }
/** Timers are rounded up a little, so that the service clock has surely passed the instant when they fire. */
const margin = 50

// A moved date ends the rest.
const restOf = ({ id, dueAt }: OwedFact<string>): string => `${id} ${dueAt}`

/** How a kind of thing that is owed is kept: an activity that answers with a word. */
export type Keep<Kind extends string> = (owed: OwedFact<Kind>) => Promise<string>
/** How a process keeps each nature of what is owed. Tasks are no business of a process: a person's command settles them. */
export type Keeps<Kind extends string> = {
  readonly send: Keep<Kind>
  readonly decide?: Keep<Kind>
  readonly destroy?: Keep<Kind>
}
export type Following<Stage extends string, Kind extends string> = {
  /** Keeps what is owed, as it falls due, for as long as the process stands at this stage and anything is open. */
  while(stage: Stage, keeps: Keeps<Kind>): Promise<void>
}

const keepOf = <Kind extends string>(keeps: Keeps<Kind>, { nature }: OwedFact<Kind>): Keep<Kind> | undefined =>
  nature === 'sending' ? keeps.send : nature === 'decision' ? keeps.decide : keeps.destroy

/**
 * The main loop of every process: doorbell → facts → what is due → wait for a bell or for the next due instant.
 *
 * A run can be started afresh at any moment: what is true already is passed at once, and what is done is not owed. One whose
 * facts show nothing open returns at once. Before it returns it loads the facts once more, because a bell that rang after
 * the last look would otherwise start nobody.
 * @param processId the only thing a run is given, and the only thing it carries on
 * @param walk the process itself, stage by stage
 * @param load a local activity; where it fails, the next try is a timer's, so that no worker is held
 */
export const follow = async <Stage extends string, Kind extends string>(
  processId: string,
  load: (processId: string) => Promise<Facts<Stage, Kind> | null>,
  walk: (following: Following<Stage, Kind>) => Promise<void>,
): Promise<void> => {
  let rung = false
  let facts: Facts<Stage, Kind> | null = null
  const underWay = new Set<string>()
  const restsUntil = new Map<string, number>()
  const ring = () => {
    rung = true
  }
  setHandler(doorbell, ring)
  setHandler(nudge, () => {
    restsUntil.clear()
    rung = true
  })

  const continueAsNewWhereSuggested = async () => {
    if (!workflowInfo().continueAsNewSuggested || underWay.size > 0) return
    await condition(allHandlersFinished)
    await makeContinueAsNewFunc({ workflowType: workflowInfo().workflowType })(processId)
  }

  const look = async () => {
    for (let wait = 1 * seconds; ; wait = Math.min(wait * 2, longestWaitForFacts)) {
      rung = false
      try {
        facts = await load(processId)
        break
      } catch (error) {
        if (isCancellation(error)) throw error
        log.warn('FACTS_NOT_LOADED')
        await continueAsNewWhereSuggested()
        await sleep(wait, { summary: 'the facts could not be loaded' })
      }
    }
    tellOperators(facts)
  }

  const start = (owed: OwedFact<Kind>, keep: Keep<Kind>) => {
    underWay.add(owed.id)
    restsUntil.delete(restOf(owed))
    keep(owed)
      .then(
        (result) => pauseAfter(owed, result),
        (error) => {
          if (!isCancellation(error)) log.warn('EFFECT_EXHAUSTED', { promiseId: owed.id })
          restsUntil.set(restOf(owed), Date.now() + rest.failed)
        },
      )
      .finally(() => {
        underWay.delete(owed.id)
        rung = true
      })
  }
  // What was settled is owed no longer. What is owed still, after an answer, must not be asked for again and again.
  const pauseAfter = (owed: OwedFact<Kind>, result: string) => {
    restsUntil.set(restOf(owed), Date.now() + (result === 'underWay' ? rest.underWay : rest.notDue))
  }

  const isFree = (owed: OwedFact<Kind>) => !underWay.has(owed.id) && (restsUntil.get(restOf(owed)) ?? 0) <= Date.now()

  /** Until a bell, a settled effect, the next due instant, or the end of a pause. */
  const wait = async (now: Facts<Stage, Kind>) => {
    const due: Instant | null = nextDueOf(now)
    const resting = dueOf(now).flatMap((owed) => restsUntil.get(restOf(owed)) ?? [])
    const ends = [
      ...(due === null ? [] : [Date.parse(due) - Date.parse(now.asOf)]),
      ...resting.map((until) => until - Date.now()),
    ]
    // A wait of nothing or less is a trap: it would be no wait at all, or one for ever.
    if (ends.length === 0) await condition(() => rung)
    else
      await condition(() => rung, Math.max(Math.min(...ends) + margin, margin), { summary: 'until something is due' })
  }

  const isOpen = () => facts !== null && facts.owed.length > 0

  const following: Following<Stage, Kind> = {
    while: async (stage, keeps) => {
      while (facts?.stage === stage && isOpen()) {
        const now: Facts<Stage, Kind> = facts
        const ready = dueOf(now).filter(isFree)
        for (const owed of ready) {
          const keep = keepOf(keeps, owed)
          if (keep) start(owed, keep)
        }
        await wait(now)
        await continueAsNewWhereSuggested()
        await look()
      }
    },
  }

  await look()
  while (isOpen()) {
    await walk(following)
    await condition(() => underWay.size === 0)
    await look()
  }
  await condition(allHandlersFinished)
}

const tellOperators = (facts: Facts | null): void => {
  const known = workflowInfo().typedSearchAttributes
  const nextDue = facts?.owed.flatMap(({ dueAt }) => dueAt ?? []).sort()[0]
  const value = nextDue === undefined ? null : new Date(nextDue)
  const needsPerson = facts?.needsPerson ?? false
  const changes = [
    ...((known.get(nextDueKey)?.getTime() ?? null) === (value?.getTime() ?? null) ? [] : [{ key: nextDueKey, value }]),
    ...((known.get(needsPersonKey) ?? false) === needsPerson ? [] : [{ key: needsPersonKey, value: needsPerson }]),
  ]
  if (changes.length > 0) upsertSearchAttributes(changes)
}
