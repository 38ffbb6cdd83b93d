import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { House } from "../../src/house.ts"
import { languages } from "../../src/vocabulary/language.ts"
import { launchBrowser } from "../browser.ts"
import { inspectPage } from "../builders/inspect-page.ts"
import { openDemonstration } from "../builders/open-demonstration.ts"
import { openVisit, playerOf } from "../builders/open-visit.ts"
import { readyCustomer } from "../builders/ready-customer.ts"

let house: House
let browser: Browser
let customers: readonly string[]
beforeAll(async () => {
  house = await openDemonstration({ customers: 40, transfers: 60 })
  browser = await launchBrowser()
  customers = await closedLongAgo(languages.length)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Some customers whom the law has let go of: everything about them happened long ago. */
async function closedLongAgo(count: number): Promise<readonly string[]> {
  const { pool } = house.parts.database
  const { customerId } = await readyCustomer(house)
  await pool.query("update transfer set settled_at = '2015-01-01', state = case state when 'held' then 'rejected' else state end")
  await pool.query("update case_file set closed_at = '2015-01-01' where closed_at is not null")
  const { rows } = await pool.query<{ id: string }>(
    `update customer set status = 'closed', updated_at = '2015-01-01', version = version + 1
     where customer_id in (select customer_id from customer order by customer_id <> $1, customer_id limit $2) returning customer_id as id`,
    [customerId, count],
  )
  return rows.map(({ id }) => id)
}

test.each(languages.map((language, position) => ({ language, position })))(
  "two people erase a customer from the page of the customer ($language)",
  async ({ language, position }) => {
    const path = `/customers/${customers[position]}`
    const size = (["wide", "phone", "wide"] as const)[position] ?? "wide"
    const look = { language, size, theme: position === 0 ? "light" : "dark" } as const
    const first = await openVisit(browser, house.url, look)
    await first.slipInAs("mlro")
    await first.page.goto(path)
    const { say } = first
    await first.page.getByRole("button", { name: say("customers:erasure.propose"), exact: true }).click()
    await first.page.getByText(say("customers:erasure.approve_own"), { exact: true }).waitFor()
    expect(await first.page.getByRole("button", { name: say("customers:erasure.approve"), exact: true }).count()).toBe(0)
    await inspectPage(first, "erasure-proposed")
    await first.context.close()

    const other = await openVisit(browser, house.url, look)
    await other.slipInAs("deputy_mlro")
    await other.page.goto(path)
    await other.page.getByText(playerOf("mlro").displayName).first().waitFor()
    await other.page.getByRole("button", { name: say("customers:erasure.approve"), exact: true }).click()
    const dialog = other.page.getByRole("dialog")
    await dialog.getByRole("button", { name: say("customers:erasure.approve"), exact: true }).click()
    await other.page.getByRole("heading", { level: 1, name: say("customers:erased"), exact: true }).waitFor()
    await other.page.getByText(say("customers:erasure.state.erased"), { exact: true }).waitFor()
    await inspectPage(other, "erasure-done")
    await other.context.close()
  },
)
