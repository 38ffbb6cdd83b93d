import { spawnSync } from "node:child_process"
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, onTestFinished, test } from "vitest"

const house = fileURLToPath(new URL("../..", import.meta.url))

/** A house of its own, whose command line says where it stands and what it was told. */
async function smallHouse(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "shekara launcher "))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, "src/cli"), { recursive: true })
  for (const file of ["bin/shekara", "run.mjs"]) await cp(join(house, file), join(folder, file))
  const program = `console.log(JSON.stringify([process.version >= "v24", ...process.argv.slice(2)]))\nprocess.exitCode = 7\n`
  await writeFile(join(folder, "src/cli/shekara.ts"), program)
  return folder
}

test("the command line starts from any folder, through links, and its words and exit code arrive unchanged", async () => {
  const folder = await smallHouse()
  await mkdir(join(folder, "some where"))
  await symlink("../bin/shekara", join(folder, "some where/near"))
  await symlink(join(folder, "some where/near"), join(folder, "some where/far"))
  for (const path of ["bin/shekara", "some where/near", "some where/far"]) {
    const { stdout, stderr, status } = spawnSync(join(folder, path), ["case", "list", "--owner", "two words", ""], {
      cwd: "/",
      encoding: "utf8",
    })
    expect({ stdout, stderr, status }).toEqual({ stdout: `[true,"case","list","--owner","two words",""]\n`, stderr: "", status: 7 })
  }
})

test("without a Node in PATH it takes the one among the dependencies, and without that says what to do", async () => {
  const folder = await smallHouse()
  const start = () =>
    spawnSync("/bin/sh", [join(folder, "bin/shekara")], { cwd: "/", encoding: "utf8", env: { PATH: join(folder, "tools") } })
  await mkdir(join(folder, "tools"))
  for (const program of ["dirname", "readlink"])
    await symlink(spawnSync("/bin/sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).stdout.trim(), join(folder, "tools", program))
  expect(start()).toMatchObject({ status: 1, stderr: expect.stringContaining("Install Node") })
  await mkdir(join(folder, "node_modules/node-here/bin"), { recursive: true })
  await symlink(process.execPath, join(folder, "node_modules/node-here/bin/node"))
  expect(start()).toMatchObject({ status: 7, stdout: "[true]\n" })
})
