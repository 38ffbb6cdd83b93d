import { expect, test } from "vitest"
import { parseAuditSearch } from "./audit-search.ts"

test("filters are read from the address, empty and foreign ones are left out", () => {
  expect(parseAuditSearch({ action: "case.opened", actor: "", subjectId: "x", page: "2" })).toEqual({
    action: "case.opened",
    subjectId: "x",
  })
  expect(parseAuditSearch({ action: 5 })).toEqual({})
})
