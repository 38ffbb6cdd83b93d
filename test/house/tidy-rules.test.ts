/* The rules held against small houses: each must see its breach, and must leave good code alone. */
import { describe, expect, test } from "vitest"
import { type HouseRule, houseOf } from "./house.ts"
import { houseRules } from "./house-rules.ts"

const tidy: readonly Sample[] = [
  { rule: "a file ends before 300 lines", path: "src/cases/cases.ts", text: "\n".repeat(300) },
  { rule: "a function ends before 60 lines", path: "src/cases/cases.test.ts", text: `describe("cases", () => {${"\n".repeat(80)}})` },
  { rule: "a name says what is inside", path: "src/screening/name-index.ts", text: "" },
  { rule: "a name says what is inside", path: "src/perimeter/service-line.ts", text: "" },
  { rule: "laws 2 and 8", path: "src/cases/cases.ts", text: "export const at = (time: string) => new Date(time).toISOString()" },
  {
    rule: "laws 2 and 8",
    path: "src/cases/cases.ts",
    text: "/** Not process.env. */ export interface Step { readonly process: string; readonly console: { fetch: string } }",
  },
  { rule: "laws 2 and 8", path: "src/cases/cases.store.ts", text: "export const now = () => Date.now()" },
  { rule: "laws 2 and 8", path: "src/cases/cases.ts", text: 'export const inOrder = (a: string, b: string) => a.localeCompare(b, "en")' },
  {
    rule: "no failure is swallowed",
    path: "src/transfers/assess.ts",
    text: "function ask() { try { return gate() } catch { return [{ reason: 'gate.unavailable' }] } }",
  },
  {
    rule: "no failure is swallowed",
    path: "src/api/read-cursor.ts",
    text: "function parseCursor() { try { return JSON.parse('') } catch { return undefined } }",
  },
  {
    rule: "no failure is swallowed",
    path: "src/runtime/embedded.ts",
    text: "async function stop() { await client.end().catch(() => undefined) }",
  },
  {
    rule: "no failure is swallowed",
    path: "src/audit/audit.ts",
    text: "function textOf() { try { return new TextDecoder('utf-8').decode(bytes) } catch { return undefined } }",
  },
  {
    rule: "keeps its cause",
    path: "src/api/api.ts",
    text: "try { go() } catch (cause) { throw refuse('service.unavailable', {}, cause) }",
  },
  { rule: "law 9", path: "src/screening/name-index.ts", text: "const found = index.get(name) ?? []" },
  { rule: "law 9", path: "src/screening/screening.ts", text: "function hold({ basis, details = {} }: Words) {}" },
  { rule: "law 9", path: "src/eligibility/eligibility.ts", text: "const citations = rule?.citations ?? []" },
  { rule: "law 9", path: "src/transfers/value-transfer.ts", text: "const fraction = match[2] ?? ''" },
  { rule: "law 9", path: "src/transfers/value-transfer.ts", text: "const price = facts.price ?? null" },
  { rule: "law 9", path: "src/rulebook/write-index.ts", text: "const lastDay = period.to ?? ''" },
  {
    rule: "a gate knows no number",
    path: "src/travel-rule/travel-rule.ts",
    text: "const isFull = order >= 0 && digest.slice(0, 16) !== '' && findings.length === 0",
  },
  { rule: "a gate knows no number", path: "src/screening/lists/ofac/parse-list.ts", text: "const columns = 12" },
  { rule: "a gate knows no number", path: "src/travel-rule/travel-rule.test.ts", text: "const amount = 1000" },
  {
    rule: "carries its audit entry",
    path: "src/cases/cases.store.ts",
    text: "async function save(writing: Writing) { await writing.insertInto('case_file').execute() }",
  },
  {
    rule: "carries its audit entry",
    path: "src/cases/cases.flow.ts",
    text: "writeAudited(database, [entry], async (writing) => { await writing.updateTable('case_file').execute() })",
  },
  {
    rule: "carries its audit entry",
    path: "src/cases/cases.store.ts",
    text: "function parts(): InsertPart[] { return [{ text: 'insert into case_file values ($1)' }] }",
  },
  {
    rule: "carries its audit entry",
    path: "src/cases/cases.store.ts",
    text: "const sql = 'update case_file set state = $1'\nfunction close(writing: Writing) { return run(writing, sql) }",
  },
  {
    rule: "carries its audit entry",
    path: "src/access/session.store.ts",
    text: "const sql = 'update session set seen = $1'\nfunction touchSession() { return run(sql) }",
  },
  { rule: "carries its audit entry", path: "src/cases/cases.ts", text: "const remedy = 'Delete the entry from the file, or update it.'" },
  {
    rule: "asks for a permit",
    path: "src/cases/cases.routes.ts",
    text: "app.post('/v1/cases', { schema }, async (request) => { const permit = permitOf(request, 'case.work') })",
  },
  {
    rule: "asks for a permit",
    path: "src/cases/cases.routes.ts",
    text: "app.post('/v1/cases', { schema }, open)\nfunction open(request) { return save(permitOf(request, 'case.work')) }",
  },
  { rule: "asks for a permit", path: "src/cases/cases.routes.ts", text: "app.get('/v1/cases', { schema }, list)" },
  { rule: "begins with the room", path: "src/cases/steps.routes.ts", text: "app.post(`/v1/cases/:caseId/$" + "{step}`, { schema }, step)" },
  { rule: "asks for a permit", path: "src/access/access.routes.ts", text: "app.post('/v1/access/sign-in', { schema }, signIn)" },
  { rule: "no test is skipped", path: "src/cases/cases.test.ts", text: "test('a case is skipped over', () => {})" },
  { rule: "machine", path: "docs/guide/cases.md", text: "See src/work/cases, https://example.org/work-permit and [home](/v1/home)." },
  { rule: "names only files that exist", path: "README.md", text: "`README.md`, `src/<room>/<room>.ts`, `src/**/x.ts`" },
]

