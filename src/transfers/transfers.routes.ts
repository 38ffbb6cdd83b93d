import { Readable } from "node:stream"
import { z } from "zod"
import { permitOf } from "../access/access.ts"
import { recordView } from "../audit/record-view.flow.ts"
import { type App, cutPage, etagOf, pageOf, pageQuery } from "../runtime/http.ts"
import { assetCodes, parseAssetAmount } from "../vocabulary/asset.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { directions, transferStates, walletHostings } from "../vocabulary/transfer.ts"
import { assessTransfer } from "./assess-transfer.flow.ts"
import type { TransferParts } from "./gather-facts.flow.ts"
import { rateRoutes } from "./rates.routes.ts"
import { readTransfer, readTransfers } from "./read-transfer.flow.ts"
import { type StepParts, transferStepRoutes } from "./transfer-steps.routes.ts"
import { partyForm, transferDetail, transferView } from "./transfer-view.ts"

const filter = z.strictObject({
  state: z.enum(transferStates).optional(),
  direction: z.enum(directions).optional(),
  customerId: z.uuid().optional(),
})

const requestBody = z
  .strictObject({
    customerId: z.uuid(),
    direction: z.enum(directions),
    asset: z.enum(assetCodes),
    amount: z.string().max(40).describe('In whole assets, decimal text such as "0.015"'),
    otherParty: partyForm.describe("The beneficiary of a withdrawal, the originator of a deposit"),
    otherWalletHosting: z.enum(walletHostings).describe("Who holds the keys at the other end; unknown holds the transfer"),
    otherVaspName: z.string().trim().min(1).max(200).nullable().default(null),
  })
  .meta({ id: "TransferRequest" })

/** Transfers: submit, read, export, and the steps that two people take about a held one. */
export function transferRoutes(app: App, parts: StepParts): void {
  submitRoute(app, parts)
  readRoutes(app, parts)
  exportRoute(app, parts)
  rateRoutes(app, parts)
  transferStepRoutes(app, parts)
}

function submitRoute(app: App, parts: TransferParts): void {
  const schema = {
    tags: ["transfers"],
    summary: "Submit a transfer for a decision",
    body: requestBody,
    response: { 200: transferDetail, 201: transferDetail },
    description:
      "Needs the header Idempotency-Key. The same key with the same body answers the first decision (200); with another body it is refused.",
  }
  app.post("/v1/transfers", { schema }, async (request, reply) => {
    const permit = permitOf(request, "transfer.submit")
    const idempotencyKey = idempotencyKeyOf(request.headers["idempotency-key"])
    const { asset, amount: text, ...rest } = request.body
    const amount = parseAssetAmount(text, asset)
    if (amount === undefined)
      throw refuse("request.invalid", { field: "amount", expected: `a positive decimal no finer than the smallest unit of ${asset}` })
    const { isNew, detail } = await assessTransfer(parts, permit, { ...rest, amount, idempotencyKey })
    const { transferId, version } = detail.transfer
    return reply
      .code(isNew ? 201 : 200)
      .header("location", `/v1/transfers/${transferId}`)
      .header("etag", etagOf(version))
      .send(detail)
  })
}

function idempotencyKeyOf(header: string | string[] | undefined): string {
  if (header === undefined) throw refuse("request.idempotency_key_missing")
  const key = String(header)
  if (!/^[\x21-\x7e]{1,128}$/.test(key))
    throw refuse("request.invalid", { field: "Idempotency-Key", expected: "1 to 128 printable ASCII characters without spaces" })
  return key
}

function readRoutes(app: App, parts: TransferParts): void {
  const { kysely } = parts.database
  const listSchema = {
    tags: ["transfers"],
    summary: "Transfers, newest first",
    querystring: pageQuery.extend(filter.shape),
    response: { 200: pageOf(transferView) },
  }
  app.get("/v1/transfers", { schema: listSchema }, async (request) => {
    const { entityId, userId } = permitOf(request, "transfer.read")
    const page = cutPage(await readTransfers(kysely, entityId, request.query), request.query.limit, ({ transferId }) => transferId)
    await recordView(parts, { entityId, userId, subject: { kind: "transfer", id: entityId }, as: "list", count: page.items.length })
    return page
  })

  const detailSchema = {
    tags: ["transfers"],
    summary: "One transfer with its decisions and its case",
    params: z.strictObject({ transferId: z.uuid() }),
    response: { 200: transferDetail },
  }
  app.get("/v1/transfers/:transferId", { schema: detailSchema }, async (request, reply) => {
    const { entityId, userId } = permitOf(request, "transfer.read")
    const { transferId } = request.params
    const detail = await readTransfer(kysely, entityId, transferId)
    await recordView(parts, { entityId, userId, subject: { kind: "transfer", id: transferId }, as: "record" })
    reply.header("etag", etagOf(detail.transfer.version))
    return detail
  })
}

function exportRoute(app: App, parts: TransferParts): void {
  const schema = { tags: ["transfers"], summary: "Every transfer as JSON lines, newest first", querystring: filter }
  app.get("/v1/transfers/export", { schema }, async (request, reply) => {
    const permit = permitOf(request, "transfer.export")
    const { entityId, userId } = permit
    await recordView(parts, { entityId, userId, subject: { kind: "transfer", id: entityId }, as: "export" })
    reply.type("application/x-ndjson").header("content-disposition", 'attachment; filename="transfers.jsonl"')
    return reply.send(Readable.from(exportLines(parts, permit, request.query)))
  })
}

const exportPage = 500

async function* exportLines(
  { database: { kysely } }: TransferParts,
  { entityId }: Permit<"transfer.export">,
  asked: z.infer<typeof filter>,
): AsyncGenerator<string> {
  let cursor: string | undefined
  do {
    const page = cutPage(
      await readTransfers(kysely, entityId, { ...asked, cursor, limit: exportPage }),
      exportPage,
      ({ transferId }) => transferId,
    )
    for (const transfer of page.items) yield `${JSON.stringify(transfer)}\n`
    cursor = page.next
  } while (cursor !== undefined)
}
