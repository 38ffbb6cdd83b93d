import { expect, test } from "vitest"
import { accessPolicy } from "../../src/access/access-policy.ts"
import { openDoors } from "../../src/house.ts"
import { openLog } from "../../src/runtime/log.ts"
import { openScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import { foundedHouse } from "../builders/access-house.ts"

const proxy = "10.0.0.5"
/** From the networks that documentation keeps for itself (RFC 5737). */
const client = "192.0.2.7"
const other = "198.51.100.7"

/** A firm behind the named proxies, and somebody who guesses: from a connection, with what `X-Forwarded-For` says about them. */
async function houseBehind(trustedProxies: readonly string[] | undefined) {
  const house = await foundedHouse()
  const parts = { ...house, log: openLog("silent"), lists: openScreeningLists(house.database), codeVersion: "test" }
  const app = await openDoors(parts, {
    order: { isDemonstration: false, ...(trustedProxies === undefined ? {} : { trustedProxies }) },
    jobs: { enqueue: () => Promise.reject(new Error("No job is due")) },
    progress: new Map(),
    publicUrl: "http://127.0.0.1",
  })
  let guesses = 0
  const guess = async (remoteAddress: string, forwarded: string) => {
    const payload = { login: `nobody-${++guesses}`, password: "a guess that is wrong" }
    const headers = { "x-forwarded-for": forwarded }
    return (await app.inject({ method: "POST", url: "/v1/access/sign-in", remoteAddress, headers, payload })).statusCode
  }
  const { addressFailures } = accessPolicy(house.rulebook, house.clock.now())
  return { guess, addressFailures, close: () => app.close() }
}

test("without a setting nobody's word about an address is taken: whoever writes a new one each time is stopped all the same", async () => {
  const { guess, addressFailures, close } = await houseBehind(undefined)
  for (let failure = 1; failure <= addressFailures; failure++) expect(await guess(client, `203.0.113.${failure}`)).toBe(401)
  expect(await guess(client, "203.0.113.200")).toBe(429)
  await close()
})

test("behind a trusted proxy each client is counted by its own address, and what it wrote itself counts for nothing", async () => {
  const { guess, addressFailures, close } = await houseBehind(["10.0.0.0/24"])
  // A proxy adds the address it sees at the end; what stands before is the client's own invention.
  for (let failure = 1; failure <= addressFailures; failure++) expect(await guess(proxy, `203.0.113.${failure}, ${client}`)).toBe(401)
  expect(await guess(proxy, `203.0.113.200, ${client}`)).toBe(429)
  expect(await guess(proxy, other)).toBe(401)
  await close()
})

test("whoever comes past the proxy is where the connection comes from", async () => {
  const { guess, addressFailures, close } = await houseBehind([proxy])
  for (let failure = 1; failure <= addressFailures; failure++) expect(await guess(client, `203.0.113.${failure}`)).toBe(401)
  expect(await guess(client, "203.0.113.200")).toBe(429)
  expect(await guess(proxy, other)).toBe(401)
  await close()
})
