import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { houseWithTerminals, type Open } from "../builders/house-with-terminals.ts"

let open: Open
beforeAll(async () => {
  open = await houseWithTerminals(true)
})
afterAll(() => open.close())

describe("the key of blind indexes, from the command line", () => {
  test("is changed by an administrator, who sees how far that has come, and by nobody else", async () => {
    const { administrator, analyst, house } = open
    const never = await administrator.run("personal-data", "index-rotation")
    expect([never.code, never.out]).toEqual([0, expect.stringContaining("no key was ever changed")])
    expect(await analyst.run("personal-data", "rotate-index")).not.toMatchObject({ code: 0 })

    expect(await administrator.run("personal-data", "rotate-index")).toMatchObject({ code: 0 })
    expect(await administrator.json("personal-data", "index-rotation")).toMatchObject({ state: "under_way", done: 0, toSignIn: 0 })
    expect((await administrator.run("personal-data", "rotate-index")).told).toContain("personal_data.rotation_under_way")

    await analyst.run("customers", "add", "--reference", "SYN-1", "--kind", "natural", "--name", "Synthetic Tester")
    const found = await house.people.analyst.get<{ items: { reference: string }[] }>("/v1/customers?search=tester")
    expect(found.body.items).toMatchObject([{ reference: "SYN-1" }])
  })
})
