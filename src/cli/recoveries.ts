import type { Command } from "commander"
import { type Asked, fieldLines, localTime, printAnswer, tableLines, zonedTime } from "./print.ts"
import { reachApi } from "./reach-api.ts"

interface Recovery {
  readonly recoveryId: string
  readonly userId: string
  readonly proposedBy: string
  readonly expiresAt: string
}

/** The verbs of `shekara access` by which two administrators give an account back to somebody who has lost their second factor. */
export function recoveryCommands(access: Command): void {
  access
    .command("recoveries")
    .description("recoveries that wait for a second administrator")
    .option("--json", "print the API's JSON")
    .action(async (asked: Asked) =>
      printAnswer(asked, await reachApi().get<{ items: readonly Recovery[] }>("/v1/access/recoveries"), ({ items }) =>
        recoveryLines(items),
      ),
    )
  access
    .command("propose-recovery <user>")
    .description("propose to recover a person's account; another administrator approves")
    .option("--json", "print the API's JSON")
    .action(async (userId: string, asked: Asked) =>
      printAnswer(asked, await reachApi().send<Recovery>(`/v1/access/users/${encodeURIComponent(userId)}/recovery`, {}), (made) =>
        recoveryLines([made]),
      ),
    )
  access
    .command("approve-recovery <recovery>")
    .description("approve as second administrator, and print the link by which the person begins anew")
    .option("--json", "print the API's JSON")
    .action(async (recoveryId: string, asked: Asked) => {
      const path = `/v1/access/recoveries/${encodeURIComponent(recoveryId)}/approval`
      printAnswer(asked, await reachApi().send<{ url: string; expiresAt: string }>(path, {}), ({ url, expiresAt }) => [
        "Hand this link to the person; it works once:",
        ...fieldLines([
          ["Link", url],
          ["Until", zonedTime(expiresAt)],
        ]),
      ])
    })
}

function recoveryLines(items: readonly Recovery[]): string[] {
  const rows = items.map(({ recoveryId, userId, proposedBy, expiresAt }) => [recoveryId, userId, proposedBy, localTime(expiresAt)])
  return tableLines(["Recovery", "User", "Proposed by", "Until (Asia/Almaty)"], rows)
}
