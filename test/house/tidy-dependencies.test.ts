/* What runs beside our own code: under which licences, and what an audit of it may claim. Needs no network. */
import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { listProductionPackages } from "../../tools/production-packages.ts"
import { readAudit } from "../../tools/read-audit.ts"

/** Licences that ask for no more than their text, and that Apache-2.0 goes with. A new one is looked at before it is added. */
const allowed = new Set([
  "MIT",
  "Apache-2.0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "(MIT OR CC0-1.0)",
  "(MIT AND Zlib)",
])
/** Packages whose own word is not a name of the list, with what their licence file says. */
const readByHand = new Map([
  [
    "dejavu-fonts-ttf",
    "Bitstream Vera and Arev licences, changes in the public domain: may be bundled and embedded, not sold by themselves",
  ],
  ["png-js", "MIT"],
])

describe("the packages that run beside us", () => {
  const packages = listProductionPackages()

  test("are few enough to look at", () => {
    expect(packages.length).toBeGreaterThan(50)
    expect(packages.length).toBeLessThan(250)
  })

  test("are under licences that go with ours, by the lockfile and by their own word", () => {
    const own = packages
      .filter(({ path }) => existsSync(path))
      .map(({ path, name }) => ({
        name,
        license: (JSON.parse(readFileSync(`${path}/package.json`, "utf8")) as { license?: unknown }).license,
      }))
    expect(own.length).toBeGreaterThan(50)
    const others = [...packages, ...own].filter(({ name, license }) => !allowed.has(String(license)) && !readByHand.has(name))
    expect(others.map(({ name, license }) => `${name}: ${String(license)}`)).toEqual([])
  })

  test("are pinned to one version each, in the package and in the lockfile", () => {
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<
      string,
      Record<string, string>
    >
    for (const [name, version] of Object.entries({ ...dependencies, ...optionalDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)
      expect(packages.find(({ path }) => path === `node_modules/${name}`)?.version, name).toBe(version)
    }
  })
})

describe("an audit", () => {
  const found = (severity: string) => JSON.stringify({ vulnerabilities: { left: { severity } } })
  test.each([
    ["no vulnerability", JSON.stringify({ vulnerabilities: {} }), { kind: "clean", known: 0 }],
    ["a lesser one", found("moderate"), { kind: "clean", known: 1 }],
    ["a high one", found("high"), { kind: "vulnerable", packages: ["left (high)"] }],
    ["a critical one", found("critical"), { kind: "vulnerable", packages: ["left (critical)"] }],
    [
      "a registry that answers no audits",
      JSON.stringify({ message: "405 Method Not Allowed" }),
      { kind: "did_not_run", why: "405 Method Not Allowed" },
    ],
    ["an error without words", JSON.stringify({ error: { code: "ENOAUDIT" } }), { kind: "did_not_run", why: "ENOAUDIT" }],
    ["nothing at all", "", { kind: "did_not_run", why: "npm printed no report" }],
  ])("that printed %s is told as such", (_, printed, audit) => {
    expect(readAudit(printed)).toEqual(audit)
  })

  test("is never clean by an answer that is no report", () => {
    const foreign = fc.oneof(fc.string(), fc.json()).filter((text) => !text.includes("vulnerabilities"))
    fc.assert(fc.property(foreign, (printed) => void expect(readAudit(printed).kind).toBe("did_not_run")))
  })
})
