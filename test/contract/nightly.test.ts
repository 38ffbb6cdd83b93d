import { execFile } from "node:child_process"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "vitest"
import { temporaryFolder } from "../embedded-server.ts"

test("the nightly run lives through the seeds it was given and leaves a record of what came of them", async () => {
  const folder = await temporaryFolder()
  const asked = ["--first", "1", "--seeds", "2", "--steps", "10", "--no-plants", "--record", join(folder, "kept")]
  const { stdout } = await promisify(execFile)(process.execPath, ["tools/nightly.ts", ...asked])
  const [file = ""] = await readdir(join(folder, "kept"))
  expect(file).toMatch(/^\d{4}-\d{2}-\d{2}\.json$/)
  const record = JSON.parse(await readFile(join(folder, "kept", file), "utf8"))
  expect(record).toMatchObject({ firstSeed: 1, seedsAsked: 2, seedsRun: 2, violations: [], plants: {} })
  expect(record.endedAt).not.toBeNull()
  expect(stdout).toContain("2 of 2 seeds from 1 on")
}, 120_000)
