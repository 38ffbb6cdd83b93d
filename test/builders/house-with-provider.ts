import { accessRoutes } from "../../src/access/access.routes.ts"
import { openIdentityProvider } from "../../src/access/identity-provider.client.ts"
import { askingApp, houseWithPeople, publicUrl } from "./access-house.ts"
import { openProvider, type ProviderPeople, providerClient } from "./open-provider.ts"

export const returnUrl = `${publicUrl}/sign-in/return`

/** A firm that trusts a real identity provider, and a way to play a browser between the two. */
export async function houseWithProvider(people: ProviderPeople) {
  const [house, running] = await Promise.all([houseWithPeople(), openProvider(returnUrl, people)])
  const provider = openIdentityProvider({ issuer: running.issuer, ...providerClient, returnUrl })
  const parts = { ...house, provider }
  const app = askingApp(house)
  accessRoutes(app, { ...parts, demonstration: () => "absent" })
  /** Sends as a browser does, with the cookies it keeps. */
  const post = async (url: string, { cookies = {}, body }: { cookies?: Record<string, string>; body?: object } = {}) => {
    const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
    const headers = { cookie: cookie.join("; "), origin: publicUrl }
    const answer = await app.inject({
      method: "POST",
      url,
      headers,
      ...(body === undefined ? {} : { payload: body }),
      remoteAddress: "192.0.2.1",
    })
    const set = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
    return { status: answer.statusCode, set, text: answer.body, body: answer.body === "" ? {} : answer.json<Record<string, unknown>>() }
  }
  /** Begins, lets the provider's visitor sign in as `subject`, and stops where the answer is to be handed in. */
  const begin = async (subject: string, cookies: Record<string, string> = {}, what = "provider-sign-in") => {
    const asked = await post(`/v1/access/${what}/address`, { cookies })
    const query = await running.visit(String(asked.body["url"]), subject)
    return { query, cookies: { ...cookies, ...asked.set }, url: String(asked.body["url"]) }
  }
  const signIn = async (subject: string) => {
    const { query, cookies } = await begin(subject)
    return post("/v1/access/provider-sign-in", { cookies, body: { query } })
  }
  const get = async (url: string, cookies: Record<string, string>) => {
    const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
    return (await app.inject({ url, headers: { cookie: cookie.join("; ") } })).json<Record<string, unknown>>()
  }
  const close = async () => {
    await app.close()
    await running.close()
  }
  return { house, parts, running, post, get, begin, signIn, close }
}
