import type { z } from "zod"
import { type CatalogueFile, catalogueFile } from "./catalogue-form.ts"
import { type FactsFile, factsFile } from "./fact-form.ts"
import { type Problem, problemAt, type ReadFile } from "./read-file.ts"
import {
  type InstrumentFile,
  instrumentFile,
  type ManifestFile,
  manifestFile,
  type RolesFile,
  rolesFile,
  type SourceFile,
  sourceFile,
} from "./rulebook-schema.ts"
import { type TextsFile, textsFile } from "./texts-form.ts"

/** A file that fits its form, with what it says. */
export interface Entry<T> {
  readonly file: ReadFile
  readonly entry: T
}

export interface Gathered {
  readonly manifest: Entry<ManifestFile>
  readonly roles: Entry<RolesFile>
  readonly sources: readonly Entry<SourceFile>[]
  readonly instruments: readonly Entry<InstrumentFile>[]
  readonly facts: readonly Entry<FactsFile>[]
  readonly catalogues: readonly Entry<CatalogueFile>[]
  readonly texts: readonly Entry<TextsFile>[]
}

const manifestPath = "manifest.yaml"
const rolesPath = "house/roles.yaml"
const forms = {
  manifest: manifestFile,
  roles: rolesFile,
  sources: sourceFile,
  instruments: instrumentFile,
  facts: factsFile,
  catalogues: catalogueFile,
  texts: textsFile,
} as const
/** Folders that hold one kind of file each; every other folder is a lawmaker's. */
const folders = { sources: "sources", facts: "facts", catalogue: "catalogues", texts: "texts" } as const

/** Sorts the files by kind, which their path tells, and checks each against the form of its kind. Scenarios are left to their runner. */
export function gatherFiles(files: readonly ReadFile[]): Gathered | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const gathered = {
    manifest: [] as Entry<ManifestFile>[],
    roles: [] as Entry<RolesFile>[],
    sources: [] as Entry<SourceFile>[],
    instruments: [] as Entry<InstrumentFile>[],
    facts: [] as Entry<FactsFile>[],
    catalogues: [] as Entry<CatalogueFile>[],
    texts: [] as Entry<TextsFile>[],
  }
  for (const file of files) {
    const kind = kindOf(file.path)
    if (kind === "scenarios") continue
    if (kind === undefined) problems.push(problemAt(file, [], misplaced))
    else problems.push(...take(file, forms[kind], gathered[kind] as Entry<unknown>[]))
  }
  const [manifest] = gathered.manifest
  const [roles] = gathered.roles
  if (manifest === undefined && problems.length === 0) problems.push(absent(manifestPath))
  if (roles === undefined && problems.length === 0) problems.push(absent(rolesPath))
  if (problems.length > 0 || manifest === undefined || roles === undefined) return { problems }
  return { ...gathered, manifest, roles }
}

function kindOf(path: string): keyof Gathered | "scenarios" | undefined {
  if (path === manifestPath) return "manifest"
  if (path === rolesPath) return "roles"
  if (/^[a-z]+\/[a-z0-9-]+\.scenarios\.yaml$/.test(path)) return "scenarios"
  const folder = /^([a-z]+)\/[a-z0-9-]+\.yaml$/.exec(path)?.[1]
  if (folder === undefined) return undefined
  return isFolder(folder) ? folders[folder] : "instruments"
}

function isFolder(name: string): name is keyof typeof folders {
  return Object.hasOwn(folders, name)
}

function take<T>(file: ReadFile, form: z.ZodType<T>, entries: Entry<T>[]): Problem[] {
  const parsed = form.safeParse(file.data)
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => problemsOf(file, issue))
  entries.push({ file, entry: parsed.data })
  return []
}

/** What zod found, said with place and remedy. The remedies are the messages of rulebook-schema.ts. */
export function problemsOf(file: ReadFile, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      problemAt(file, [...issue.path, key], {
        what: `"${key}" is not a key of ${nameOf(issue.path)}`,
        remedy: "Remove it, or correct its spelling.",
      }),
    )
  }
  const isMissing = valueAt(file.data, issue.path) === undefined
  const what = isMissing ? `${nameOf(issue.path)} is missing` : `${nameOf(issue.path)} does not fit`
  return [problemAt(file, issue.path, { what, remedy: issue.message })]
}

function nameOf(place: readonly PropertyKey[]): string {
  return place.length === 0
    ? "the file"
    : `"${place
        .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
        .join("")
        .replace(/^\./, "")}"`
}

function valueAt(data: unknown, place: readonly PropertyKey[]): unknown {
  return place.reduce<unknown>((held, key) => (typeof held === "object" && held !== null ? Reflect.get(held, key) : undefined), data)
}

const misplaced = {
  what: "no kind of file is kept at this path",
  remedy:
    "Keep instruments at <lawmaker>/<instrument>.yaml, and the rest in sources/, facts/, catalogue/ and texts/, names in small letters.",
}

function absent(path: string): Problem {
  return { file: path, line: 1, what: "the file is missing", remedy: "Restore it: a rulebook without it is not used." }
}
