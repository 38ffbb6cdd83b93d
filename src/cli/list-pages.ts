import type { Command } from "commander"
import { type Asked, print, tell } from "./print.ts"
import type { Api, Query } from "./reach-api.ts"

/** The flags that every list has. */
export interface ListAsked extends Asked {
  readonly all?: true
  readonly limit?: string
  readonly cursor?: string
}

interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

/** Gives a verb the flags of a list. */
export function takesPages(command: Command): Command {
  return command
    .option("--all", "follow the pages to the end")
    .option("--limit <number>", "how many at once, up to 200")
    .option("--cursor <cursor>", "go on after this one; printed where there is more")
    .option("--json", "print the API's JSON (with --all, all pages as one)")
}

/** Prints one page, or all of them, newest first. */
export async function printPages<T>(
  api: Api,
  asked: ListAsked,
  list: { readonly path: string; readonly query?: Query; readonly linesOf: (items: readonly T[]) => readonly string[] },
): Promise<void> {
  const { all, json, limit = all ? "200" : undefined, cursor } = asked
  const first = await api.get<Page<T>>(list.path, { ...list.query, limit, cursor })
  if (!all) {
    print(json ? [first.text] : list.linesOf(first.body.items))
    if (!json && first.body.next !== undefined) tell(`There is more: add --all, or --cursor ${first.body.next}`)
    return
  }
  const items = [...first.body.items]
  for (let { next } = first.body; next !== undefined; ) {
    const { body } = await api.get<Page<T>>(list.path, { ...list.query, limit, cursor: next })
    items.push(...body.items)
    next = body.next
  }
  print(json ? [JSON.stringify({ items })] : list.linesOf(items))
}
