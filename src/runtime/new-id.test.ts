import { expect, test } from "vitest"
import { isId } from "../vocabulary/identifier.ts"
import { newId } from "./new-id.ts"

test("ids are UUIDv7, all different, and sort by the order in which they were made", () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids.every((id) => isId(id) && id[14] === "7" && "89ab".includes(id[19] ?? ""))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(ids)
})

test("an id tells the millisecond in which it was made", () => {
  const before = Date.now()
  const made = Number.parseInt(newId().replaceAll("-", "").slice(0, 12), 16)
  expect(made).toBeGreaterThanOrEqual(before)
  expect(made).toBeLessThanOrEqual(Date.now() + 20)
})
