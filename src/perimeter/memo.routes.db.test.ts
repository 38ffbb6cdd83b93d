import { expect, onTestFinished, test } from "vitest"
import { openTestHouse } from "../../test/builders/open-house.ts"
import { readDocx, readPdf } from "../../test/builders/read-memo.ts"
import type { Position, RecordedAssessment } from "./perimeter.ts"

const sheet = { format: "shekara/facts@1", firm: { name: "Даладағы үлгі" }, facts: { "activity.matches_orders": true } }

/** A recorded assessment of an exchange, and how its memo is asked for. */
async function openMemo() {
  const house = await openTestHouse(["founder", "analyst", "examiner"])
  onTestFinished(house.close)
  const { founder, examiner, analyst } = house.people
  const begun = await founder.send<Position>("/v1/perimeter/positions", { title: "../../An <exchange>\r\n", sheet })
  const path = `/v1/perimeter/positions/${begun.body.positionId}`
  const recorded = await founder.send<RecordedAssessment>(`${path}/assessments`, { on: "2026-11-22" }, { "if-match": begun.etag })
  const amend = () =>
    fetch(house.url + path, {
      method: "PUT",
      headers: { authorization: `Bearer ${founder.token}`, "content-type": "application/json", "if-match": begun.etag },
      body: JSON.stringify({ title: "Mining", sheet: { ...sheet, facts: { "activity.mines": true } } }),
    })
  const ask = async (query: string, { token } = examiner, id = recorded.body.assessmentId) => {
    const answer = await fetch(`${house.url}/v1/perimeter/assessments/${id}/memo${query}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return { status: answer.status, headers: answer.headers, file: new Uint8Array(await answer.arrayBuffer()) }
  }
  return { ...house, ask, amend, analyst, positionId: begun.body.positionId }
}

test("the memo of a recorded assessment is a file under a name that nobody outside chose, and the same each time", async () => {
  const { ask } = await openMemo()
  const word = await ask("?format=docx&language=kk")
  expect(word.status).toBe(200)
  expect(word.headers.get("content-type")).toContain("wordprocessingml")
  expect(word.headers.get("content-disposition")).toBe('attachment; filename="perimeter-memo-2026-11-22-kk.docx"')
  const { text, notes } = await readDocx(word.file)
  expect(text).toContain("Даладағы үлгі")
  expect(notes.length).toBeGreaterThan(0)
  expect((await ask("?format=docx&language=kk")).file).toEqual(word.file)
  const pdf = await ask("?format=pdf&language=ru")
  expect(pdf.headers.get("content-type")).toBe("application/pdf")
  expect((await readPdf(pdf.file)).join(" ")).toContain("Меморандум о регуляторном периметре")
})

test("who takes the memo away is noted as a view of the position", async () => {
  const { ask, parts, positionId, people } = await openMemo()
  await ask("?format=docx&language=en")
  const { rows } = await parts.database.pool.query("select canonical from audit_entry where subject_kind = 'position' order by entry_id")
  const views = rows.map(({ canonical }) => JSON.parse(canonical.toString())).filter(({ action }) => action === "personal_data.viewed")
  expect(views).toMatchObject([{ actor: people.examiner.userId, subject: { id: positionId } }])
})

test("a memo of facts that were stated anew says so, and still tells what was concluded", async () => {
  const { ask, amend } = await openMemo()
  expect((await amend()).status).toBe(200)
  const { text } = await readDocx((await ask("?format=docx&language=en")).file)
  expect(text).toContain("The firm has stated its facts anew.")
  expect(text).toContain("An <exchange>")
})

test("nobody without a permit, no other format or language, and no assessment that is not there", async () => {
  const { ask, analyst } = await openMemo()
  expect((await ask("?format=pdf&language=en", analyst)).status).toBe(403)
  expect((await ask("?format=odt&language=en")).status).toBe(422)
  expect((await ask("?format=pdf&language=de")).status).toBe(422)
  expect((await ask("?format=pdf&language=en", undefined, "018f0000-0000-7000-8000-000000000000")).status).toBe(404)
})
