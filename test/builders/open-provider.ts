import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const script = fileURLToPath(new URL("./provider-process.ts", import.meta.url))

/** Somebody's account at the provider, by its subject. */
export type ProviderPeople = Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>>

export const providerClient = { clientId: "shekara-under-test", clientSecret: "a synthetic secret, long enough for a client" } as const

/** A real identity provider in a process of its own, on a port of its own, that knows one client and these people. */
export interface RunningProvider {
  readonly issuer: string
  /** Changes whom it knows, from the next sign-in on. */
  know(people: ProviderPeople): Promise<void>
  /** Plays a browser that is sent to the provider, signs in as `subject` and agrees; answers the query it is sent back with. */
  visit(address: string, subject: string): Promise<string>
  close(): Promise<void>
}

export async function openProvider(returnUrl: string, people: ProviderPeople): Promise<RunningProvider> {
  const child = fork(script, { stdio: ["ignore", "ignore", "pipe", "ipc"] })
  let printed = ""
  child.stderr?.on("data", (words: Buffer) => {
    printed += words.toString()
  })
  const answer = async (named: object): Promise<string> => {
    const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`The provider ended with ${String(code)}:\n${printed}`)))
    const said = once(child, "message")
    child.send(named)
    return String((await Promise.race([said, ended]))[0])
  }
  const { clientId: client_id, clientSecret: client_secret } = providerClient
  const issuer = await answer({ client: { client_id, client_secret, redirect_uris: [returnUrl] }, people })
  return {
    issuer,
    know: async (others) => void (await answer({ people: others })),
    visit: (address, subject) => visit(address, subject, returnUrl),
    close: () => end(child),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = once(child, "exit")
  child.disconnect()
  await exited
}

/** Follows redirects with the cookies of one visitor, and fills in the two forms the provider shows. */
async function visit(address: string, subject: string, returnUrl: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = { url: address, body: undefined as URLSearchParams | undefined }
  for (let steps = 0; steps < 20; steps++) {
    const response = await fetch(next.url, {
      method: next.body === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(next.body === undefined ? {} : { body: next.body }),
    })
    for (const kept of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (kept.split(";")[0] ?? "").split(/=(.*)/s)
      cookies.set(name, value)
    }
    const page = await response.text()
    const location = response.headers.get("location")
    if (location?.startsWith(`${returnUrl}?`) === true) return new URL(location).search
    if (location === null) {
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
      if (prompt === undefined) throw new Error(`The provider answered ${response.status}: ${page.slice(0, 500)}`)
      next = { url: next.url, body: new URLSearchParams({ prompt, ...(prompt === "login" ? { login: subject, password: "any" } : {}) }) }
    } else next = { url: new URL(location, next.url).href, body: undefined }
  }
  throw new Error("The provider sent its visitor in a circle")
}
