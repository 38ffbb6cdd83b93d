import type { Log } from "./log.ts"

/** Work that goes on for as long as the process runs. */
export interface BackgroundLoop {
  /** Begins the next pass now instead of after the pause. A hint: losing it costs latency and nothing else. */
  wake(): void
  /** Lets the current pass end and begins no other. */
  stop(): Promise<void>
}

interface Passes {
  readonly name: string
  readonly pauseMilliseconds: number
  readonly log: Log
  /** One round of work; answers whether there is more to do at once. */
  readonly pass: () => Promise<"more" | "idle">
}

/** Runs pass after pass, pausing when there is nothing to do. A pass that fails is logged and tried again after the pause. */
export function startLoop({ name, pauseMilliseconds, log, pass }: Passes): BackgroundLoop {
  const bell = new Bell()
  let isStopping = false

  async function run(): Promise<void> {
    while (!isStopping) {
      if ((await attempt()) === "idle") await bell.waitAtMost(pauseMilliseconds)
    }
  }

  async function attempt(): Promise<"more" | "idle"> {
    try {
      return await pass()
    } catch (error) {
      // What the pass left undone is still in the database, where the next pass or another node finds it.
      log.error({ err: error, loop: name }, "A background pass failed and will be tried again")
      return "idle"
    }
  }

  const ended = run()
  return {
    wake: () => bell.ring(),
    async stop() {
      isStopping = true
      bell.ring()
      await ended
    },
  }
}

/** A ring while nobody waits is remembered, so that work arriving during a pass is not left for the pause. */
class Bell {
  #hasRung = false
  #answer: (() => void) | undefined

  ring(): void {
    this.#hasRung = true
    this.#answer?.()
  }

  async waitAtMost(milliseconds: number): Promise<void> {
    if (!this.#hasRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        this.#answer = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.#answer = undefined
    this.#hasRung = false
  }
}
