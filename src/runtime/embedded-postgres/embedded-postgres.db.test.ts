import { spawn } from "node:child_process"
import { stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { ask, pidOf, startElsewhere, startHere, temporaryFolder } from "../../../test/embedded-server.ts"
import { openDatabase } from "../database.ts"
import { createDatabase } from "./create-database.ts"
import { isServerOf } from "./postmaster.ts"

describe("the embedded PostgreSQL", () => {
  test("starts from nothing, durable, on loopback only, with a password that only its owner can read", async () => {
    const directory = await temporaryFolder()
    const { url } = await startHere(directory)
    expect(await ask(url, "show fsync")).toBe("on")
    expect(await ask(url, "show synchronous_commit")).toBe("on")
    expect(await ask(url, "show listen_addresses")).toBe("127.0.0.1")
    expect((await stat(join(directory, "cluster/shekara-password"))).mode & 0o777).toBe(0o600)
    expect((await stat(join(directory, "cluster"))).mode & 0o777).toBe(0o700)
    await expect(ask(url.replace(/:[^:@]+@/, ":guessed@"), "select 1")).rejects.toMatchObject({ code: "28P01" })
  })

  test("knows upper and lower case of Kazakh and sorts by code point whatever the machine's locale", async () => {
    const { url } = await startHere(await temporaryFolder())
    expect(await ask(url, "select lower('ӘҒҚҢӨҰҮҺІ')")).toBe("әғқңөұүһі")
    expect(await ask(url, "select 'Я' < 'Ә'")).toBe(true)
  })

  test("keeps the data from one start to the next", async () => {
    const directory = await temporaryFolder()
    const first = await startHere(directory)
    await ask(first.url, "create table kept as select 42 as answer")
    await first.stop()
    const second = await startHere(directory)
    expect(await ask(second.url, "select answer from kept")).toBe(42)
  })

  test("keeps what was committed when the server is killed, and starts again at once", async () => {
    const directory = await temporaryFolder()
    const { url } = await startHere(directory)
    await ask(url, "create table kept as select 42 as answer")
    process.kill(await pidOf(directory), "SIGKILL")
    const again = await startHere(directory)
    expect(await ask(again.url, "select answer from kept")).toBe(42)
  })

  test("attaches to the server orphaned by a killed process, and stops it at the end", async () => {
    const directory = await temporaryFolder()
    const parent = await startElsewhere(directory)
    const pid = await pidOf(directory)
    await parent.end("SIGKILL")
    expect(await isServerOf(join(directory, "cluster"), pid)).toBe(true)
    const adopted = await startHere(directory)
    expect(adopted.url).toBe(parent.url)
    await adopted.stop()
    expect(await isServerOf(join(directory, "cluster"), pid)).toBe(false)
  })

  test("is one server for all processes that start it at once, and the last to leave stops it", async () => {
    const directory = await temporaryFolder()
    const all = await Promise.all([startHere(directory), startHere(directory), startElsewhere(directory)])
    expect(new Set(all.map(({ url }) => url)).size).toBe(1)
    const pid = await pidOf(directory)
    await all[0].stop()
    await all[1].stop()
    expect(await ask(all[0].url, "select 1")).toBe(1)
    await all[2].end("SIGTERM")
    expect(await isServerOf(join(directory, "cluster"), pid)).toBe(false)
  })

  test("is not kept from starting by a dead server's lock whose number now belongs to a stranger", async () => {
    const directory = await temporaryFolder()
    const { stop } = await startHere(directory)
    await stop()
    const cluster = join(directory, "cluster")
    const stranger = spawn("sleep", ["60"])
    onTestFinished(() => void stranger.kill())
    await writeFile(join(cluster, "postmaster.pid"), `${stranger.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`)
    expect(await ask((await startHere(directory)).url, "select 1")).toBe(1)
  })

  test("stopping twice, or after the server is gone, is harmless", async () => {
    const directory = await temporaryFolder()
    const { stop } = await startHere(directory)
    process.kill(await pidOf(directory), "SIGINT")
    await stop()
    await stop()
  })

  test("says where to look when the cluster is spoiled", async () => {
    const directory = await temporaryFolder()
    const { stop } = await startHere(directory)
    await stop()
    await writeFile(join(directory, "cluster/postgresql.conf"), "no_such_setting = 1\n")
    await expect(startHere(directory)).rejects.toThrow(/did not start[\s\S]*no_such_setting[\s\S]*DATABASE_URL/)
  })

  test("makes a database once, however many ask for it", async () => {
    const { url } = await startHere(await temporaryFolder())
    const addresses = await Promise.all(["firm", "firm", "firm"].map((name) => createDatabase(url, name)))
    expect(new Set(addresses).size).toBe(1)
    const database = openDatabase(addresses[0] ?? "")
    expect((await database.pool.query("select current_database() as name")).rows).toEqual([{ name: "firm" }])
    await database.pool.end()
  })
})
