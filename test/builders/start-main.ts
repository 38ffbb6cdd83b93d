import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const house = fileURLToPath(new URL("../../", import.meta.url))

/** Shekara as `npm start` starts it: a process of its own, on the embedded database, in a folder that goes when it stops. */
export interface Started {
  readonly url: string
  /** What it printed for whoever sets the firm up. */
  readonly setupLink: string
  stop(): Promise<void>
}

export async function startMain(): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), "shekara-journey-"))
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: house,
    env: { ...environment, SHEKARA_DATA: join(folder, "data"), SHEKARA_PORT: "0" },
  })
  let printed = ""
  const setupLink = await new Promise<string>((resolve, reject) => {
    const hear = (words: Buffer) => {
      printed += words.toString()
      const link = /^ *(http\S+\/setup#\S+)/m.exec(printed)?.[1]
      if (link !== undefined) resolve(link)
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    child.on("exit", (code) => reject(new Error(`Shekara ended with ${code}:\n${printed}`)))
  })
  return {
    url: new URL(setupLink).origin,
    setupLink,
    async stop() {
      const endedBefore = child.exitCode
      if (endedBefore === null) {
        child.kill("SIGINT")
        await once(child, "exit")
      }
      rmSync(folder, { recursive: true, force: true })
      if (endedBefore !== null) throw new Error(`Shekara ended by itself, with ${endedBefore}:\n${printed}`)
    },
  }
}
