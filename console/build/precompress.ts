import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import type { Plugin } from "vite"

const worthCompressing = /\.(js|css|html|svg|json)$/
const brotliQuality = 9

/** Writes `.gz` and `.br` beside each text file of the build, so that the server compresses nothing while it runs. */
export function precompress(): Plugin {
  return {
    name: "shekara:precompress",
    apply: "build",
    writeBundle: async (options, bundle) => {
      const folder = options.dir
      if (folder === undefined) throw new Error("The console is built into a folder")
      const names = [...Object.keys(bundle), "shekara.svg"].filter((name) => worthCompressing.test(name))
      await Promise.all([...new Set(names)].map((name) => compressFile(join(folder, name))))
    },
  }
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path)
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }
  const [gzipped, brotlied] = await Promise.all([promisify(gzip)(content, { level: 9 }), promisify(brotliCompress)(content, brotliOptions)])
  await Promise.all([writeFile(`${path}.gz`, gzipped), writeFile(`${path}.br`, brotlied)])
}
