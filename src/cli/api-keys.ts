import type { Command } from "commander"
import { misused } from "./failure.ts"
import { type ListAsked, printPages, takesPages } from "./list-pages.ts"
import { type Asked, fieldLines, localTime, printAnswer, tableLines, zonedTime } from "./print.ts"
import { reachApi } from "./reach-api.ts"

interface ApiKey {
  readonly keyId: string
  readonly name: string
  readonly actions: readonly string[]
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

/** The verbs of `shekara access` about keys of the firm's own systems. */
export function apiKeyCommands(access: Command): void {
  takesPages(access.command("keys").description("keys of the firm's systems, newest first")).action((asked: ListAsked) =>
    printPages<ApiKey>(reachApi(), asked, { path: "/v1/access/keys", linesOf: keyLines }),
  )
  access
    .command("issue-key")
    .description("issue a key to a system of the firm, and print its secret this once")
    .requiredOption("--name <name>", "which system it is for")
    .requiredOption("--actions <actions>", "what it may do, with commas between: transfer.submit,event.read")
    .requiredOption("--days <days>", "how many days it works")
    .option("--json", "print the API's JSON")
    .action(async ({ name, actions, days, ...asked }: Asked & Readonly<Record<"name" | "actions" | "days", string>>) => {
      if (!/^\d{1,4}$/.test(days)) throw misused(`"${days}" is no number of days.`, "Write a whole number: --days 90")
      const body = { name, actions: actions.split(",").map((action) => action.trim()), days: Number(days) }
      const answer = await reachApi().send<{ key: ApiKey; secret: string }>("/v1/access/keys", { body })
      printAnswer(asked, answer, ({ key, secret }) => [
        "Put this secret where the system reads it; it is shown this once:",
        ...fieldLines([
          ["Secret", secret],
          ["Key", key.keyId],
          ["May do", key.actions.join(", ")],
          ["Until", zonedTime(key.expiresAt)],
        ]),
      ])
    })
  access
    .command("revoke-key <key>")
    .description("end a key at once and for ever")
    .option("--json", "print the API's JSON")
    .action(async (keyId: string, asked: Asked) =>
      printAnswer(asked, await reachApi().send<ApiKey>(`/v1/access/keys/${encodeURIComponent(keyId)}/revocation`, {}), ({ name }) => [
        `The key of ${name} opens nothing any more.`,
      ]),
    )
}

function keyLines(keys: readonly ApiKey[]): string[] {
  const rows = keys.map(({ keyId, name, actions, expiresAt, lastUsedAt, revokedAt }) => [
    keyId,
    name,
    actions.join(", "),
    revokedAt === null ? localTime(expiresAt) : "revoked",
    lastUsedAt === null ? "never" : localTime(lastUsedAt),
  ])
  return tableLines(["Key", "System", "May do", "Until (Asia/Almaty)", "Last used"], rows)
}
