import { readFileSync } from "node:fs"

/** A package that is installed where Shekara runs, as the lockfile has it. */
export interface ProductionPackage {
  /** Its folder; absent on the disk where the package is made for another platform. */
  readonly path: string
  readonly name: string
  readonly version: string
  readonly license: string | undefined
}

interface Locked {
  readonly version: string
  readonly name?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
}

/** Every package of the lockfile that no development tool alone brings in. */
export function listProductionPackages(lockfile = "package-lock.json"): ProductionPackage[] {
  const { packages } = JSON.parse(readFileSync(lockfile, "utf8")) as { readonly packages: Readonly<Record<string, Locked>> }
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== "" && dev !== true && devOptional !== true)
    .map(([path, { version, license, name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length) }]) => ({
      path,
      name,
      version,
      license,
    }))
}
