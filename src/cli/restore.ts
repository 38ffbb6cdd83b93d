import { resolve } from "node:path"
import type { Command } from "commander"
import { restore } from "../operations/restore.flow.ts"
import { withOwnDatabase } from "./own-database.ts"
import { type Asked, fieldLines, print, tell } from "./print.ts"

/** `shekara restore`: a backup back into an empty database. Needs no server, and none may run on that database. */
export function restoreCommand(command: Command): void {
  command
    .requiredOption("--from <folder>", "what a backup wrote")
    .option("--json", "print the manifest of what was restored")
    .addHelpText("after", "\nIt goes into the database that DATABASE_URL names, or the embedded one in SHEKARA_DATA, which must be empty.")
    .action(async ({ from, json }: Asked & { from: string }) => {
      const order = { folder: resolve(from), onProgress: tell }
      const manifest = await withOwnDatabase({ isThere: false }, (databaseUrl) => restore({ ...order, databaseUrl }))
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const lines = [
        "The backup is restored, and every table has as many rows as it had.",
        ...fieldLines([
          ["Taken", manifest.takenAt],
          ["Made by version", manifest.codeVersion],
          ["Tables", manifest.tables.length],
          ["Rows", rows],
        ]),
        "Put the key files back where they were, start Shekara, and sign in.",
      ]
      print(json ? [JSON.stringify(manifest)] : lines)
    })
}
