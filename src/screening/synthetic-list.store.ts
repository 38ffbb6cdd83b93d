import { readFile } from "node:fs/promises"
import { type FileName, requiredFileNames } from "./lists/ofac/parse-list.ts"

/** The files of the bundled list of invented names, as they lie beside the code. */
export async function readSyntheticFiles(): Promise<ReadonlyMap<FileName, Uint8Array>> {
  const read = async (name: FileName) => [name, await readFile(new URL(`./lists/synthetic/${name}`, import.meta.url))] as const
  return new Map(await Promise.all(requiredFileNames.map(read)))
}
