import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { orderTables } from "./order-tables.ts"

const table = (name: string, ...references: string[]) => ({ table: name, columns: ["id"], references })

describe("the order in which tables are filled", () => {
  test("each table comes after those it refers to", () => {
    const ordered = orderTables([table("evidence", "case_file"), table("case_file", "entity"), table("entity")])
    expect(ordered.map((one) => one.table)).toEqual(["entity", "case_file", "evidence"])
  })

  test("tables that refer to each other in a circle are a bug", () => {
    expect(() => orderTables([table("one", "other"), table("other", "one")])).toThrow("one, other")
  })

  test("whatever the order in which the catalogue lists them, none is lost and none comes too early", () => {
    const tables = [table("a"), table("b", "a"), table("c", "a", "b"), table("d"), table("e", "c", "d")]
    fc.assert(
      fc.property(fc.shuffledSubarray(tables, { minLength: tables.length }), (shuffled) => {
        const names = orderTables(shuffled).map((one) => one.table)
        expect([...names].sort()).toEqual(["a", "b", "c", "d", "e"])
        for (const { table: name, references } of tables)
          for (const reference of references) expect(names.indexOf(reference)).toBeLessThan(names.indexOf(name))
      }),
    )
  })
})
