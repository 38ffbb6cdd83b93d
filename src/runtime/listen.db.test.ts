import { expect, onTestFinished, test } from "vitest"
import { untilListening } from "../../test/builders/until-listening.ts"
import { openWire } from "../../test/faults/wire.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import { listen } from "./listen.ts"
import { openLog } from "./log.ts"

test.each(["cut", "reset"] as const)(
  "a listener whose connection is %s listens again by itself, and hears what is said then",
  async (fate) => {
    const database = await freshDatabase()
    const direct = new URL(database.url)
    const wire = await openWire(Number(direct.port))
    const through = Object.assign(new URL(direct), { port: String(wire.port), search: "" })
    const heard: unknown[] = []
    let begun = 0
    const listener = listen({
      url: through.href,
      log: openLog("silent"),
      channel: "outbox",
      whileDeaf: "Not listening",
      onHint: (payload) => heard.push(payload),
      onListening: () => begun++,
    })
    onTestFinished(() => listener.stop())
    await untilListening(database, "outbox")
    wire[fate]()
    await expect.poll(() => begun).toBe(2)
    await database.pool.query("select pg_notify('outbox', 'after')")
    await expect.poll(() => heard).toEqual(["after"])
  },
)
