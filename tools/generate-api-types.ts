import { readFile, writeFile } from "node:fs/promises"
import { argv, exit } from "node:process"
import { fileURLToPath } from "node:url"
import openapiTypescript, { astToString } from "openapi-typescript"

/*
 * Writes the types by which the console calls the API from the API's own description. With `--check` it writes
 * nothing and fails when the committed types are not those of the committed description.
 */
const description = new URL("../docs/openapi.json", import.meta.url)
const target = new URL("../console/src/api/openapi.d.ts", import.meta.url)
const heading = "/* Made from docs/openapi.json by `npm run api-types`. Never edited by hand. */\n\n"

const document: unknown = JSON.parse(await readFile(description, "utf8"))
const nodes = await openapiTypescript(document as Parameters<typeof openapiTypescript>[0], { defaultNonNullable: false, alphabetize: true })
const wanted = heading + astToString(nodes)

if (!argv.includes("--check")) {
  await writeFile(target, wanted)
} else if (wanted !== (await readFile(target, "utf8"))) {
  console.error(`${fileURLToPath(target)} is not made from docs/openapi.json. Run "npm run api-types".`)
  exit(1)
}
