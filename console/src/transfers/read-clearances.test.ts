import fc from "fast-check"
import { expect, test } from "vitest"
import { readClearances } from "./read-clearances.ts"

test("clearances are read with both people and the reason", () => {
  const clearance = { findingKey: "case.open|c", why: "agreed", preparedBy: "a", approvedBy: "b" }
  expect(readClearances({ clearances: [{ ...clearance, approvedAt: "2026-11-22T00:00:00.000Z" }, { why: "half" }] })).toEqual([clearance])
})

test("whatever stands there, reading never fails", () => {
  fc.assert(fc.property(fc.jsonValue(), (clearances) => Array.isArray(readClearances({ clearances }))))
  expect(readClearances({})).toEqual([])
})
