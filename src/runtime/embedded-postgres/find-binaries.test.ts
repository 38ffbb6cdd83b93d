import { execFileSync } from "node:child_process"
import { cp, mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { findBinaries } from "./find-binaries.ts"
import { replaySymlinks } from "./replay-symlinks.ts"

test("a platform for which npm has no PostgreSQL is refused with the remedy", () => {
  expect(() => findBinaries("sunos", "mips")).toThrow(/sunos-mips[\s\S]*DATABASE_URL/)
})

test("links between libraries which an install script would have made are made, once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "shekara-links-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const copy = join(folder, "native")
  await cp(findBinaries(), copy, { recursive: true, verbatimSymlinks: true })
  const links = await linksIn(copy)
  await Promise.all(links.map((link) => rm(link)))
  expect(() => execFileSync(join(copy, "bin/postgres"), ["--version"], { stdio: "pipe" })).toThrow()
  await replaySymlinks(copy)
  await replaySymlinks(copy)
  expect((await linksIn(copy)).sort()).toEqual(links.sort())
  expect(execFileSync(join(copy, "bin/postgres"), ["--version"], { encoding: "utf8" })).toContain("PostgreSQL")
})

async function linksIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name))
}
