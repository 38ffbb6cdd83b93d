import { expect, test } from "vitest"
import { foundedHouse } from "../../test/builders/access-house.ts"
import { insertTogether } from "../runtime/one-statement.ts"
import { addHours } from "../vocabulary/instant.ts"
import { listCases, openCaseParts, ownerAnswered } from "./cases.store.ts"

const start = "2026-11-22T08:00:00.000Z"

test("what is to do comes by the time it is due, page after page, and a closed case never", async () => {
  const { database, newId } = await foundedHouse()
  const { entity_id: entityId } = await database.kysely.selectFrom("entity").select("entity_id").executeTakeFirstOrThrow()
  const hours = [30, 2, 50, 2, 11]
  for (const hour of hours) {
    const caseId = newId()
    const opened = {
      entityId,
      caseId,
      eventId: newId(),
      subjectId: newId(),
      dataSubjectId: newId(),
      openedAt: start,
      dueAt: addHours(start, hour),
    }
    const answered = await insertTogether(database, openCaseParts({ ...opened, workingRoles: ["analyst"] }))
    expect(ownerAnswered(answered, caseId)).toBeNull()
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listCases(database.kysely, entityId, { state: "to_do", limit: 2, cursor })
    seen.push(...page.slice(0, 2).map(({ dueAt }) => dueAt))
    cursor = page.length > 2 ? page[1]?.caseId : undefined
  } while (cursor !== undefined)
  expect(seen).toEqual([2, 2, 11, 30, 50].map((hour) => addHours(start, hour)))
})
