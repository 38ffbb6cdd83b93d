import { writeFile } from "node:fs/promises"
import { hexToBytes } from "@noble/hashes/utils.js"
import { describe, expect, test } from "vitest"
import { auditApp } from "../../test/builders/audit-app.ts"
import { fillLog } from "../../test/builders/fill-log.ts"
import { HandClock } from "../../test/builders/open-outbox.ts"
import { temporaryFolder } from "../../test/embedded-server.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import { verifyLog } from "../cli/verify-log.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { openLog } from "../runtime/log.ts"
import { newId } from "../runtime/new-id.ts"
import { verifyConsistency } from "./consistency-proof.ts"
import { verifyInclusion } from "./inclusion-proof.ts"
import { keepCheckpoints } from "./keep-checkpoints.flow.ts"
import { openSequencer } from "./sequence-entries.flow.ts"

interface StepSeen {
  readonly begin: number
  readonly end: number
  readonly hash: string
}

async function open() {
  const database = await freshDatabase()
  const [entityId, userId] = [newId(), newId()]
  const clock = new HandClock()
  const app = await auditApp({ database, clock, entityId, userId })
  const sequencer = openSequencer({ database, clock, newId })
  const watch = { isSigning: true, signingProblems: new Map(), excessPowers: [] }
  const keyFile = `${await temporaryFolder()}/audit-key.pem`
  const parts = { database, clock, newId, log: openLog("silent"), rulebook: loadRulebook(), watch, places: [], keyFile }
  return {
    database,
    entityId,
    async grow(count: number) {
      await fillLog(database, entityId, count)
      await sequencer.sequence(entityId)
    },
    async sign() {
      clock.wait(60_000)
      await keepCheckpoints({ ...parts, entities: async () => [entityId] })
    },
    get: (url: string, role = "examiner") => app.inject({ url, headers: { "x-role": role } }),
    idAt: async (position: number) =>
      (
        await database.kysely
          .selectFrom("audit_position")
          .select("entry_id")
          .where("position", "=", `${position}`)
          .executeTakeFirstOrThrow()
      ).entry_id,
  }
}

describe("proofs over HTTP", () => {
  test("an entry is proved against the newest checkpoint, and against an older one", async () => {
    const { grow, sign, get, idAt } = await open()
    await grow(700)
    await sign()
    await grow(900)
    await sign()
    for (const [position, query, size] of [
      [0, "", 1601],
      [699, "", 1601],
      [699, "?checkpoint=700", 700],
      [1500, "", 1601],
    ] as const) {
      const proof = (await get(`/v1/audit/entries/${await idAt(position)}/proof${query}`)).json()
      expect(proof).toMatchObject({ position, checkpoint: { size } })
      const [leafHash, root] = [hexToBytes(proof.leafHash), hexToBytes(proof.checkpoint.root)]
      expect(
        verifyInclusion(
          { position, size, leafHash, root },
          proof.path.map(({ hash }: StepSeen) => hexToBytes(hash)),
        ),
      ).toBe(true)
    }
  })

  test("the growth between two checkpoints is proved", async () => {
    const { grow, sign, get } = await open()
    await grow(300)
    await sign()
    await grow(5)
    await sign()
    const proof = (await get("/v1/audit/consistency?from=300&to=306")).json()
    const [fromRoot, toRoot] = [hexToBytes(proof.from.root), hexToBytes(proof.to.root)]
    expect(
      verifyConsistency(
        { from: 300, to: 306, fromRoot, toRoot },
        proof.path.map(({ hash }: StepSeen) => hexToBytes(hash)),
      ),
    ).toBe(true)
    expect((await get("/v1/audit/consistency?from=300&to=300")).json()).toMatchObject({ path: [] })
    expect((await get("/v1/audit/consistency?from=306&to=300")).json()).toMatchObject({ status: 422, code: "audit.checkpoints_reversed" })
    expect((await get("/v1/audit/consistency?from=301&to=306")).json()).toMatchObject({ status: 404, code: "audit.checkpoint_not_found" })
  })

  test("what is not yet signed, not there, or another entity's is refused", async () => {
    const { grow, sign, get, idAt } = await open()
    await grow(3)
    const first = await idAt(0)
    expect((await get(`/v1/audit/entries/${first}/proof`)).json()).toMatchObject({ status: 409, code: "audit.entry_not_covered" })
    await sign()
    await grow(1)
    expect((await get(`/v1/audit/entries/${await idAt(3)}/proof`)).json()).toMatchObject({ code: "audit.entry_not_covered" })
    expect((await get(`/v1/audit/entries/${first}/proof?checkpoint=2`)).json()).toMatchObject({ code: "audit.checkpoint_not_found" })
    expect((await get(`/v1/audit/entries/${newId()}/proof`)).json()).toMatchObject({ code: "audit.entry_not_found" })
    expect((await get(`/v1/audit/entries/${first}/proof`, "analyst")).statusCode).toBe(403)
  })
})

test("log and checkpoints exported together are found sound offline, and the log that lacks a line is not", async () => {
  const { grow, sign, get } = await open()
  for (const count of [1200, 300, 300]) {
    await grow(count)
    await sign()
  }
  await grow(5)
  const { size } = (await get("/v1/audit/state")).json().checkpoint
  const checkpoints = (await get(`/v1/audit/checkpoint-file?to=${size}`)).body
  const log = (await get(`/v1/audit/export?to=${size}`)).body
  const folder = await temporaryFolder()
  const asked = { log: `${folder}/log.jsonl`, checkpoint: `${folder}/checkpoints.txt` }
  await writeFile(asked.log, log)
  await writeFile(asked.checkpoint, checkpoints)
  expect((await verifyLog(asked)).figures).toMatchObject({ verified: true, entries: size, uncovered: 0 })
  await writeFile(asked.log, log.split("\n").toSpliced(700, 1).join("\n"))
  await expect(verifyLog(asked)).rejects.toThrow("not the one that was signed")
  expect((await get("/v1/audit/checkpoint-file", "administrator")).statusCode).toBe(403)
})

test("checkpoints are listed page by page, and the state of the log names size, keys and powers", async () => {
  const { grow, sign, get, entityId } = await open()
  expect((await get("/v1/audit/state")).json()).toMatchObject({ size: 0, checkpoint: null, keys: [] })
  for (const count of [2, 2, 2]) {
    await grow(count)
    await sign()
  }
  const { items, next } = (await get("/v1/audit/checkpoints?limit=2")).json()
  expect([items.map(({ size }: { size: number }) => size), next]).toEqual([[7, 5], "5"])
  expect((await get(`/v1/audit/checkpoints?cursor=${next}`)).json().items).toMatchObject([{ size: 2 }])
  expect((await get("/v1/audit/state")).json()).toMatchObject({
    origin: `shekara/audit/${entityId}`,
    size: 7,
    checkpoint: { size: 7 },
    keys: [{ verifierKey: expect.stringContaining(`shekara/audit/${entityId}+`) }],
    isSigning: true,
    signingProblem: null,
    copies: [],
    excessPowers: [],
  })
})
