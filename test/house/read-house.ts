import { existsSync, readdirSync, readFileSync } from "node:fs"
import { extname, join } from "node:path"
import { type House, houseFile } from "./house.ts"

/** What nobody of us writes: installed, built, made at run time, or a firm's own data. */
const notOurs = /^(?:node_modules|\.git|data|coverage|\.vitest|console\/dist|test\/output)$/
const readable = new Set([".ts", ".tsx", ".mjs", ".js", ".json", ".md", ".yaml", ".yml", ".css", ".html", ".sh", ".sql", ""])
/** Made by a tool out of something that we do read. */
const generated = /(?:^|\/)package-lock\.json$|\.generated\.ts$|\.d\.ts$|openapi\.json$/

/** Reads every text of the repository under `root`. */
export function readHouse(root: string): House {
  const files = pathsUnder(root, "").map((path) => houseFile(path, readFileSync(join(root, path), "utf8")))
  return { files, has: (path) => existsSync(join(root, path)) }
}

function pathsUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`
    if (notOurs.test(path)) return []
    if (entry.isDirectory()) return pathsUnder(root, path)
    return entry.isFile() && readable.has(extname(path)) && !generated.test(path) ? [path] : []
  })
}
