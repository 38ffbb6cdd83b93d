import { spawnSync } from "node:child_process"
import { chown, mkdir, stat, symlink } from "node:fs/promises"
import { delimiter, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, onTestFinished, test } from "vitest"
import { ask, startElsewhere, startHere, temporaryFolder } from "../../../test/embedded-server.ts"
import { chooseRunner } from "./choose-runner.ts"
import { findBinaries } from "./find-binaries.ts"

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
const thisFolder = fileURLToPath(new URL(".", import.meta.url))
/** Where root's checkout is closed to others, the unprivileged half of `.ci/run` covers what these tests do. */
const isReachableForNobody =
  isRoot && spawnSync(process.execPath, ["--eval", `fs.readdirSync(${JSON.stringify(thisFolder)})`], { ...nobody, cwd: "/" }).status === 0

test("whoever starts us finds a way, and the cluster works", async () => {
  const { url } = await startHere(await temporaryFolder())
  expect(await ask(url, "select 1")).toBe(1)
})

test("a PostgreSQL that does not run here is refused with the remedy", async () => {
  await expect(chooseRunner("/no/such/binaries", "/no/such/cluster")).rejects.toThrow(/DATABASE_URL/)
})

if (isRoot) describe("for root", asRoot)
if (isReachableForNobody) describe("for root whose checkout others can read", asRootAmongOthers)
if (!isRoot) test("an ordinary user runs it directly", asOrdinaryUser)

function asRoot(): void {
  test("without user namespaces it runs as nobody who passes closed folders", async () => {
    await leaveOnly("setpriv")
    const directory = await temporaryFolder()
    const { url } = await startHere(directory)
    expect(await ask(url, "select 1")).toBe(1)
    expect((await stat(join(directory, "cluster"))).uid).not.toBe(0)
  })

  test("a cluster of root's is handed to nobody where user namespaces are gone, and stays so afterwards", async () => {
    const directory = await temporaryFolder()
    const inNamespace = await startHere(directory)
    await ask(inNamespace.url, "create table kept as select 42 as answer")
    await inNamespace.stop()
    const restore = await leaveOnly("setpriv", "chown")
    const asNobody = await startHere(directory)
    expect(await ask(asNobody.url, "select answer from kept")).toBe(42)
    await asNobody.stop()
    restore()
    expect(await ask((await startHere(directory)).url, "select answer from kept")).toBe(42)
  })
}

function asRootAmongOthers(): void {
  test("with neither namespaces nor capabilities it runs as plain nobody", async () => {
    await leaveOnly()
    const { url } = await startHere(join(await temporaryFolder({ isOpen: true }), "postgres"))
    expect(await ask(url, "select 1")).toBe(1)
  })

  test("a user without privileges starts it too, and is refused a cluster of somebody else's", async () => {
    const folder = await temporaryFolder({ isOpen: true })
    await mkdir(join(folder, "own"))
    await chown(join(folder, "own"), nobody.uid, nobody.gid)
    const { url } = await startElsewhere(join(folder, "own"), nobody)
    expect(await ask(url, "select 1")).toBe(1)
    await mkdir(join(folder, "foreign/cluster"), { recursive: true })
    await expect(startElsewhere(join(folder, "foreign"), nobody)).rejects.toThrow(/belongs to user 0[\s\S]*SHEKARA_DATA/)
  })
}

async function asOrdinaryUser(): Promise<void> {
  expect(await chooseRunner(findBinaries(), "/no/such/cluster")).toMatchObject({ prefix: [] })
}

/** Hides every program but these from this test, and gives the function that shows them again. */
async function leaveOnly(...programs: readonly string[]): Promise<() => void> {
  const folder = await temporaryFolder()
  const path = process.env["PATH"] ?? ""
  for (const program of programs) {
    const places = path.split(delimiter).map((place) => join(place, program))
    const found = places.find((place) => spawnSync(place, ["--version"]).status === 0)
    if (found !== undefined) await symlink(found, join(folder, program))
  }
  const restore = () => {
    process.env["PATH"] = path
  }
  process.env["PATH"] = folder
  onTestFinished(restore)
  return restore
}
