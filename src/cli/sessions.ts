import type { Command } from "commander"
import { type Asked, localTime, print, printAnswer, tableLines } from "./print.ts"
import { reachApi } from "./reach-api.ts"

interface Sessions {
  readonly items: readonly {
    readonly sessionId: string
    readonly method: string
    readonly openedAt: string
    readonly lastSeenAt: string
    readonly isThis: boolean
  }[]
}

/** The verbs of `shekara access` about open sessions: one's own, and for administrators those of others. */
export function sessionCommands(access: Command): void {
  access
    .command("sessions [user]")
    .description("where you are signed in, or where somebody else is")
    .option("--json", "print the API's JSON")
    .action(async (userId: string | undefined, asked: Asked) => {
      const path = userId === undefined ? "/v1/access/sessions" : `/v1/access/users/${encodeURIComponent(userId)}/sessions`
      printAnswer(asked, await reachApi().get<Sessions>(path), sessionLines)
    })
  access
    .command("end-session <session>")
    .description("end one of your own sessions")
    .action(async (sessionId: string) => {
      await reachApi().send(`/v1/access/sessions/${encodeURIComponent(sessionId)}/revocation`, {})
      print(["The session has ended."])
    })
  access
    .command("end-sessions <user>")
    .description("end every session of a person")
    .action(async (userId: string) => {
      await reachApi().send(`/v1/access/users/${encodeURIComponent(userId)}/sessions/revocation`, {})
      print(["Every session of the person has ended."])
    })
}

function sessionLines({ items }: Sessions): string[] {
  const rows = items.map(({ sessionId, method, openedAt, lastSeenAt, isThis }) => [
    sessionId,
    method,
    localTime(openedAt),
    localTime(lastSeenAt),
    isThis ? "this one" : "",
  ])
  return tableLines(["Session", "Opened by", "Since (Asia/Almaty)", "Last seen", ""], rows)
}
