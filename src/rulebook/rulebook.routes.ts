import { z } from "zod"
import type { App } from "../runtime/http.ts"
import { grades } from "../vocabulary/citation.ts"
import { isLawDate, lawDateOf } from "../vocabulary/instant.ts"
import { currencies } from "../vocabulary/money.ts"
import { partyFields } from "../vocabulary/party.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { citationView, idParams, noticeView, tags } from "./answer-forms.ts"
import { comparisons } from "./rulebook.ts"
import { type Parts, ruleRoutes } from "./rules.routes.ts"
import { notice, periodView, valueStatuses, valueView } from "./value-view.ts"

const date = z.string().refine(isLawDate, { error: "Expected a calendar date such as 2026-11-22" })
const needView = z.object({
  party: z.enum(["originator", "beneficiary"]),
  need: z.enum(["name", "account", "identification"]),
  oneOf: z.array(z.array(z.enum(partyFields)).readonly()).readonly(),
})
const periodAnswer = z
  .object({
    from: z.string(),
    to: z.string().optional().describe("Last day, included; absent while the period is open."),
    value: z
      .union([z.string(), z.number(), z.array(z.string()).readonly(), z.array(needView).readonly()])
      .describe("By unit: decimal text for money, a number, country codes, field needs, or a sentence."),
    grade: z.enum(grades),
    checkedOn: z.string(),
    note: z.string().optional(),
    citations: z.array(citationView).readonly(),
  })
  .meta({ id: "RulebookPeriod" })
const valueFields = z.object({
  id: z.string(),
  meaning: z.string(),
  unit: z.enum([...currencies, "years", "hours", "minutes", "count", "countries", "fields", "duty"]),
  comparison: z.enum(comparisons).optional(),
  instrument: z.string(),
  file: z.string(),
  line: z.number().int(),
  status: z.enum(valueStatuses),
  current: periodAnswer.optional().describe("What is in force on the day asked about; absent when nothing is."),
})
const sourceAnswer = z.object({
  notice: noticeView,
  id: z.string(),
  title: z.string(),
  authority: z.string(),
  rank: z.number().int(),
  url: z.string().optional(),
  checkedOn: z.string(),
  file: z.string(),
  passages: z
    .array(z.object({ at: z.string(), grade: z.enum(grades), says: z.string(), url: z.string().optional(), note: z.string().optional() }))
    .readonly(),
})
const overviewAnswer = z.object({
  notice: noticeView,
  id: z.string(),
  version: z.string(),
  title: z.string(),
  status: z.enum(["unreviewed", "reviewed"]),
  digest: z.string(),
  instruments: z.array(z.object({ id: z.string(), title: z.string(), file: z.string() })).readonly(),
  counts: z.object({
    values: z.number().int(),
    rules: z.number().int(),
    facts: z.number().int(),
    rows: z.number().int(),
    texts: z.number().int(),
    sources: z.number().int(),
    passages: z.number().int(),
  }),
  files: z.array(z.string()),
})

const onQuery = z.strictObject({ on: date.optional().describe("The day whose law is asked; today in Astana when absent.") })

/** The rulebook for reading: values on a day, rules, questions and catalogues, the documents they cite, and the very files. Nothing here changes it. */
export function rulebookRoutes(app: App, parts: Parts): void {
  overviewRoute(app, parts)
  valueRoutes(app, parts)
  ruleRoutes(app, parts)
  originRoutes(app, parts)
}

function overviewRoute(app: App, { rulebook, permitOf }: Parts): void {
  const { id, version, title, status, digest, instruments } = rulebook
  const passages = [...rulebook.sources.values()].reduce((sum, source) => sum + source.passages.length, 0)
  const rows = [...rulebook.catalogues.values()].reduce((sum, catalogue) => sum + catalogue.rows.length, 0)
  const law = {
    values: rulebook.parameters.size,
    rules: rulebook.rules.length,
    facts: rulebook.facts.size,
    rows,
    texts: rulebook.texts.size,
  }
  const counts = { ...law, sources: rulebook.sources.size, passages }
  const answer = { notice, id, version, title, status, digest, instruments, counts, files: [...rulebook.files.keys()] }
  app.get("/v1/rulebook", { schema: { tags, summary: "The rulebook in force", response: { 200: overviewAnswer } } }, (request) => {
    permitOf(request, "rulebook.read")
    return answer
  })
}

function valueRoutes(app: App, { rulebook, clock, permitOf }: Parts): void {
  const listAnswer = z.object({ notice: noticeView, on: z.string(), items: z.array(valueFields.meta({ id: "RulebookValue" })) })
  app.get(
    "/v1/rulebook/values",
    { schema: { tags, summary: "Every value on a day", querystring: onQuery, response: { 200: listAnswer } } },
    (request) => {
      permitOf(request, "rulebook.read")
      const on = request.query.on ?? lawDateOf(clock.now())
      return { notice, on, items: [...rulebook.parameters.values()].map((parameter) => valueView(parameter, on)) }
    },
  )

  const oneAnswer = valueFields.extend({ notice: noticeView, on: z.string(), periods: z.array(periodAnswer) })
  const oneSchema = { tags, summary: "One value through time", params: idParams, querystring: onQuery, response: { 200: oneAnswer } }
  app.get("/v1/rulebook/values/:id", { schema: oneSchema }, (request) => {
    permitOf(request, "rulebook.read")
    const parameter = rulebook.parameters.get(request.params.id)
    if (parameter === undefined) throw refuse("rulebook.value_not_found", request.params)
    const on = request.query.on ?? lawDateOf(clock.now())
    return { notice, on, ...valueView(parameter, on), periods: parameter.periods.map(periodView) }
  })
}

function originRoutes(app: App, { rulebook, permitOf }: Parts): void {
  const sourceSchema = {
    tags,
    summary: "A document that values cite, with the passages that were read",
    params: idParams,
    response: { 200: sourceAnswer },
  }
  app.get("/v1/rulebook/sources/:id", { schema: sourceSchema }, (request) => {
    permitOf(request, "rulebook.read")
    const source = rulebook.sources.get(request.params.id)
    if (source === undefined) throw refuse("rulebook.source_not_found", request.params)
    return { notice, ...source }
  })

  const params = z.strictObject({ path: z.string().min(1).max(200).describe("As listed by /v1/rulebook, its slashes percent-encoded.") })
  const fileAnswer = z.object({ notice: noticeView, path: z.string(), text: z.string() })
  app.get(
    "/v1/rulebook/files/:path",
    { schema: { tags, summary: "The YAML text of one file", params, response: { 200: fileAnswer } } },
    (request) => {
      permitOf(request, "rulebook.read")
      const { path } = request.params
      const text = rulebook.files.get(path)
      if (text === undefined) throw refuse("rulebook.file_not_found", { path })
      return { notice, path, text }
    },
  )
}
