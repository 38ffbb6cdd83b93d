import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { HandClock } from "../../test/builders/open-outbox.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import { newId } from "../runtime/new-id.ts"
import { openAuditKey } from "./audit-key.store.ts"
import { keepKey } from "./keep-key.flow.ts"
import { listKeys } from "./key.store.ts"

test("nodes that record the first key and its change at one moment all find both recorded, and once", async () => {
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), "shekara-keys-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [current, next] = await Promise.all(["a", "b"].map((name) => openAuditKey(join(folder, name), { mayMake: true })))
  if (current === undefined || next === undefined) throw new Error("No keys were made")
  for (let round = 0; round < 5; round++) {
    const entityId = newId()
    const parts = { database, clock: new HandClock(), newId }
    const answers = await Promise.all(Array.from({ length: 8 }, () => keepKey(parts, entityId, { current, next })))
    expect(answers).toEqual(Array(8).fill("next"))
    expect(await listKeys(database.kysely, entityId)).toHaveLength(2)
  }
})
