import { generateKeyPairSync, randomBytes } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import Provider from "oidc-provider"

/* An identity provider as a process of its own, run by `open-provider.ts`: a real one, whose people and client its parent names. */

interface Named {
  readonly client: { readonly client_id: string; readonly client_secret: string; readonly redirect_uris: string[] }
  readonly people: Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>>
}

let people: Named["people"] = {}

process.on("message", (named: Named | Pick<Named, "people">) => {
  people = named.people
  if ("client" in named) void open(named.client)
  else process.send?.("known")
})
process.on("disconnect", () => process.exit(0))

async function open(client: Named["client"]): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const provider = new Provider(issuer, {
    clients: [{ ...client, response_types: ["code"], grant_types: ["authorization_code"], id_token_signed_response_alg: "ES256" }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig", kid: "synthetic" } as { kty: "EC" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: () => Promise.resolve({ sub: id, ...people[id] }) }),
  })
  const answer = provider.callback()
  server.on("request", (request, response) => void answer(request, response))
  process.send?.(issuer)
}
