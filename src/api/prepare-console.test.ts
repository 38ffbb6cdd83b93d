import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import { prepareConsole } from "./prepare-console.ts"

const [early, late] = [new Date("2026-01-01"), new Date("2026-01-02")]
const page = "console/dist/index.html"
const sources = { "console/vite.config.ts": "", "console/src/main.tsx": "", "node_modules/vite/package.json": "{}" }
/** Builds as the real tool does, as far as its caller can see: by the files it leaves behind and by its exit code. */
const building = `import { mkdirSync, writeFileSync } from "node:fs"; mkdirSync("console/dist", { recursive: true }); writeFileSync("console/dist/index.html", "built")`

describe("the console before the house opens", () => {
  test("is served as it came where nothing can build it", async () => {
    const { prepare } = houseWith({ [page]: "came along" })
    await expect(prepare()).resolves.toEqual([])
  })

  test("is missed aloud where it is not built and nothing can build it", async () => {
    await expect(houseWith({}).prepare()).rejects.toThrow(OperatorProblem)
  })

  test("is built where it is not", async () => {
    const { prepare, read } = houseWith({ ...sources, "tools/build-console.ts": building })
    expect(await prepare()).toHaveLength(1)
    expect(read(page)).toBe("built")
  })

  test("is built anew where a source is newer, and left alone where none is", async () => {
    const stale = houseWith({ ...sources, "tools/build-console.ts": building, [page]: "old" }, { newer: "console/src/main.tsx" })
    await stale.prepare()
    expect(stale.read(page)).toBe("built")
    const fresh = houseWith({ ...sources, "tools/build-console.ts": building, [page]: "fresh" }, { newer: page })
    await fresh.prepare()
    expect(fresh.read(page)).toBe("fresh")
  })

  test("stays as it was, aloud, where it cannot be built anew; where there is none, that ends the start", async () => {
    const failing = { ...sources, "tools/build-console.ts": "process.exit(1)" }
    expect(await houseWith({ ...failing, [page]: "old" }, { newer: "console/src/main.tsx" }).prepare()).toHaveLength(2)
    await expect(houseWith(failing).prepare()).rejects.toThrow("could not be built")
  })
})

/** A folder with these files, all of one age but the newer one. */
function houseWith(files: Readonly<Record<string, string>>, { newer }: { newer?: string } = {}) {
  const root = mkdtempSync(join(tmpdir(), "shekara-console-"))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    utimesSync(file, early, path === newer ? late : early)
  }
  const words: string[] = []
  const prepare = async () => {
    await prepareConsole((line) => words.push(line), root)
    return words
  }
  return { prepare, read: (path: string) => readFileSync(join(root, path), "utf8") }
}
