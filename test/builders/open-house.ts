import { openDoors } from "../../src/house.ts"
import { openJobs } from "../../src/runtime/jobs.ts"
import { openLog } from "../../src/runtime/log.ts"
import { installSyntheticList } from "../../src/screening/install-synthetic-list.flow.ts"
import { activateListJob } from "../../src/screening/receive-list.flow.ts"
import { type ListProgress, runListJob } from "../../src/screening/run-list-job.flow.ts"
import { openScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import type { TransferParts } from "../../src/transfers/gather-facts.flow.ts"
import type { Role } from "../../src/vocabulary/role.ts"
import { houseWithPeople } from "./access-house.ts"

/** What came back over HTTP. */
export interface Answer<T> {
  readonly status: number
  readonly etag: string
  readonly body: T
}

/** A person with a session, speaking HTTP to the house. */
export interface Person {
  readonly userId: string
  /** Of the person's session. */
  readonly token: string
  ask(path: string, method: string): Promise<Answer<unknown>>
  get<T>(path: string): Promise<Answer<T>>
  send<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer<T>>
}

/**
 * A house with open doors on a port of its own: an administrator, and one person for each role asked for. It is an
 * invented firm unless `isReal`, so that the bundled synthetic list may decide.
 */
export async function openTestHouse<R extends Role>(roles: readonly R[], { isReal = false } = {}) {
  const house = await houseWithPeople()
  const { kysely } = house.database
  if (!isReal) await kysely.updateTable("entity").set({ is_demonstration: true }).execute()
  const log = openLog("silent")
  const lists = openScreeningLists(house.database)
  // How a second factor is asked for has tests of its own; here nobody needs one, in a real firm either.
  const rulebook = { ...house.rulebook, secondFactor: {} }
  const parts: TransferParts = { ...house, rulebook, log, lists, codeVersion: "test" }
  await installSyntheticList(parts, house.may.entityId)
  const jobs = await openJobs({ databaseUrl: house.database.url, log })
  const progress: ListProgress = new Map()
  await jobs.work(activateListJob, (data) => runListJob({ ...parts, progress }, data))
  const app = await openDoors(parts, { order: { isDemonstration: false }, jobs, progress, publicUrl: "http://127.0.0.1" })
  const url = await app.listen({ host: "127.0.0.1", port: 0 })
  const people = await Promise.all(roles.map(async (role) => [role, await house.add(`synthetic-${role}`, [role])] as const))
  const everybody = Object.fromEntries(people.map(([role, { userId, token }]) => [role, speaker(url, userId, token)])) as Record<R, Person>
  const close = async () => {
    await app.close()
    await jobs.stop()
  }
  return { url, parts, close, people: everybody, administrator: speaker(url, house.may.userId, house.administratorToken) }
}

function speaker(url: string, userId: string, token: string): Person {
  const ask = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
    const answer = await fetch(url + path, init)
    const text = await answer.text()
    return { status: answer.status, etag: answer.headers.get("etag") ?? "", body: (text === "" ? undefined : JSON.parse(text)) as T }
  }
  const authorization = `Bearer ${token}`
  return {
    userId,
    token,
    ask: (path, method) => ask(path, { method, headers: { authorization } }),
    get: (path) => ask(path, { headers: { authorization } }),
    send: (path, body, headers = {}) =>
      ask(path, { method: "POST", headers: { authorization, "content-type": "application/json", ...headers }, body: JSON.stringify(body) }),
  }
}
