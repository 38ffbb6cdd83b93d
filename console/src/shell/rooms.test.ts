import { expect, test } from "vitest"
import { actions } from "../../../src/vocabulary/role.ts"
import { roomsFor } from "./rooms.ts"

test("who may nothing sees the first page and the settings", () => {
  expect(roomsFor([]).map(({ name }) => name)).toEqual(["today", "settings"])
})

test("an examiner's rooms are those that can be read", () => {
  expect(roomsFor(["case.read", "audit.read"]).map(({ name }) => name)).toEqual(["today", "cases", "audit", "settings"])
})

test("who may everything sees nine rooms", () => {
  expect(roomsFor(actions)).toHaveLength(9)
})
