import { describe, expect, test } from "vitest"
import { administrator, auditLog, emptyHouse, signIn, tokenOf } from "../../test/builders/access-house.ts"
import { isAdministered } from "./access.store.ts"
import { firstStart } from "./first-start.flow.ts"
import { setUpFirm } from "./set-up-firm.flow.ts"

const firm = { firmName: "Invented LLP", country: "KZ", ...administrator }
const linkInvalid = expect.objectContaining({ code: "access.link_invalid" })

describe("the first start", () => {
  test("issues a link whose token is not in the database", async () => {
    const house = await emptyHouse()
    const link = await firstStart(house)
    expect(link?.url).toMatch(/^http:\/\/127\.0\.0\.1:8420\/setup#[0-9a-f-]{36}\.[\w-]{43}$/)
    const { rows } = await house.database.pool.query("select one_time_link::text as row from one_time_link")
    expect(rows).toHaveLength(1)
    expect(rows[0].row).not.toContain(tokenOf(link).split(".")[1])
  })

  test("retires the link of the start before", async () => {
    const house = await emptyHouse()
    const first = await firstStart(house)
    const second = await firstStart(house)
    await expect(setUpFirm(house, { ...firm, token: tokenOf(first) })).rejects.toEqual(linkInvalid)
    await expect(setUpFirm(house, { ...firm, token: tokenOf(second) })).resolves.toMatchObject({ openedAt: house.clock.now() })
  })

  test("offers nothing once somebody administers the firm", async () => {
    const house = await emptyHouse()
    await setUpFirm(house, { ...firm, token: tokenOf(await firstStart(house)) })
    expect(await firstStart(house)).toBeUndefined()
  })
})

describe("setting up the firm", () => {
  test("founds it with one administrator who can sign in, and says so in the log without a personal name", async () => {
    const house = await emptyHouse()
    await setUpFirm(house, { ...firm, token: tokenOf(await firstStart(house)) })
    await expect(signIn(house, administrator)).resolves.toBeDefined()
    const log = await auditLog(house.database)
    expect(log.map(({ action }) => action)).toEqual(["entity.setup_link_issued", "entity.set_up", "user.created", "user.signed_in"])
    expect(log.map(({ text }) => text).join()).not.toMatch(/aigerim|battery/i)
  })

  test("leaves nothing behind when the password is too short, and the link still works", async () => {
    const house = await emptyHouse()
    const token = tokenOf(await firstStart(house))
    await expect(setUpFirm(house, { ...firm, token, password: "short" })).rejects.toMatchObject({ code: "access.password_too_short" })
    expect(await isAdministered(house.database.kysely)).toBe(false)
    await expect(setUpFirm(house, { ...firm, token })).resolves.toBeDefined()
  })

  test.each([
    ["nonsense", "nonsense"],
    ["a token nobody issued", `018f0000-0000-7000-8000-000000000001.${"a".repeat(43)}`],
  ])("is refused by %s", async (_, token) => {
    await expect(setUpFirm(await emptyHouse(), { ...firm, token })).rejects.toEqual(linkInvalid)
  })

  test("is refused by a link that has expired", async () => {
    const house = await emptyHouse()
    const token = tokenOf(await firstStart(house))
    house.clock.pass(365 * 24 * 60)
    await expect(setUpFirm(house, { ...firm, token })).rejects.toEqual(linkInvalid)
  })

  test("happens once when two people use the link at the same moment", async () => {
    const house = await emptyHouse()
    const token = tokenOf(await firstStart(house))
    const both = await Promise.allSettled([setUpFirm(house, { ...firm, token }), setUpFirm(house, { ...firm, token, login: "another" })])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })

  test("happens once when two servers that started at the same moment each issued a link", async () => {
    const house = await emptyHouse()
    const links = await Promise.all([firstStart(house), firstStart(house)])
    const both = await Promise.allSettled(links.map((link) => setUpFirm(house, { ...firm, token: tokenOf(link) })))
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    const { rows } = await house.database.pool.query("select count(*)::int as firms from entity")
    expect(rows[0].firms).toBe(1)
  })
})
