import { Agent, request } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { nextTransfer, type Serving } from "./decision-load.ts"

/** What became of requests that were sent at a rate. */
export interface SentAtRate {
  /** Answered with a decision, per second, from the first that was due to the last answer. */
  readonly answered: number
  /** Milliseconds from when each was due to its answer, in order of size. */
  readonly latencies: readonly number[]
  /** Answered otherwise, or not at all. */
  readonly refused: number
}

/**
 * Submits new transfers at instants drawn beforehand, as independent senders would, whether or not earlier ones were
 * answered. What the sender itself is late counts too. A connection is opened wherever none is free.
 */
export async function sendAtRate(
  serving: Omit<Serving, "child">,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<SentAtRate> {
  const agent = new Agent({ keepAlive: true, scheduling: "lifo" })
  const due = Array.from({ length: rate * seconds }, () => Math.random() * seconds * 1000).sort((left, right) => left - right)
  const latencies: number[] = []
  const answers: Promise<void>[] = []
  let refused = 0
  const startedAt = performance.now()
  const passed = () => performance.now() - startedAt
  for (const at of due) {
    while (passed() < at) await sleep(1)
    answers.push(
      submit(agent, serving).then(
        (status) => {
          if (status === decided) latencies.push(passed() - at)
          else refused++
        },
        () => void refused++, // A connection that breaks under the load is as bad as a refusal.
      ),
    )
  }
  await Promise.all(answers)
  const answered = latencies.length / (Math.max(passed(), seconds * 1000) / 1000)
  agent.destroy()
  return { answered, latencies: latencies.sort((left, right) => left - right), refused }
}

const decided = 201

function submit(agent: Agent, serving: Omit<Serving, "child">): Promise<number | undefined> {
  const { headers, body } = nextTransfer(serving)
  return new Promise((resolve, reject) => {
    const sending = request(`${serving.url}/v1/transfers`, { method: "POST", agent, headers }, (response) => {
      response.resume()
      response.on("end", () => resolve(response.statusCode))
      response.on("error", reject)
    })
    sending.on("error", reject)
    sending.end(body)
  })
}

/** The latency that so large a part of the requests stayed under. */
export function percentile(latencies: readonly number[], part: number): number {
  const value = latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))]
  if (value === undefined) throw new Error("There is no percentile of nothing")
  return value
}
