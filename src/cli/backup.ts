import { resolve } from "node:path"
import type { Command } from "commander"
import { backUp } from "../operations/back-up.flow.ts"
import { readCodeVersion } from "../runtime/code-version.ts"
import { withOwnDatabase } from "./own-database.ts"
import { type Asked, fieldLines, print, tell } from "./print.ts"

/** `shekara backup`: the whole database into a folder. Needs no server and no sign-in, but the database itself. */
export function backupCommand(backup: Command): void {
  backup
    .requiredOption("--out <folder>", "a new folder, for this backup alone")
    .option("--json", "print the manifest")
    .addHelpText("after", keysLine)
    .action(async ({ out, json }: Asked & { out: string }) => {
      const folder = resolve(out)
      const order = { folder, codeVersion: readCodeVersion(), takenAt: new Date().toISOString(), onProgress: tell }
      const manifest = await withOwnDatabase({ isThere: true }, (databaseUrl) => backUp({ ...order, databaseUrl }))
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const lines = [
        "The backup is complete.",
        ...fieldLines([
          ["Folder", folder],
          ["Taken", manifest.takenAt],
          ["Tables", manifest.tables.length],
          ["Rows", rows],
        ]),
      ]
      print(json ? [JSON.stringify(manifest)] : lines)
    })
}

const keysLine = `
It is the database that DATABASE_URL names, or the embedded one in SHEKARA_DATA. The house may go on working meanwhile.
Key files are not part of it: keep them apart. Whoever has this folder can read what the database could.`
