import { type Command, Option } from "commander"
import { languages } from "../vocabulary/language.ts"
import { type Role, roles } from "../vocabulary/role.ts"
import { apiKeyCommands } from "./api-keys.ts"
import { Failure, misused } from "./failure.ts"
import { type ListAsked, printPages, takesPages } from "./list-pages.ts"
import { type Asked, fieldLines, localTime, print, printAnswer, tableLines, zonedTime } from "./print.ts"
import { parseUrl, reachApi } from "./reach-api.ts"
import { readPassword } from "./read-password.ts"
import { recoveryCommands } from "./recoveries.ts"
import { forgetSession, keepSession, readSession } from "./session-file.ts"
import { sessionCommands } from "./sessions.ts"

interface Me {
  readonly userId: string
  readonly login: string
  readonly displayName: string
  readonly roles: readonly string[]
  readonly actions: readonly string[]
  readonly entity: { readonly name: string; readonly country: string; readonly isDemonstration: boolean }
}

interface OpenedSession {
  readonly me: Me
  readonly expiresAt: string
  readonly token: string
}

interface User {
  readonly userId: string
  readonly login: string
  readonly displayName: string
  readonly roles: readonly string[]
  readonly state: string
  readonly createdAt: string
}

interface IssuedLink {
  readonly url: string
  readonly expiresAt: string
}

interface SignInAsked extends Asked {
  readonly login?: string
  readonly as?: Role
  readonly url: string
  readonly code?: string
  readonly passwordStdin?: true
}

const ownAddress = "http://127.0.0.1:8420"

/** `shekara access`: sessions, the people of the firm, and the keys of its systems. */
export function accessCommand(access: Command): void {
  access
    .command("sign-in")
    .description("sign in, and stay signed in until the session ends")
    .addOption(new Option("--login <login>", "your login; the password is asked for, never an argument").conflicts("as"))
    .addOption(new Option("--as <role>", "in the demonstration only: sign in as an invented person of this role").choices(roles))
    .option("--url <address>", "where the server is", ownAddress)
    .option("--password-stdin", "read the password from standard input")
    .option("--code <code>", "of your authenticator app, where you have set one up")
    .option("--json", "print the API's JSON; it holds the token")
    .addHelpText(
      "after",
      "\nThe session is kept in ~/.config/shekara/session.json, or where SHEKARA_SESSION_FILE says; nobody else may read it.",
    )
    .action(signIn)
  access.command("sign-out").description("end the session, here and on the server").action(signOut)
  access
    .command("me")
    .description("who is signed in, and what they may do")
    .option("--json", "print the API's JSON")
    .action(async (asked: Asked) => printAnswer(asked, await reachApi().get<Me>("/v1/access/me"), meLines))
  peopleCommands(access)
  sessionCommands(access)
  recoveryCommands(access)
  apiKeyCommands(access)
}

function peopleCommands(access: Command): void {
  takesPages(access.command("users").description("the people of the firm, newest first")).action((asked: ListAsked) =>
    printPages<User>(reachApi(), asked, { path: "/v1/access/users", linesOf: userLines }),
  )
  access
    .command("invite")
    .description("add a person, and print the link by which they choose a password")
    .requiredOption("--login <login>", "2 to 64 of a-z 0-9 . _ @ + -")
    .requiredOption("--name <name>", "the name others see")
    .requiredOption("--roles <roles>", `with commas between: ${roles.join(", ")}`)
    .addOption(new Option("--language <language>", "of the console").choices(languages).default("en"))
    .option("--json", "print the API's JSON")
    .action(
      async ({
        login,
        name,
        roles: given,
        language,
        ...asked
      }: Asked & Readonly<Record<"login" | "name" | "roles" | "language", string>>) => {
        const body = { login, displayName: name, language, roles: given.split(",").map((role) => role.trim()) }
        const answer = await reachApi().send<{ user: User; link: IssuedLink }>("/v1/access/users", { body })
        printAnswer(asked, answer, ({ user, link }) => [`${user.login} is invited.`, ...linkLines(link)])
      },
    )
  access
    .command("link <user>")
    .description("print a new link for somebody who lost the invitation or the password")
    .option("--json", "print the API's JSON")
    .action(async (userId: string, asked: Asked) =>
      printAnswer(asked, await reachApi().send<IssuedLink>(`/v1/access/users/${encodeURIComponent(userId)}/link`, {}), linkLines),
    )
}

async function signIn({ login, as, url: address, code, passwordStdin, ...asked }: SignInAsked): Promise<void> {
  const url = parseUrl(address)
  const api = reachApi({ url, token: "" })
  const answer =
    as === undefined
      ? await api.send<OpenedSession>("/v1/access/sign-in", {
          body: { ...(await credentials(login, passwordStdin)), ...(code === undefined ? {} : { code }), carrier: "bearer" },
        })
      : await api.send<OpenedSession>("/v1/access/demonstration/sign-in", {
          body: { userId: await inventedPerson(url, as), carrier: "bearer" },
        })
  const { token, expiresAt, me } = answer.body
  keepSession({ url, login: me.login, token, expiresAt })
  printAnswer(asked, answer, () => [`Signed in at ${url} until ${localTime(expiresAt)} Asia/Almaty.`, ...meLines(me)])
}

async function credentials(login: string | undefined, passwordStdin: true | undefined): Promise<{ login: string; password: string }> {
  if (login === undefined) throw misused("Nobody is named.", "Name yourself: shekara access sign-in --login <login>")
  return { login, password: await readPassword({ fromStandardInput: passwordStdin === true }) }
}

async function inventedPerson(url: string, role: Role): Promise<string> {
  const api = reachApi({ url, token: "" })
  const { demonstration } = (await api.get<{ demonstration: string }>("/v1/access/setup")).body
  if (demonstration !== "running") {
    const remedy = "Sign in with --login, or start a demonstration: npm start -- --demo"
    throw new Failure({ kind: "refused", title: `What runs at ${url} is no demonstration.`, remedy })
  }
  const path = "/v1/access/demonstration/people"
  const { items } = (await api.get<{ items: readonly Pick<User, "userId" | "roles">[] }>(path, { limit: "200" })).body
  const person = items.find(({ roles: held }) => held.includes(role))
  if (person !== undefined) return person.userId
  throw new Failure({ kind: "refused", title: `Nobody invented is ${role}.`, remedy: `Choose one of ${roles.join(", ")}.` })
}

async function signOut(): Promise<void> {
  const { url, login } = readSession()
  await reachApi().send("/v1/access/sign-out", {})
  forgetSession()
  print([`${login} is signed out of ${url}.`])
}

function meLines({ displayName, login, userId, roles: held, entity, actions }: Me): string[] {
  return [
    ...(entity.isDemonstration ? ["This is a demonstration: every name is invented."] : []),
    ...fieldLines([
      ["Person", `${displayName} (${login})`],
      ["User", userId],
      ["Roles", held.join(", ")],
      ["Firm", `${entity.name}, ${entity.country}`],
      ["May do", actions.join(", ")],
    ]),
  ]
}

function userLines(users: readonly User[]): string[] {
  const rows = users.map(({ userId, login, displayName, roles: held, state, createdAt }) => [
    userId,
    login,
    displayName,
    held.join(", "),
    state,
    localTime(createdAt),
  ])
  return tableLines(["User", "Login", "Name", "Roles", "State", "Since (Asia/Almaty)"], rows)
}

function linkLines({ url, expiresAt }: IssuedLink): string[] {
  return [
    "Hand this link to the person; it works once:",
    ...fieldLines([
      ["Link", url],
      ["Until", zonedTime(expiresAt)],
    ]),
  ]
}
