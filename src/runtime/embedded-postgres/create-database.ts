import pg from "pg"

const duplicateDatabase = "42P04"
const uniqueViolation = "23505"

/** Makes a database on the server at `url` if it is absent and gives its address. `template` is the database to copy. */
export async function createDatabase(url: string, name: string, template?: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name])
    if (rowCount === 0) await create(client, name, template)
  } finally {
    await client.end()
  }
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function create(client: pg.Client, name: string, template: string | undefined): Promise<void> {
  const copying = template === undefined ? "" : ` template ${pg.escapeIdentifier(template)} strategy file_copy`
  await client.query(`create database ${pg.escapeIdentifier(name)}${copying}`).catch((problem: { code?: string }) => {
    // Another process made it between our look and our attempt.
    if (problem.code !== duplicateDatabase && problem.code !== uniqueViolation) throw problem
  })
}