const untidy: readonly Sample[] = [
  { rule: "a file ends before 300 lines", path: "src/cases/cases.ts", text: "\n".repeat(301) },
  { rule: "a function ends before 60 lines", path: "src/cases/cases.ts", text: `const open = () => {${"\n".repeat(60)}}` },
  { rule: "three arguments", path: "src/cases/cases.ts", text: "function open(a: string, b: string, c: string, d: string) {}" },
  { rule: "a name says what is inside", path: "src/cases/case-helpers.ts", text: "" },
  { rule: "a name says what is inside", path: "console/src/cases/index.tsx", text: "" },
  { rule: "a name says what is inside", path: "src/cases/utils/open.ts", text: "" },
  { rule: "a name says what is inside", path: "src/cases/case-service.store.ts", text: "" },
  { rule: "re-exported wholesale", path: "src/cases/cases.ts", text: 'export * from "./case.ts"' },
  { rule: "laws 2 and 8", path: "src/cases/cases.ts", text: "export const at = () => new Date().toISOString()" },
  { rule: "laws 2 and 8", path: "src/cases/cases.ts", text: "export const id = () => crypto.randomUUID()" },
  { rule: "laws 2 and 8", path: "src/vocabulary/money.ts", text: "const inOrder = (a: string, b: string) => a.localeCompare(b)" },
  { rule: "laws 2 and 8", path: "src/vocabulary/money.ts", text: "export const isStrict = process.env.STRICT" },
  {
    rule: "no failure is swallowed",
    path: "src/transfers/assess.ts",
    text: "function ask() { try { return gate() } catch { return [] } }",
  },
  {
    rule: "no failure is swallowed",
    path: "src/transfers/assess.ts",
    text: "function ask() { try { return gate() } catch { /* next time */ } }",
  },
  {
    rule: "no failure is swallowed",
    path: "src/screening/screening.ts",
    text: "function isListed() { try { return look() } catch { return false } }",
  },
  { rule: "no failure is swallowed", path: "src/transfers/gather-facts.flow.ts", text: "const lists = await load().catch(() => [])" },
  {
    rule: "no failure is swallowed",
    path: "src/transfers/facts.store.ts",
    text: "async function price() { try { return JSON.parse(await load()) } catch { return undefined } }",
  },
  { rule: "keeps its cause", path: "src/api/api.ts", text: "try { go() } catch { throw new Error('It failed') }" },
  { rule: "law 9", path: "src/eligibility/eligibility.ts", text: "const isActive = customer.isActive ?? false" },
  { rule: "law 9", path: "src/transfers/decide.ts", text: "const findings = answer || []" },
  { rule: "law 9", path: "src/rulebook/rulebook.ts", text: "const { value = 0 } = parameter" },
  { rule: "law 9", path: "src/travel-rule/travel-rule.ts", text: "const name = party['name'] ?? ''" },
  { rule: "a gate knows no number", path: "src/travel-rule/travel-rule.ts", text: "const isFull = amount >= 1000n" },
  { rule: "a gate knows no number", path: "src/screening/screening.ts", text: "const threshold = parseMoney('1000', 'USD')" },
  {
    rule: "a gate knows no number",
    path: "src/eligibility/eligibility.ts",
    text: "function isFresh(age: number, most = 24) { return age < most }",
  },
  {
    rule: "carries its audit entry",
    path: "src/cases/cases.store.ts",
    text: "async function save(db: Database) { await db.kysely.insertInto('case_file').execute() }",
  },
  {
    rule: "carries its audit entry",
    path: "src/cases/cases.store.ts",
    text: "const sql = 'delete from case_file'\nfunction close(db: Database) { return db.pool.query(sql) }",
  },
  {
    rule: "carries its audit entry",
    path: "src/access/session.store.ts",
    text: "function openSession() { return run('insert into session values ($1)') }",
  },
  { rule: "only audit/ hands out", path: "src/cases/cases.flow.ts", text: "const writing = database.kysely as unknown as Writing" },
  {
    rule: "asks for a permit",
    path: "src/cases/cases.routes.ts",
    text: "app.post('/v1/cases', { schema }, async (request) => save(request.body))",
  },
  {
    rule: "asks for a permit",
    path: "src/cases/cases.routes.ts",
    text: "app.delete('/v1/cases/:caseId', { schema }, close)\nfunction close(request) { return remove(request) }",
  },
  {
    rule: "only access/ makes a permit",
    path: "src/cases/cases.flow.ts",
    text: "const permit = { action: 'case.work' } as Permit<'case.work'>",
  },
  {
    rule: "asks for a permit",
    path: "src/cases/steps.routes.ts",
    text: "app.post(`/v1/cases/:caseId/$" + "{step}`, { schema }, async (request) => save(request.body))",
  },
  { rule: "every open door", path: "test/house/rules/permits.ts", text: "" },
  { rule: "five places", path: "src/cases/cases.routes.ts", text: "" },
  { rule: "begins with the room", path: "src/cases/steps.routes.ts", text: "app.get('/v1/matters', list)" },
  {
    rule: "law 12",
    path: "rulebook/kz/aml.yaml",
    text: "parameters:\n  - id: a.b\n    unit: hours\n    values:\n      - {from: 2025-01-01, value: 5}\n",
  },
  {
    rule: "law 12",
    path: "rulebook/kz/aml.yaml",
    text: "parameters:\n  - id: a.b\n    unit: hours\n    values:\n      - {value: 5, cite: ['kz#1']}\n",
  },
  {
    rule: "law 12",
    path: "rulebook/kz/aml.yaml",
    text: "parameters:\n  - id: a.b\n    values:\n      - {from: 2025-01-01, value: 5, cite: ['kz#1']}\n",
  },
  {
    rule: "somebody read",
    path: "rulebook/kz/aml.yaml",
    text: "parameters:\n  - id: a.b\n    unit: hours\n    values:\n      - {from: 2025-01-01, value: 5, cite: ['kz#1']}\n",
  },
  { rule: "note to self", path: "src/cases/cases.ts", text: `// ${"TO"}${"DO"}: later` },
  { rule: "suppressed", path: "src/cases/cases.ts", text: `// ${"biome"}-ignore lint: it is fine` },
  { rule: "only in a test", path: "src/cases/cases.ts", text: `// ${"@ts"}-expect-error` },
  { rule: "no test is skipped", path: "src/cases/cases.test.ts", text: "test.only('this one', () => {})" },
  { rule: "waits for real data", path: "src/cases/cases.test.ts", text: "test.skipIf(isSlow)('this one', () => {})" },
  { rule: "machine", path: "docs/guide/cases.md", text: `Look into ${"/ro"}ot/shekara.` },
  { rule: "link in a document", path: "README.md", text: "[the guide](docs/guide/gone.md)" },
  { rule: "link in a document", path: "README.md", text: "# Tour\n[below](#no-such-heading)" },
  { rule: "names only files that exist", path: "README.md", text: "`src/cases/gone.ts`" },
]

describe("a rule leaves good code alone", () => {
  test.each(tidy)("$rule: $path: $text", (sample) => {
    expect(breachesOf(sample)).toEqual([])
  })
})

describe("a rule sees its breach and says what to do", () => {
  test.each(untidy)("$rule: $path: $text", (sample) => {
    const [first] = breachesOf(sample)
    expect(first?.path).toBe(sample.path)
    expect(first?.line).toBeGreaterThan(0)
    expect(first?.remedy).toMatch(/\w{3,}/)
  })
})

interface Sample {
  /** Part of the rule's name. */
  readonly rule: string
  readonly path: string
  readonly text: string
}

function breachesOf({ rule, path, text }: Sample): ReturnType<HouseRule["breachesIn"]> {
  const named = houseRules.filter((known) => known.name.includes(rule))
  expect(named, `a rule named "${rule}"`).not.toHaveLength(0)
  return named.flatMap((known) => known.breachesIn(houseOf({ [path]: text })))
}
