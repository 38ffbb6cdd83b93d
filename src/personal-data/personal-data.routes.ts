import { z } from "zod"
import { permitOf } from "../access/access.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { orderKeyChange, readKeyChange } from "./change-key.flow.ts"
import { loadRotation, type Rotation } from "./key-rotation.store.ts"
import { readIndexRotation, startIndexRotation } from "./rotate-index.flow.ts"
import { startRotation } from "./rotate-keys.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId" | "log">

const view = z
  .object({
    state: z
      .enum(["never", "under_way", "finished"])
      .describe("Under way for five minutes at least: servers have to forget the old keys before these are destroyed"),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    done: z.number().int().describe("Rows that were looked at"),
    total: z.number().int().describe("Rows there were when it began"),
  })
  .meta({ id: "KeyRotation" })

const keyChangeView = z
  .object({
    state: z
      .enum(["one_key", "next_here", "under_way", "finished"])
      .describe("next_here: the server that answers was given a key that is to take over, and nobody has begun"),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    done: z.number().int().describe("Keys of the firm's own that the new key-encryption key wraps"),
    total: z.number().int(),
    waitingFor: z.number().int().describe("Servers that run and were not given the new key; nothing is wrapped by it before they have it"),
    mayRemoveOld: z.boolean().describe("No data key of any firm in this database needs the old one; backups from before still do"),
  })
  .meta({ id: "KeyEncryptionKeyChange" })

const indexView = z
  .object({
    state: z
      .enum(["never", "under_way", "finished"])
      .describe(
        "Under way for ten minutes at least: every server has to know the new key first, and then to have stopped using the old one",
      ),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    done: z.number().int().describe("Rows that were looked at"),
    total: z.number().int().describe("Rows there were when it began"),
    toSignIn: z
      .number()
      .int()
      .describe("People whom an older version tied to the identity provider, and who have to sign in there once before it can end"),
  })
  .meta({ id: "IndexKeyRotation" })

/** The keys under which personal data are sealed: how the newest rotation stands, and a new one. */
export function personalDataRoutes(app: App, parts: Parts): void {
  const tags = ["personal-data"]
  app.get(
    "/v1/personal-data/rotation",
    { schema: { tags, summary: "How the newest rotation of data keys stands", response: { 200: view } } },
    async (request) => viewOf(await loadRotation(parts.database.kysely, permitOf(request, "access.administer").entityId)),
  )
  app.post(
    "/v1/personal-data/rotation",
    { schema: { tags, summary: "Change all data keys for new ones, behind open doors", response: { 202: view } } },
    async (request, reply) => reply.code(202).send(viewOf(await startRotation(parts, permitOf(request, "access.administer")))),
  )
  indexRotationRoutes(app, parts)
  keyChangeRoutes(app, parts)
}

/** The key of the blind indexes, by which names, logins and repeated requests are found. */
function indexRotationRoutes(app: App, parts: Parts): void {
  const tags = ["personal-data"]
  app.get(
    "/v1/personal-data/index-rotation",
    { schema: { tags, summary: "How the newest change of the index key stands", response: { 200: indexView } } },
    async (request) => readIndexRotation(parts, permitOf(request, "access.administer").entityId),
  )
  app.post(
    "/v1/personal-data/index-rotation",
    { schema: { tags, summary: "Change the key of all blind indexes, behind open doors", response: { 202: indexView } } },
    async (request, reply) => reply.code(202).send(await startIndexRotation(parts, permitOf(request, "access.administer"))),
  )
}

/** The key-encryption key, which wraps the data keys and is kept outside the database. */
function keyChangeRoutes(app: App, parts: Parts): void {
  const tags = ["personal-data"]
  app.get(
    "/v1/personal-data/key-change",
    { schema: { tags, summary: "How the newest change of the key-encryption key stands", response: { 200: keyChangeView } } },
    async (request) => readKeyChange(parts, permitOf(request, "access.administer").entityId),
  )
  app.post(
    "/v1/personal-data/key-change",
    { schema: { tags, summary: "Wrap all data keys by the key-encryption key that is to take over", response: { 202: keyChangeView } } },
    async (request, reply) => reply.code(202).send(await orderKeyChange(parts, permitOf(request, "access.administer"))),
  )
}

function viewOf(rotation: Rotation | undefined): z.infer<typeof view> {
  if (rotation === undefined) return { state: "never", startedAt: null, finishedAt: null, done: 0, total: 0 }
  const { startedAt, finishedAt, done, total } = rotation
  return { state: finishedAt === null ? "under_way" : "finished", startedAt, finishedAt, done, total }
}
