import { expect, test } from "vitest"
import { auditLog } from "../../test/builders/access-house.ts"
import { customers, indexedHouse } from "../../test/builders/indexed-house.ts"
import { findProviderPerson, tieAccount } from "../access/provider-person.store.ts"
import { writeAudited } from "../audit/audit.store.ts"
import type { Writing } from "../runtime/database.ts"
import { reindexOnward, startIndexRotation } from "./rotate-index.flow.ts"
import { rotateOnward, startRotation } from "./rotate-keys.flow.ts"

test("the key of blind indexes changes behind open doors: whatever is found by it is found at every step, on every server", async () => {
  const house = await indexedHouse()
  const { one, two, clock } = house
  const before = await house.indexes()
  expect(await one.standing()).toMatchObject({ state: "never" })
  expect(await startIndexRotation(one.parts, house.may)).toMatchObject({ state: "under_way", done: 0, total: customers + 4, toSignIn: 0 })
  await expect(startIndexRotation(two.parts, house.may)).rejects.toMatchObject({ code: "personal_data.rotation_under_way" })
  house.forget()
  expect(await one.onward()).toBe("idle")
  await house.expectEverythingFound()

  clock.pass(6)
  expect([await one.onward(), await one.onward()]).toEqual(["more", "idle"])
  await house.expectEverythingFound()

  clock.pass(6)
  house.forget()
  for (let step = 0; step < 4; step++) {
    expect(await (step % 2 === 0 ? two : one).onward()).toBe("more")
    await house.expectEverythingFound()
  }
  expect(await house.keys()).toMatchObject([{ gone: false }, { gone: false }])
  expect([await two.onward(), await two.onward()]).toEqual(["more", "idle"])
  expect(await house.keys()).toEqual([
    { purpose: "index", gone: true },
    { purpose: "index", gone: false },
  ])
  expect(await one.standing()).toMatchObject({ state: "finished", done: customers + 4, total: customers + 4 })
  house.forget()
  await house.expectEverythingFound()
  expect([...(await house.indexes())].filter((bytes) => before.has(bytes))).toEqual([])
  const told = (await auditLog(house.database)).map(({ action }) => action).filter((action) => action.startsWith("index_key."))
  expect(told).toEqual([
    "index_key.rotation_started",
    "index_key.changed",
    ...Array.from({ length: 4 }, () => "index_key.rows_indexed"),
    "index_key.rotation_finished",
  ])
})

test("a change that is killed between or within any two steps goes on where it was, also on another server", async () => {
  const house = await indexedHouse()
  const { one, two, clock } = house
  const before = await house.indexes()
  await startIndexRotation(one.parts, house.may)
  let kills = 0
  const dying = {
    ...one.parts,
    newId: () => {
      kills++
      throw new Error("The machine stops here")
    },
  }
  /** The power goes when everything of a step but the end of it is written: the rows, and how far they have come. */
  const breaking = async () => {
    const { pool } = house.database
    await pool.query(`create function stop_here() returns trigger language plpgsql as $$ begin raise exception 'The power went'; end $$;
      create constraint trigger stop_here after update on index_rotation deferrable initially deferred for each row execute function stop_here()`)
    await expect(one.onward()).rejects.toThrow("The power went")
    await pool.query("drop trigger stop_here on index_rotation; drop function stop_here")
  }
  while ((await two.standing()).state === "under_way") {
    clock.pass(6)
    await expect(reindexOnward(dying, house.entityId)).rejects.toThrow("stops here")
    await breaking()
    const outcomes = await Promise.all([one.onward(), two.onward()])
    expect(outcomes).toContain("more")
  }
  // There are six steps, and two servers side by side take one or two of them.
  expect(kills).toBeGreaterThanOrEqual(3)
  expect(await two.standing()).toMatchObject({ state: "finished", done: customers + 4 })
  house.forget()
  await house.expectEverythingFound()
  expect([...(await house.indexes())].filter((bytes) => before.has(bytes))).toEqual([])
})

test("a server that still writes under the old key is found by the others, and nobody gets a login twice", async () => {
  const house = await indexedHouse()
  const { one, two, clock } = house
  await startIndexRotation(one.parts, house.may)
  house.forget()
  clock.pass(6)
  // The second server remembers which key is current from before the new one takes over.
  expect(await two.referencesOf("number7")).toEqual(["SYN-7"])
  await one.onward()
  await two.register(901)
  await one.register(902)
  for (const server of [one, two]) {
    expect(await server.referencesOf("number901")).toEqual(["SYN-901"])
    expect(await server.referencesOf("number902")).toEqual(["SYN-902"])
  }
  for (const login of ["late-1", "late-2", "late-3"]) {
    const outcomes = await Promise.allSettled([two.invite(login), one.invite(login), two.invite(login)])
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  }
  await two.submit(house.request("late"))
  expect(await one.submit(house.request("late"))).toMatchObject({ isNew: false })
  clock.pass(6)
  await one.onwardToEnd()
  house.forget()
  expect(await one.standing()).toMatchObject({ state: "finished" })
  expect(await two.referencesOf("number901")).toEqual(["SYN-901"])
  expect(await two.submit(house.request("late"))).toMatchObject({ isNew: false })
  await expect(one.invite("late-1")).rejects.toMatchObject({ code: "access.login_taken" })
})

