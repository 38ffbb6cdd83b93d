import { describe, expect, test } from "vitest"
import { type Case, requireDecidable, requireOpen } from "./cases.ts"

const maker = "01900000-0000-7000-8000-000000000001"
const checker = "01900000-0000-7000-8000-000000000002"
const prepared: Case = {
  caseId: "01900000-0000-7000-8000-00000000000a",
  subjectKind: "transfer",
  subjectId: "01900000-0000-7000-8000-00000000000b",
  dataSubjectId: null,
  state: "prepared",
  ownerId: maker,
  openedAt: "2026-11-22T08:00:00.000Z",
  dueAt: "2026-11-23T08:00:00.000Z",
  preparedBy: maker,
  preparedAt: "2026-11-22T09:00:00.000Z",
  preparation: { recommendation: "release", why: "Not the listed person", clearances: [] },
  closedBy: null,
  closedAt: null,
  resolution: null,
  version: 2,
}

describe("steps of a case", () => {
  test("a second person may decide a prepared case", () => {
    expect(requireDecidable(prepared, checker).preparedBy).toBe(maker)
  })
  test("who prepared a case may not decide it", () => {
    expect(() => requireDecidable(prepared, maker)).toThrow("case.same_person")
  })
  test("a case that nobody prepared cannot be decided", () => {
    expect(() => requireDecidable({ ...prepared, state: "open", preparation: null, preparedBy: null }, checker)).toThrow(
      "case.not_prepared",
    )
  })
  test("a returned case cannot be decided on its old preparation", () => {
    expect(() => requireDecidable({ ...prepared, state: "open" }, checker)).toThrow("case.not_prepared")
  })
  test("a closed case does not change", () => {
    expect(() => requireOpen({ ...prepared, state: "closed" }, prepared.caseId)).toThrow("case.already_closed")
  })
  test("a case that does not exist is refused", () => {
    expect(() => requireOpen(undefined, prepared.caseId)).toThrow("case.not_found")
  })
})
