import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"
import { onTestFinished } from "vitest"

/** A wire to the database that a test can cut, slow down, and lead elsewhere. */
export interface Wire {
  readonly port: number
  /** Where new connections lead. */
  leadTo(port: number): void
  /** Every answer of the database arrives so much later, in milliseconds. */
  slow(milliseconds: number): void
  /** Breaks every connection there is; new ones go through. */
  cut(): void
  /** Breaks them as a machine does that comes back and knows nothing of them. */
  reset(): void
}

export async function openWire(target: number): Promise<Wire> {
  const pairs = new Set<Socket>()
  let port = target
  let delay = 0
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1")
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(from)
      // One after the other, so that bytes keep their order when the delay changes.
      let before = Promise.resolve()
      from.on("data", (bytes: Buffer) => {
        const due = performance.now() + (from === far ? delay : 0)
        before = before.then(() => pass(bytes, { to, due }))
      })
      from.on("error", () => to.destroy())
      from.on("close", () => {
        pairs.delete(from)
        to.destroy()
      })
    }
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const cut = () => {
    for (const socket of pairs) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(next) {
      port = next
    },
    slow(milliseconds) {
      delay = milliseconds
    },
    cut,
    reset() {
      for (const socket of pairs) socket.resetAndDestroy()
    },
  }
}

async function pass(bytes: Buffer, { to, due }: { to: Socket; due: number }): Promise<void> {
  const wait = due - performance.now()
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  if (!to.destroyed) to.write(bytes)
}
