import { expect, test } from "vitest"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { freshDatabase } from "../fresh-database.ts"
import { openWorld } from "./world.ts"

test("submissions that were written together, and whose common answer was lost, are answered all the same", async () => {
  const { url } = await freshDatabase()
  const world = await openWorld(url, { seed: 1, rulebook: loadRulebook(), plant: {} })
  const [node] = world.nodes
  const [analyst] = world.cast.withRole("analyst")
  if (node === undefined || analyst === undefined) throw new Error("The world is empty")
  const submitTwo = (round: string) =>
    Promise.all(
      ["one", "two"].map((name) =>
        world.stories.submit(node.parts, world.cast.may(analyst, "transfer.submit"), {
          idempotencyKey: `${round}-${name}`,
          customerId: world.newId(),
          direction: "withdrawal",
          amount: { units: 25_000_000n, asset: "USDT" },
          otherParty: { kind: "natural", name },
          otherWalletHosting: "unknown",
          otherVaspName: null,
        }),
      ),
    )
  await submitTwo("whole")
  node.plan(undefined)
  await submitTwo("counted")
  node.plan({ kind: "cut", at: node.sent() - 1, when: "after" })
  const answered = await submitTwo("lost")
  expect(answered.map(({ isNew, detail }) => [isNew, detail.transfer.state])).toEqual([
    [false, "held"],
    [false, "held"],
  ])
  await world.close()
})
