import { readFile } from "node:fs/promises"

const output = new URL("../console/dist/", import.meta.url)
/** Russian is the largest catalogue; Today is the first page after signing in. */
const firstVisit = ["index.html", "src/i18n/ru/catalogue.ts", "src/today/today-page.tsx"]

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/** Bytes of everything the built console fetches on a first visit, compressed with gzip. */
export async function weighConsole(): Promise<number> {
  const manifest = JSON.parse(await readFile(new URL("manifest.json", output), "utf8")) as Record<string, Chunk>
  const needed = new Set<string>(["index.html"])
  for (const name of firstVisit) gather(manifest, name, needed)
  const sizes = await Promise.all([...needed].map(async (file) => (await readFile(new URL(`${file}.gz`, output))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Adds the files of a chunk and of all it imports at once. A chunk that is not there is a bug in the list above. */
function gather(manifest: Record<string, Chunk>, name: string, needed: Set<string>): void {
  const chunk = manifest[name]
  if (chunk === undefined) throw new Error(`The build has no chunk ${name}`)
  if (needed.has(chunk.file)) return
  needed.add(chunk.file)
  for (const file of chunk.css ?? []) needed.add(file)
  for (const imported of chunk.imports ?? []) gather(manifest, imported, needed)
}
