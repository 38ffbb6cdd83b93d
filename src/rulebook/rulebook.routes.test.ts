import Fastify from "fastify"
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod"
import { describe, expect, test } from "vitest"
import type { Permit } from "../vocabulary/permit.ts"
import { Refusal, refusals, refuse } from "../vocabulary/refusal.ts"
import type { Action } from "../vocabulary/role.ts"
import { rulebookRoutes } from "./rulebook.routes.ts"
import { loadRulebook } from "./rulebook.store.ts"

const rulebook = loadRulebook()

describe("the rulebook for reading", () => {
  test("names itself and its files", async () => {
    const { body } = await get("/v1/rulebook")
    expect(body).toMatchObject({ id: "kz-aifc", digest: rulebook.digest, counts: { values: rulebook.parameters.size } })
    expect(body.files).toContain("aifc/aml-chapter-11-1.yaml")
  })

  test("gives every value on a day, with grade, citations and status", async () => {
    const { body } = await get("/v1/rulebook/values?on=2026-06-01")
    const limit = body.items.find(({ id }: { id: string }) => id === "travel_rule.full_data_from")
    expect(body.items).toHaveLength(rulebook.parameters.size)
    expect(limit).toMatchObject({
      status: "in_force",
      unit: "USD",
      comparison: "at_least",
      current: { value: "1000.00", grade: "V", citations: [{ at: "aifc-aml#11-1.1(3)" }, {}] },
    })
  })

  test("asks the law of today in Astana when no day is given", async () => {
    expect((await get("/v1/rulebook/values")).body.on).toBe("2026-11-23")
  })

  test("says when a value is not yet in force", async () => {
    const { body } = await get("/v1/rulebook/values/travel_rule.full_data_from?on=2024-12-31")
    expect(body).toMatchObject({ status: "not_yet_in_force", periods: [{ from: "2025-01-01" }] })
    expect(body).not.toHaveProperty("current")
  })

  test("gives every rule with its condition line by line, and what each passage says", async () => {
    const { body } = await get("/v1/rulebook/rules")
    expect(body.items).toHaveLength(rulebook.rules.length)
    for (const rule of body.items) {
      expect(rule.when[0]).toMatchObject({ depth: 0, kind: expect.any(String) })
      expect(rule.citations.every(({ says }: { says: string }) => says !== "")).toBe(true)
      expect((await get(`/v1/rulebook/rules/${rule.id}`)).body).toMatchObject({ notice: expect.any(String), ...rule })
    }
  })

  test("gives every question with its heading, and every row, in all languages", async () => {
    const facts = (await get("/v1/rulebook/facts")).body
    const sections = new Set(facts.sections.map(({ id }: { id: string }) => id))
    expect(facts.items.map(({ id }: { id: string }) => id)).toEqual([...rulebook.facts.keys()])
    expect(facts.items.every(({ section }: { section: string }) => sections.has(section))).toBe(true)
    const catalogues = (await get("/v1/rulebook/catalogues")).body.items
    expect(catalogues.map(({ id }: { id: string }) => id)).toEqual([...rulebook.catalogues.keys()])
    for (const words of [...facts.items, ...catalogues].map(({ ask, title }) => ask ?? title))
      expect(words).toEqual({ en: expect.any(String), ru: expect.any(String), kk: expect.any(String) })
  })

  test("shows a source with its passages", async () => {
    const { body } = await get("/v1/rulebook/sources/aifc-aml")
    expect(body.passages.find(({ at }: { at: string }) => at === "11-1.1(5)")).toMatchObject({ grade: "N" })
  })

  test.each([...rulebook.files.keys()])("shows the text of %s", async (path) => {
    expect((await get(`/v1/rulebook/files/${encodeURIComponent(path)}`)).body.text).toBe(rulebook.files.get(path))
  })

  test.each([
    "/v1/rulebook",
    "/v1/rulebook/values",
    "/v1/rulebook/values/cases.due_within",
    "/v1/rulebook/sources/house-policy",
    "/v1/rulebook/files/manifest.yaml",
  ])("%s says that it is no advice, and asks who reads", async (url) => {
    expect((await get(url)).body.notice).toContain("not legal advice")
    expect((await get(url, "nobody")).status).toBe(401)
  })

  test.each([
    ["/v1/rulebook/values/nothing.like_it", 404],
    ["/v1/rulebook/sources/nothing", 404],
    ["/v1/rulebook/values?on=2026-02-30", 400],
    ["/v1/rulebook/values?when=2026-02-01", 400],
    [`/v1/rulebook/files/${encodeURIComponent("../package.json")}`, 404],
    [`/v1/rulebook/files/${encodeURIComponent("INDEX.md")}`, 404],
    ["/v1/rulebook/files/__proto__", 404],
  ])("%s is refused with %i", async (url, status) => {
    expect((await get(url)).status).toBe(status)
  })
})

/** Answers of a server that has these routes and nothing else. */
async function get(url: string, who: "reader" | "nobody" = "reader") {
  const app = Fastify().withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, _, reply) =>
    reply.code(error instanceof Refusal ? refusals[error.code].status : 400).send({ problem: String(error) }),
  )
  const permitOf = <A extends Action>(_: unknown, action: A): Permit<A> => {
    if (who === "nobody") throw refuse("access.sign_in_required")
    return { action, entityId: "e", userId: "u" } as Permit<A>
  }
  rulebookRoutes(app, { rulebook, clock: { now: () => "2026-11-22T20:00:00.000Z" }, permitOf })
  const response = await app.inject({ url })
  await app.close()
  return { status: response.statusCode, body: response.json() }
}
