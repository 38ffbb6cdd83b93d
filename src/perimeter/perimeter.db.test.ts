import { expect, onTestFinished, test } from "vitest"
import { openTestHouse, type Person } from "../../test/builders/open-house.ts"
import type { Problem } from "../api/problem.ts"
import type { Assessment } from "../reasoning/reasoning.ts"
import type { Position, RecordedAssessment, StaleCause } from "./perimeter.ts"

const title = "An invented exchange"
const sheet = { format: "shekara/facts@1", firm: { name: "Invented Steppe" }, facts: { "activity.matches_orders": true } }
const other = { ...sheet, facts: { "activity.matches_orders": false, "activity.mines": true } }

async function openPerimeter() {
  const house = await openTestHouse(["founder", "analyst", "examiner"])
  onTestFinished(house.close)
  const { founder } = house.people
  const amend = async (path: string, body: object, etag: string) => {
    const headers = { authorization: `Bearer ${founder.token}`, "content-type": "application/json", "if-match": etag }
    const answer = await fetch(house.url + path, { method: "PUT", headers, body: JSON.stringify(body) })
    return { status: answer.status, etag: answer.headers.get("etag") ?? "", body: (await answer.json()) as Position }
  }
  return { ...house, founder, amend }
}

const begin = (founder: Person) => founder.send<Position>("/v1/perimeter/positions", { title, sheet })

test("a position is stated anew on top of the version that was read, and stays readable as it was", async () => {
  const { founder, amend } = await openPerimeter()
  const begun = await begin(founder)
  expect(begun).toMatchObject({ status: 201, etag: '"1"', body: { title, sheet, version: 1 } })
  const path = `/v1/perimeter/positions/${begun.body.positionId}`
  expect(await amend(path, { title, sheet: other }, begun.etag)).toMatchObject({ status: 200, etag: '"2"', body: { sheet: other } })
  expect(await amend(path, { title, sheet }, begun.etag)).toMatchObject({ status: 412 })
  expect((await founder.get<Position>(path)).body).toMatchObject({ sheet: other, version: 2 })
  expect((await founder.get<Position>(`${path}?version=1`)).body).toMatchObject({ sheet, version: 1 })
  const listed = await founder.get<{ items: Position[] }>("/v1/perimeter/positions")
  expect(listed.body.items).toMatchObject([{ title, version: 2 }])
})

test("the log says which facts were stated, and never what was stated about them", async () => {
  const { founder, amend, parts } = await openPerimeter()
  const begun = await begin(founder)
  await amend(`/v1/perimeter/positions/${begun.body.positionId}`, { title, sheet: other }, begun.etag)
  const { rows } = await parts.database.pool.query("select canonical from audit_entry where subject_kind = 'position' order by entry_id")
  const entries = rows.map(({ canonical }) => JSON.parse(canonical.toString()))
  expect(entries).toMatchObject([
    { action: "position.begun", details: { version: 1, facts: ["firm activity.matches_orders"] } },
    { action: "position.amended", details: { version: 2, facts: ["firm activity.matches_orders", "firm activity.mines"] } },
  ])
  expect(rows.map(({ canonical }) => canonical.toString()).join()).not.toContain(title)
  const stored = await parts.database.pool.query("select statement from position_revision")
  expect(stored.rows.map(({ statement }) => statement.toString("latin1")).join()).not.toContain("Invented Steppe")
})

test("a sheet with mistakes is refused with every place and remedy, and nothing is stored", async () => {
  const { founder } = await openPerimeter()
  const wrong = { ...sheet, facts: { "activity.matches_orders": "perhaps", "activity.no_such_fact": true } }
  const refused = await founder.send<Problem>("/v1/perimeter/positions", { title, sheet: wrong })
  expect(refused).toMatchObject({ status: 422, body: { code: "perimeter.facts_refused" } })
  expect(refused.body.details["problems"]).toHaveLength(2)
  expect((await founder.get<{ items: Position[] }>("/v1/perimeter/positions")).body.items).toEqual([])
})

test("a recorded assessment is drawn again to the byte, and says when it no longer stands", async () => {
  const { founder, amend, people } = await openPerimeter()
  const begun = await begin(founder)
  const path = `/v1/perimeter/positions/${begun.body.positionId}`
  const recorded = await founder.send<RecordedAssessment>(`${path}/assessments`, { on: "2026-11-22" }, { "if-match": begun.etag })
  expect(recorded.status).toBe(201)
  const again = `/v1/perimeter/assessments/${recorded.body.assessmentId}`
  type Reopened = { assessment: Assessment; agrees: boolean; staleCauses: StaleCause[] }
  expect((await people.examiner.get<Reopened>(again)).body).toMatchObject({ agrees: true, staleCauses: [] })
  await amend(path, { title, sheet: other }, begun.etag)
  const stale = (await people.examiner.get<Reopened>(again)).body
  expect(stale).toMatchObject({ agrees: true, staleCauses: ["facts"], assessment: { receipt: recorded.body.receipt } })
})

test("conclusions, questions, map and risks are drawn of a position", async () => {
  const { founder } = await openPerimeter()
  const path = `/v1/perimeter/positions/${(await begin(founder)).body.positionId}`
  for (const view of ["assessment", "questions", "regulator-map", "risks"])
    expect([view, (await founder.get(`${path}/${view}?on=2026-11-22&ranks=50`)).status]).toEqual([view, 200])
})

test("two sheets are compared without being stored", async () => {
  const { founder } = await openPerimeter()
  const compared = await founder.send<{ facts: object[] }>("/v1/perimeter/compare", { before: { sheet }, after: { sheet: other } })
  expect(compared.status).toBe(200)
  expect(compared.body.facts).toHaveLength(2)
})

test("an analyst has no business with the firm's legal position", async () => {
  const { people } = await openPerimeter()
  expect((await people.analyst.get("/v1/perimeter/positions")).status).toBe(403)
  expect((await people.examiner.send("/v1/perimeter/positions", { title, sheet })).status).toBe(403)
})
