import { existsSync } from "node:fs"
import { join } from "node:path"
import { readConfig } from "../runtime/config.ts"
import { createDatabase } from "../runtime/embedded-postgres/create-database.ts"
import { startEmbeddedPostgres } from "../runtime/embedded-postgres/embedded-postgres.ts"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import { Failure } from "./failure.ts"

const embeddedName = "shekara"

/**
 * Gives the address, as its owner's, of the database that a server started here would use, for work that no server does. The embedded one is
 * started for the time of the work, or used beside a server that runs; it is made where it need not be there already. Fails in
 * the command line's own words.
 */
export async function withOwnDatabase<T>(
  { isThere }: { readonly isThere: boolean },
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  try {
    const { databaseUrl, ownerDatabaseUrl = databaseUrl, dataDirectory } = readConfig(process.env, [])
    if (ownerDatabaseUrl !== undefined) return await work(ownerDatabaseUrl)
    if (isThere && !existsSync(join(dataDirectory, "cluster"))) throw noData(dataDirectory)
    const postgres = await startEmbeddedPostgres({ directory: dataDirectory, durable: true })
    try {
      return await work(await createDatabase(postgres.url, embeddedName))
    } finally {
      await postgres.stop()
    }
  } catch (problem) {
    if (!(problem instanceof OperatorProblem)) throw problem
    const [title = "", ...remedy] = problem.message.split("\n")
    throw new Failure({ kind: "refused", title, remedy: remedy.join("\n") || "Correct it and try again.", cause: problem })
  }
}

function noData(folder: string): OperatorProblem {
  return new OperatorProblem(
    `There is no database in ${folder}.\nName the data folder in SHEKARA_DATA, or the database in DATABASE_URL, as the server has them.`,
  )
}
