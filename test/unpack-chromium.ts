import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir, userInfo } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { promisify } from "node:util"

/** A browser's program and what its environment needs besides our own. */
export interface Chromium {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

/**
 * Unpacks the Chromium that npm brought, with the shared libraries and fonts that a bare machine lacks, into a folder that
 * carries version and user in its name; once, some seconds. Works aside and renames, so that runs at once do not meet.
 */
export async function unpackChromium(): Promise<Chromium> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium")
  const folder = join(tmpdir(), `shekara-chromium-${versionOf(entry)}-${userInfo().uid}`)
  if (!(await isOurs(folder))) await unpack(entry, folder)
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023/lib"), FONTCONFIG_FILE: join(folder, "only-our-fonts.conf"), HOME: folder },
  }
}

function versionOf(entry: string): string {
  return (JSON.parse(readFileSync(join(entry, "../../package.json"), "utf8")) as { version: string }).version
}

/** A folder of this name made by another user is refused: what we run must be what we unpacked. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined)
  if (found !== undefined && found.uid !== userInfo().uid)
    throw new Error(`${folder} belongs to another user. Remove it, or set TMPDIR to a folder of your own.`)
  return found !== undefined
}

async function unpack(entry: string, folder: string): Promise<void> {
  const aside = await mkdtemp(`${folder}-in-the-making-`)
  try {
    // The package unpacks its libraries only where it believes itself in its maker's cloud.
    const env = { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" }
    const program = `import chromium from ${JSON.stringify(pathToFileURL(entry).href)}\nawait chromium.executablePath()`
    await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
      env,
      cwd: fileURLToPath(new URL("..", import.meta.url)),
    })
    await writeFile(join(aside, "only-our-fonts.conf"), fontsOf(folder))
    await rename(aside, folder)
  } catch (cause) {
    await rm(aside, { recursive: true, force: true })
    if (!(await isOurs(folder)))
      throw new Error(`Chromium could not be unpacked into ${basename(folder)} of ${tmpdir()}; it needs some 250 MB there.`, { cause })
  }
}

/** The bundled fonts alone, so that pages look alike on every machine. They hold the letters of all three languages. */
function fontsOf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "fonts-cache")}</cachedir><config></config></fontconfig>
`
}
