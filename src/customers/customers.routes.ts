import { z } from "zod"
import { permitOf } from "../access/access.ts"
import { recordView } from "../audit/record-view.flow.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { type App, cutPage, etagOf, pageOf, pageQuery, versionActedOn } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { partyKinds } from "../vocabulary/party.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { directions } from "../vocabulary/transfer.ts"
import { customerView } from "./customer-view.ts"
import { listCustomers, loadCustomer } from "./customers.store.ts"
import { customerStatuses } from "./customers.ts"
import { erasureRoutes } from "./erasure.routes.ts"
import { amendCustomer, registerCustomer } from "./keep-customer.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

const text = (longest: number) => z.string().trim().min(1).max(longest)
const known = (longest: number) => text(longest).nullable().default(null)

const recordBody = z.strictObject({
  reference: text(64),
  kind: z.enum(partyKinds),
  name: text(200),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "Expected an ISO 3166-1 alpha-2 code such as KZ")
    .nullable()
    .default(null),
  status: z.enum(customerStatuses).default("onboarding"),
  services: z.array(z.enum(directions)).max(directions.length).default([]),
  walletAddress: known(128),
  physicalAddress: known(300),
  nationalId: known(64),
  birthDate: z.iso.date().nullable().default(null),
  birthPlace: known(120),
})

/** Every field may be left out; what is left out stays as it is. */
const changesBody = z.strictObject({
  name: text(200).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
  status: z.enum(customerStatuses).optional(),
  services: z.array(z.enum(directions)).max(directions.length).optional(),
  walletAddress: text(128).nullable().optional(),
  physicalAddress: text(300).nullable().optional(),
  nationalId: text(64).nullable().optional(),
  birthDate: z.iso.date().nullable().optional(),
  birthPlace: text(120).nullable().optional(),
})

/** Customers on record. Reading needs `customer.read`, changing `customer.write`. */
export function customerRoutes(app: App, parts: Parts): void {
  readRoutes(app, parts)
  writeRoutes(app, parts)
  erasureRoutes(app, parts)
}

const byId = z.strictObject({ customerId: z.uuid() })

function readRoutes(app: App, parts: Parts): void {
  const { kysely } = parts.database
  const query = pageQuery.extend({
    status: z.enum(customerStatuses).optional(),
    search: text(100).optional().describe("Whole words of the name in any order, or part of the reference"),
  })
  app.get(
    "/v1/customers",
    { schema: { tags: ["customers"], summary: "Customers, newest first", querystring: query, response: { 200: pageOf(customerView) } } },
    async (request) => {
      const { entityId, userId } = permitOf(request, "customer.read")
      const page = cutPage(await listCustomers(kysely, entityId, request.query), request.query.limit, (customer) => customer.customerId)
      await recordView(parts, { entityId, userId, subject: { kind: "customer", id: entityId }, as: "list", count: page.items.length })
      return page
    },
  )

  app.get(
    "/v1/customers/:customerId",
    { schema: { tags: ["customers"], summary: "One customer", params: byId, response: { 200: customerView } } },
    async (request, reply) => {
      const { entityId, userId } = permitOf(request, "customer.read")
      const { customerId } = request.params
      const customer = await loadCustomer(kysely, entityId, customerId)
      if (customer === undefined) throw refuse("customer.not_found", request.params)
      await recordView(parts, { entityId, userId, subject: { kind: "customer", id: customerId }, as: "record" })
      reply.header("etag", etagOf(customer.version))
      return customer
    },
  )
}

function writeRoutes(app: App, parts: Parts): void {
  app.post(
    "/v1/customers",
    { schema: { tags: ["customers"], summary: "Put a customer on record", body: recordBody, response: { 201: customerView } } },
    async (request, reply) => {
      const customer = await registerCustomer(parts, permitOf(request, "customer.write"), request.body)
      return reply.code(201).header("etag", etagOf(customer.version)).send(customer)
    },
  )

  app.patch(
    "/v1/customers/:customerId",
    {
      schema: {
        tags: ["customers"],
        summary: "Change a customer's record",
        params: byId,
        body: changesBody,
        response: { 200: customerView },
      },
    },
    async (request, reply) => {
      const permit = permitOf(request, "customer.write")
      const version = versionActedOn(request.headers["if-match"])
      const changes = withoutAbsent(request.body)
      const customer = await amendCustomer(parts, permit, { ...request.params, version, changes })
      reply.header("etag", etagOf(customer.version))
      return customer
    },
  )
}

function withoutAbsent<T extends object>(body: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
