import { z } from "zod"
import { permitOf } from "../access/access.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { assetCodes } from "../vocabulary/asset.ts"
import { listNewestRates } from "./rates.store.ts"
import { recordRate } from "./record-rate.flow.ts"

const rateView = z
  .object({
    rateId: z.uuid(),
    asset: z.enum(assetCodes),
    currency: z.literal("USD"),
    rate: z.string(),
    source: z.string(),
    quotedAt: z.string(),
    recordedAt: z.string(),
  })
  .meta({ id: "Rate" })

const quoteBody = z.strictObject({
  asset: z.enum(assetCodes),
  rate: z.string().regex(/^(?!0+(\.0+)?$)\d{1,20}(\.\d{1,18})?$/, "Expected a positive decimal with at most 18 places"),
  source: z.string().trim().min(1).max(100),
  quotedAt: z.iso.datetime(),
})

/** Prices of assets, as quoted by a named source. Without one no transfer is released. */
export function rateRoutes(app: App, parts: Pick<Runtime, "database" | "clock" | "newId">): void {
  const listSchema = {
    tags: ["transfers"],
    summary: "The newest price of each asset",
    response: { 200: z.object({ items: z.array(rateView) }) },
  }
  app.get("/v1/transfers/rates", { schema: listSchema }, async (request) => {
    const { entityId } = permitOf(request, "transfer.read")
    return { items: await listNewestRates(parts.database.kysely, entityId) }
  })

  const recordSchema = { tags: ["transfers"], summary: "Record a quoted price", body: quoteBody, response: { 201: rateView } }
  app.post("/v1/transfers/rates", { schema: recordSchema }, async (request, reply) => {
    const permit = permitOf(request, "valuation.write")
    return reply.code(201).send(await recordRate(parts, permit, request.body))
  })
}
