import { administrator, password } from "./access-house.ts"
import { openTerminal, type Terminal } from "./command-line.ts"
import { openTestHouse } from "./open-house.ts"

type Roles = "analyst" | "officer" | "mlro"
const roles: readonly Roles[] = ["analyst", "officer", "mlro"]
/** A house, and a terminal for each of its people, signed in with their password. */
export async function houseWithTerminals(isReal: boolean) {
  const house = await openTestHouse(roles, { isReal })
  const terminals = { administrator: openTerminal(), analyst: openTerminal(), officer: openTerminal(), mlro: openTerminal() }
  const signIn = (terminal: Terminal, login: string, secret: string) =>
    terminal.pipe(`${secret}\n`, "access", "sign-in", "--login", login, "--url", house.url, "--password-stdin")
  const signedIn = [
    await signIn(terminals.administrator, administrator.login, administrator.password),
    ...(await Promise.all(roles.map((role) => signIn(terminals[role], `synthetic-${role}`, password)))),
  ]
  for (const { code, told } of signedIn) if (code !== 0) throw new Error(told)
  const close = async () => {
    for (const terminal of Object.values(terminals)) terminal.close()
    await house.close()
  }
  return { house, ...terminals, signIn, close }
}

export type Open = Awaited<ReturnType<typeof houseWithTerminals>>
