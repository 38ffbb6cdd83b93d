import { setImmediate as turn } from "node:timers/promises"
import type { Observer } from "./observer.ts"

/** How calls are gathered. Technical settings of the hot path. */
export interface Gathering {
  /** Calls in one batch at the most. */
  readonly most: number
  /** How long a batch waits for as many calls as came lately, in a house so busy that they are about to come. */
  readonly patienceMilliseconds: number
  /** Who counts the batches, and under what name. */
  readonly counted?: Counted
}

/** What every request passes through is gathered alike. */
export const hotPath = { most: 32, patienceMilliseconds: 3 } as const satisfies Gathering

/** Where lately fewer went together, nobody waits for company. */
const company = 8

interface Counted {
  readonly queue: string
  readonly observer: Observer | undefined
}

interface Waiting<T, R> {
  readonly item: T
  readonly resolve: (result: R) => void
  readonly reject: (problem: unknown) => void
}

/**
 * Makes one call of many: one batch is under way at a time, and what arrives meanwhile goes together in the next one, so
 * that a quiet house answers at once and a busy one pays for a round trip and a commit once per batch. `run` answers in the
 * order of its items. When a batch fails, each of its items is run alone, so that nobody fails for a stranger's fault.
 */
export function openTogether<T, R>(
  run: (items: readonly T[]) => Promise<readonly R[]>,
  { most, patienceMilliseconds, counted }: Gathering,
): (item: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = []
  let isUnderWay = false
  /** As many as went together lately; falls by and by when fewer come. */
  let expected = 1
  let arrived: () => void = () => undefined

  async function work(): Promise<void> {
    isUnderWay = true
    while (waiting.length > 0) {
      // Begun a turn later, so that calls of the same moment find each other.
      await turn()
      if (expected >= company) await enough()
      const batch = waiting.splice(0, most)
      expected = Math.max(batch.length, Math.floor((3 * expected + batch.length) / 4))
      await settle(run, batch, counted)
    }
    isUnderWay = false
  }

  /** Two nodes that share a load would commit twice as often as one for the same calls, did they not wait for them. */
  function enough(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMilliseconds)
      arrived = () => {
        if (waiting.length < Math.min(expected, most)) return
        clearTimeout(timer)
        resolve()
      }
      arrived()
    })
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      arrived()
      if (!isUnderWay) void work()
    })
}

async function settle<T, R>(
  run: (items: readonly T[]) => Promise<readonly R[]>,
  batch: readonly Waiting<T, R>[],
  counted: Counted | undefined,
): Promise<void> {
  try {
    counted?.observer?.gathered(counted.queue, batch.length)
    const results = await run(batch.map(({ item }) => item))
    if (results.length !== batch.length) throw new Error(`${batch.length} calls were answered ${results.length} times`)
    for (const [index, { resolve }] of batch.entries()) resolve(results[index] as R)
  } catch (problem) {
    const [only] = batch
    if (batch.length === 1) return only?.reject(problem)
    counted?.observer?.fellApart(counted.queue)
    for (const one of batch) await settle(run, [one], counted)
  }
}
