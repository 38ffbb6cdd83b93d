/* What stands in deploy/ names only what there is. No container engine runs here, so its files are read instead. */
import { existsSync, readFileSync, statSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { readConfig } from "../../src/runtime/config.ts"

const dockerfile = readFileSync("deploy/Dockerfile", "utf8")
const compose = parse(readFileSync("deploy/compose.yaml", "utf8"))
const unit = readFileSync("deploy/shekara.service", "utf8")

/** Whether a server would take these variables; whatever their values, none may be unknown to it. */
function unknownVariables(names: readonly string[]): string {
  try {
    readConfig(Object.fromEntries(names.map((name) => [name, ""])), [])
    return ""
  } catch (problem) {
    return String(problem)
      .split("\n")
      .filter((line) => line.includes("is not a variable"))
      .join("\n")
  }
}

describe("the image", () => {
  const lines = dockerfile.replaceAll("\\\n", " ").split("\n")
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")))

  test("copies only what is there", () => {
    const copied = lines
      .filter((line) => line.startsWith("COPY ") && !line.includes("--from="))
      .flatMap((line) => line.split(/\s+/).slice(1, -1))
    expect(copied.length).toBeGreaterThan(5)
    expect(copied.filter((path) => !existsSync(path))).toEqual([])
  })

  test("starts what is there, as somebody without privileges, and is looked after", () => {
    expect(last).toContain("USER node")
    expect(last.some((line) => line.startsWith("HEALTHCHECK "))).toBe(true)
    const start = JSON.parse(last.at(-2)?.replace(/^CMD /, "") ?? "[]") as string[]
    expect(start[0]).toBe("node")
    expect(existsSync(start[1] ?? "")).toBe(true)
  })

  test("installs from the lockfile and leaves the tools out of what runs", () => {
    expect(dockerfile).not.toContain("npm install")
    expect(dockerfile).toMatch(/RUN npm ci --omit=dev/)
    expect(dockerfile).not.toMatch(/:latest/)
  })

  test("sets no variable that the server would refuse", () => {
    const set = last
      .filter((line) => line.startsWith("ENV "))
      .flatMap((line) => [...line.matchAll(/(SHEKARA_\w+)=/g)].map(([, name]) => String(name)))
    expect(set.length).toBeGreaterThan(0)
    expect(unknownVariables(set)).toBe("")
  })
})

describe("the compose file", () => {
  test("has PostgreSQL 18 ready before the house, and gives the house variables that it knows", () => {
    const { database, shekara } = compose.services
    expect(database.image).toMatch(/^postgres:18/)
    expect(shekara.depends_on.database.condition).toBe("service_healthy")
    expect(unknownVariables(Object.keys(shekara.environment))).toBe("")
    expect(existsSync(`deploy/${shekara.build.context}/${shekara.build.dockerfile}`)).toBe(true)
  })

  test("holds no secret, opens to this machine only, and gives the house no power it does not need", () => {
    const { database, shekara } = compose.services
    expect(database.environment.POSTGRES_PASSWORD).toMatch(/^\$\{SHEKARA_OWNER_PASSWORD:\?/)
    expect(database.ports).toBeUndefined()
    expect(shekara.ports).toEqual(["127.0.0.1:8420:8420"])
    expect(shekara).toMatchObject({ read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] })
  })

  test("makes the house's role by a script that can be run", () => {
    const mount = compose.services.database.volumes.find((volume: string) => volume.includes("docker-entrypoint-initdb.d"))
    expect(statSync(`deploy/${mount.split(":")[0]}/make-house-role.sh`).mode & 0o111).not.toBe(0)
  })
})

describe("the systemd unit", () => {
  test("starts what is there, with variables that the server knows", () => {
    const [, script, started] = /ExecStart=\S+ node (\S+) (\S+)/.exec(unit) ?? []
    expect([script, started].map((path) => existsSync(path ?? "-"))).toEqual([true, true])
    expect(unknownVariables([...unit.matchAll(/(SHEKARA_\w+)=/g)].map(([, name]) => String(name)))).toBe("")
  })

  test.each([
    "User=shekara",
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "CapabilityBoundingSet=",
    "SystemCallFilter=@system-service",
  ])("says %s", (line) => expect(unit.split("\n")).toContain(line))
})

describe("the nightly unit", () => {
  const nightly = readFileSync("deploy/shekara-nightly.service", "utf8")

  test("starts what is there, and its timer starts it every night", () => {
    const [, script, started] = /ExecStart=\S+ node (\S+) (\S+)/.exec(nightly) ?? []
    expect([script, started].map((path) => existsSync(path ?? "-"))).toEqual([true, true])
    expect(readFileSync("deploy/shekara-nightly.timer", "utf8")).toMatch(/^OnCalendar=\*-\*-\* /m)
  })
})
