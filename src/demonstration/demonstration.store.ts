import pg from "pg"
import type { Reading } from "../runtime/database.ts"
import { createDatabase } from "../runtime/embedded-postgres/create-database.ts"
import { OperatorProblem } from "../runtime/operator-problem.ts"

/** The audit entry that the finished filling leaves behind. */
export const filledAction = "demonstration.filled"

const insufficientPrivilege = "42501"
const objectInUse = "55006"

/** What a database is to the demonstration. `unfinished`: the filling was interrupted. */
export type Fill = "empty" | "unfinished" | "filled" | "foreign"

/** Looks what the database keeps. */
export async function readFill(reading: Reading): Promise<Fill> {
  const entity = await reading.selectFrom("entity").select(["entity_id", "is_demonstration"]).limit(1).executeTakeFirst()
  if (entity === undefined) return "empty"
  if (!entity.is_demonstration) return "foreign"
  const seal = await reading
    .selectFrom("audit_entry")
    .select("entry_id")
    .where("entity_id", "=", entity.entity_id)
    .where("action", "=", filledAction)
    .limit(1)
    .executeTakeFirst()
  return seal === undefined ? "unfinished" : "filled"
}

/** Makes the demonstration's own database on the server at `url` if it is absent, and gives its address. */
export async function createOwnDatabase(url: string, name: string): Promise<string> {
  return createDatabase(url, name).catch((cause: unknown) => {
    if (codeOf(cause) !== insufficientPrivilege) throw cause
    throw new OperatorProblem(
      `The demonstration keeps its invented firm in a database of its own, ${name}, which this user may not create.\n` +
        "Create it beforehand and give it to the user, or leave DATABASE_URL out to use the embedded database.",
      cause,
    )
  })
}

/** Drops a demonstration database whose filling was interrupted. */
export async function dropUnfinished(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`drop database ${pg.escapeIdentifier(name)}`)
  } catch (cause) {
    const isInUse = codeOf(cause) === objectInUse
    throw new OperatorProblem(
      isInUse
        ? `Another process is filling the demonstration in the database ${name} at this moment. Wait until it is done, or stop it.`
        : `The filling of the demonstration was interrupted, and the database ${name} cannot be dropped to begin anew. Drop it, then start again.`,
      cause,
    )
  } finally {
    await client.end()
  }
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && "code" in cause ? cause.code : undefined
}
