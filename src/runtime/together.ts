import type { Observer } from "./observer.ts"

/** How calls are gathered. Technical settings of the hot path. */
export interface Gathering {
  /** Batches under way at once. */
  readonly lanes: number
  /** Calls in one batch at the most. */
  readonly most: number
  /** Who counts the batches, and under what name. */
  readonly counted?: Counted
}

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
 * Makes one call of many: what arrives while earlier batches are under way goes together in the next one, so that a
 * quiet house answers at once and a busy one pays for a round trip and a commit once per batch. `run` answers in the
 * order of its items. When a batch fails, each of its items is run alone, so that nobody fails for a stranger's fault.
 */
export function openTogether<T, R>(
  run: (items: readonly T[]) => Promise<readonly R[]>,
  { lanes, most, counted }: Gathering,
): (item: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = []
  let underWay = 0

  async function work(): Promise<void> {
    underWay++
    for (let batch = waiting.splice(0, most); batch.length > 0; batch = waiting.splice(0, most)) await settle(run, batch, counted)
    underWay--
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // Begun a tick later, so that calls of the same moment find each other.
      if (underWay < lanes) queueMicrotask(() => underWay < lanes && waiting.length > 0 && void work())
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
