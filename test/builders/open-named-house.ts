import { fileURLToPath } from "node:url"
import { openIdentityProvider } from "../../src/access/identity-provider.client.ts"
import { serveConsole } from "../../src/api/console-files.ts"
import { prepareConsole } from "../../src/api/prepare-console.ts"
import { openDoors } from "../../src/house.ts"
import { findPort } from "../../src/runtime/find-port.ts"
import { openLog } from "../../src/runtime/log.ts"
import { installSyntheticList } from "../../src/screening/install-synthetic-list.flow.ts"
import { openScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import { houseWithPeople } from "./access-house.ts"
import { providerClient } from "./open-provider.ts"

const consoleFolder = fileURLToPath(new URL("../../console/dist/", import.meta.url))

/** What the answers hold that a journey looks at. */
interface Told {
  readonly customerId: string
  readonly transfer: { readonly transferId: string; readonly version: number }
  readonly decisions: readonly { readonly factsDigest: string }[]
}

/**
 * A real firm with its console under a name, `localhost`, since browsers make passkeys for no IP address. House policy holds as it
 * comes. `issuerFor` opens an identity provider for the house's address.
 */
export async function openNamedHouse(issuerFor?: (url: string) => Promise<string>) {
  const house = await houseWithPeople()
  const log = openLog("silent")
  const parts = { ...house, log, lists: openScreeningLists(house.database), codeVersion: "test" }
  await installSyntheticList(parts, house.may.entityId)
  const port = await findPort("127.0.0.1")
  const url = `http://localhost:${port}`
  const refused = () => Promise.reject(new Error("No job is due"))
  const issuer = await issuerFor?.(url)
  const provider =
    issuer === undefined ? undefined : openIdentityProvider({ issuer, ...providerClient, returnUrl: `${url}/sign-in/return` })
  const order = { isDemonstration: false }
  const app = await openDoors(parts, { order, jobs: { enqueue: refused }, progress: new Map(), publicUrl: url, provider })
  await prepareConsole(() => undefined)
  await serveConsole(app, consoleFolder)
  await app.listen({ host: "127.0.0.1", port })
  const ask = async (token: string, path: string, { body, ...headers }: { body: unknown; [header: string]: unknown }) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...(headers as Record<string, string>) },
      body: JSON.stringify(body),
    })
    return { status: answer.status, etag: answer.headers.get("etag") ?? "", body: (await answer.json()) as Told }
  }
  return { ...house, parts, url, ask, close: () => app.close() }
}
