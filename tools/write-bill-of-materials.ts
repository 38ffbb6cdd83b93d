/*
 * `npm run sbom`: writes the software bill of materials of what runs, in CycloneDX, to test/output/sbom.cdx.json. npm lists
 * everything that is installed; what only develops is taken out here, since npm's own `--omit=dev` takes out with it what
 * both need. Fails when an installed package of the lockfile is not listed.
 */
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { listProductionPackages } from "./production-packages.ts"

interface Component {
  readonly "bom-ref": string
  readonly purl?: string
}

interface Materials {
  readonly metadata: { readonly component: { readonly "bom-ref": string } }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

const target = "test/output/sbom.cdx.json"

const { stdout, status } = spawnSync("npm", ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application"], {
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === "win32",
})
if (status !== 0) throw new Error("npm made no bill of materials; run npm ci first")
const all = JSON.parse(stdout) as Materials
const wanted = new Set(listProductionPackages().map(purlOf))
const components = all.components.filter(({ purl }) => purl !== undefined && wanted.has(purl.replaceAll("%40", "@")))
const listed = new Set(components.map(({ purl }) => purl?.replaceAll("%40", "@")))
const missing = listProductionPackages().filter((one) => existsSync(one.path) && !listed.has(purlOf(one)))
if (missing.length > 0) throw new Error(`Not in the bill of materials: ${missing.map(({ name }) => name).join(", ")}`)

const kept = new Set([all.metadata.component["bom-ref"], ...components.map((component) => component["bom-ref"])])
const dependencies = all.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }))
mkdirSync("test/output", { recursive: true })
writeFileSync(target, `${JSON.stringify({ ...all, components, dependencies }, null, 2)}\n`)
console.log(`${components.length} packages that run are in ${target}`)

function purlOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `pkg:npm/${name}@${version}`
}
