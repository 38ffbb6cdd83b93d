import type pg from "pg"
import { closeDatabase, type Database, openDatabase } from "../../src/runtime/database.ts"
import { openLocalCustody } from "../../src/runtime/sealing/key-custody.ts"
import { unlockForTest } from "../test-keys.ts"

/** One fault that is to come: at the how-manieth statement from now, before it reaches the server or after it was done. */
export interface Fault {
  /** `crash` ends the node; `cut` breaks one connection, and the story meets the error. */
  readonly kind: "crash" | "cut"
  /** Counted from 0. */
  readonly at: number
  readonly when: "before" | "after"
}

/** What happens elsewhere while a story stands still before one of its statements. */
export interface Meanwhile {
  readonly at: number
  readonly happen: () => Promise<void>
}

/** A node's way to the database, on which the simulation lets things go wrong. */
export interface FaultyDatabase {
  readonly database: Database
  /** Plans a fault in place of any that has not come, and counts statements anew. */
  plan(fault: Fault | undefined): void
  /** Has something else happen before a statement, in place of any fault planned, and counts statements anew. */
  interleave(meanwhile: Meanwhile): void
  /** Statements sent since the last `plan`. */
  sent(): number
  /** Statements that fail for as long as they match: a table that cannot be read. */
  spoil(pattern: RegExp | undefined): void
  isDead(): boolean
  close(): Promise<void>
}

type Send = (...asked: readonly unknown[]) => Promise<unknown>
type Answered = (problem: unknown, result?: unknown) => void
type Socket = { destroy(): void; readonly destroyed: boolean; once(event: "close", then: () => void): void }

/** The key of every simulated firm. It guards nobody. */
const simulatedKey = Buffer.alloc(32, 7)

/** A database of the house whose personal data can be read. */
export function openWithKey(url: string): Database {
  const database = openDatabase(url)
  database.vault.unlock(openLocalCustody(simulatedKey))
  return database
}

/** Opens a real connection pool of the house whose connections break where it was planned. */
export function openFaultyDatabase(url: string): FaultyDatabase {
  const database = unlockForTest(openDatabase(url))
  const sockets = new Set<Socket>()
  let planned: Fault | undefined
  let meanwhile: Meanwhile | undefined
  let spoilt: RegExp | undefined
  let sent = 0
  let isDead = false

  database.pool.on("connect", (client: pg.PoolClient) => {
    const socket = socketOf(client)
    sockets.add(socket)
    const send = client.query.bind(client) as unknown as Send
    client.query = ((...asked: readonly unknown[]) => answer(asked, (plain) => pass(plain, { send, socket }))) as typeof client.query
  })

  async function pass(asked: readonly unknown[], { send, socket }: { send: Send; socket: Socket }): Promise<unknown> {
    if (isDead) throw new Error("This node is dead and asks nothing any more")
    if (spoilt?.test(textOf(asked))) throw Object.assign(new Error("The simulation lets this table not be read"), { code: "58030" })
    const number = sent++
    if (meanwhile?.at === number) await meanwhile.happen()
    const fault = planned?.at === number ? planned : undefined
    if (fault === undefined) return send(...asked)
    planned = undefined
    // A statement that came through and whose answer is lost: done, refused or whatever it was, nobody hears of it.
    if (fault.when === "after") await send(...asked).catch(() => undefined)
    isDead = fault.kind === "crash"
    await Promise.all([...(isDead ? sockets : [socket])].map(destroyed))
    return send(...asked)
  }

  return {
    database,
    plan(fault) {
      planned = fault
      meanwhile = undefined
      sent = 0
    },
    interleave(happening) {
      planned = undefined
      meanwhile = happening
      sent = 0
    },
    sent: () => sent,
    spoil(pattern) {
      spoilt = pattern
    },
    isDead: () => isDead,
    close: () => closeDatabase(database).catch(() => undefined),
  }
}

/** The driver is asked with a callback or for a promise; ours is always a promise. */
function answer(asked: readonly unknown[], work: (plain: readonly unknown[]) => Promise<unknown>): Promise<unknown> | undefined {
  const last = asked.at(-1)
  if (typeof last !== "function") return work(asked)
  const callback = last as Answered
  work(asked.slice(0, -1)).then(
    (result) => callback(null, result),
    (problem: unknown) => callback(problem),
  )
  return undefined
}

function textOf([first]: readonly unknown[]): string {
  return typeof first === "string" ? first : String((first as { text?: string }).text)
}

function socketOf(client: pg.PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream
}

async function destroyed(socket: Socket): Promise<void> {
  if (socket.destroyed) return
  await new Promise<void>((resolve) => {
    socket.once("close", resolve)
    socket.destroy()
  })
}