test("people come in through the identity provider all along; whom an older version tied is waited for, and whoever is disabled is not", async () => {
  const house = await indexedHouse()
  const { one, clock, entityId, database } = house
  const vouchedOf = (subject: string) => ({ issuer: "https://provider.example", subject })
  const found = async (subject: string) => (await findProviderPerson(database.kysely, entityId, vouchedOf(subject)))?.userId
  const tie = (userId: string, subject: string) => {
    const entry = {
      entityId,
      entryId: house.newId(),
      recordedAt: clock.now(),
      actor: userId,
      subject: { kind: "user", id: userId },
      details: {},
    }
    const identity = `https://provider.example\n${subject}`
    const work = (writing: Writing) => tieAccount(writing, { entityId, userId, identity })
    return writeAudited(database, [{ ...entry, action: "user.provider_tied" }], work)
  }
  const [now, older, gone] = await Promise.all(["now", "older", "gone"].map((login) => house.add(login, ["officer"])))
  if (now === undefined || older === undefined || gone === undefined) throw new Error("Somebody is missing")
  expect(await tie(now.userId, "now")).toBe(true)
  expect(await tie(older.userId, "now")).toBe(false)
  expect([await tie(older.userId, "older"), await tie(gone.userId, "gone")]).toEqual([true, true])
  await database.pool.query("update user_account set provider_identity = null where user_id = any($1)", [[older.userId, gone.userId]])
  await database.pool.query("update user_account set disabled_at = now() where user_id = $1", [gone.userId])
  const before = await house.indexes()

  await startIndexRotation(one.parts, house.may)
  for (let step = 0; step < 3; step++) {
    clock.pass(6)
    await one.onwardToEnd()
    expect([await found("now"), await found("older"), await found("stranger")]).toEqual([now.userId, older.userId, undefined])
  }
  expect(await one.standing()).toMatchObject({ state: "under_way", toSignIn: 1 })
  expect(await tie(now.userId, "older")).toBe(false)
  expect(await tie(older.userId, "older")).toBe(true)
  await one.onwardToEnd()
  expect(await one.standing()).toMatchObject({ state: "finished", toSignIn: 0 })
  house.forget()
  expect([await found("now"), await found("older")]).toEqual([now.userId, older.userId])
  expect([...(await house.indexes())].filter((bytes) => before.has(bytes))).toEqual([])
})

test("data keys and the index key change at the same time, and neither destroys what the other still needs", async () => {
  const house = await indexedHouse()
  const { one, two, clock, entityId } = house
  await startIndexRotation(one.parts, house.may)
  clock.pass(6)
  await one.onward()
  await startRotation(two.parts, house.may)
  const rotateToEnd = async () => {
    while ((await rotateOnward(two.parts, entityId)) === "more");
  }
  await rotateToEnd()
  clock.pass(6)
  await rotateToEnd()
  house.forget()
  await house.expectEverythingFound()
  expect(await house.keys()).toMatchObject([{ gone: false }, { gone: false }])
  await one.onwardToEnd()
  house.forget()
  await house.expectEverythingFound()
  expect(await one.standing()).toMatchObject({ state: "finished" })
})

test("whoever is renamed while rows are indexed anew is found by the new name and no longer by the old", async () => {
  const house = await indexedHouse()
  const { one, two, clock } = house
  await startIndexRotation(one.parts, house.may)
  clock.pass(6)
  await one.onward()
  clock.pass(6)
  house.forget()
  const renamed = ["SYN-100", "SYN-200", "SYN-222", "SYN-50"]
  const renaming = async () => {
    for (const reference of renamed) await two.rename(reference, `Renamed ${reference.replace("SYN-", "Anew")}`)
  }
  await Promise.all([renaming(), one.onwardToEnd()])
  house.forget()
  expect(await one.standing()).toMatchObject({ state: "finished" })
  expect((await two.referencesOf("renamed")).sort()).toEqual(renamed)
  expect(await two.referencesOf("anew222")).toEqual(["SYN-222"])
  expect(await two.referencesOf("number222")).toEqual([])
  expect(await two.referencesOf("synthetic")).toHaveLength(customers - renamed.length)
})

test("a request whose facts are gone is refused when it is repeated, and never decided twice", async () => {
  const house = await indexedHouse()
  const { one, clock, database } = house
  const { detail } = await one.submit(house.request("gone"))
  await database.pool.query("delete from decision where transfer_id = $1", [detail.transfer.transferId])
  await startIndexRotation(one.parts, house.may)
  for (let step = 0; step < 2; step++) {
    clock.pass(6)
    await one.onwardToEnd()
  }
  expect(await one.standing()).toMatchObject({ state: "finished" })
  await expect(one.submit(house.request("gone"))).rejects.toMatchObject({ code: "request.idempotency_key_reused" })
  await house.expectEverythingFound()
})
