import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type Scalar, type YAMLMap } from "yaml"
import type { Problem, ReadFile } from "./read-file.ts"

/** Deeper than any rulebook file needs; a deeper one is not law but an attack on the reader. */
const deepest = 32

interface Reading {
  readonly path: string
  readonly counter: LineCounter
  readonly lines: Map<string, number>
  readonly problems: Problem[]
}

/**
 * Reads one YAML file into plain data with the line of each place. Never throws: whatever is not plain YAML 1.2 with
 * each key once (nulls, aliases, tags, second documents, numbers that a computer would round) is a problem.
 */
export function readYaml(path: string, text: string): { readonly file: ReadFile } | { readonly problems: readonly Problem[] } {
  const counter = new LineCounter()
  const reading: Reading = { path, counter, lines: new Map([["", 1]]), problems: [] }
  const document = parseText(reading, text)
  if (document === undefined) return { problems: reading.problems }
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    refuseAt(reading, counter.linePos(pos[0]).line, {
      what: `this is not plain YAML 1.2 (${firstLine(message)})`,
      remedy: "Correct it; each key stands once, one document a file.",
    })
  }
  if (reading.problems.length > 0) return { problems: reading.problems }
  const data = plainValue(reading, document.contents, [])
  return reading.problems.length > 0 ? { problems: reading.problems } : { file: { path, data, lines: reading.lines } }
}

function parseText(reading: Reading, text: string): Document | undefined {
  try {
    return parseDocument(text, { version: "1.2", schema: "core", uniqueKeys: true, strict: true, lineCounter: reading.counter })
  } catch {
    // The parser gives up on some texts, such as thousands of open brackets, instead of reporting them: refused like any other.
    refuseAt(reading, 1, { what: "the file cannot be read as YAML", remedy: "Write plain maps and lists." })
    return undefined
  }
}

function plainValue(reading: Reading, node: Node | null, place: readonly (string | number)[]): unknown {
  const line = lineOfNode(reading, node, place)
  if (node === null) return refuseAt(reading, line, { what: "a value is missing", remedy: "Write the value, or remove the key." })
  if ("anchor" in node && node.anchor !== undefined)
    return refuseAt(reading, line, { what: "anchors are not read", remedy: "Write the value out." })
  if ("tag" in node && node.tag !== undefined) return refuseAt(reading, line, { what: "tags are not read", remedy: "Remove the tag." })
  if (place.length > deepest)
    return refuseAt(reading, line, { what: "the file is nested too deeply", remedy: "Write plain maps and lists." })
  if (isMap(node)) return plainMap(reading, node, place)
  if (isSeq(node)) return node.items.map((item, index) => plainValue(reading, item as Node | null, [...place, index]))
  if (isScalar(node)) return plainScalar(reading, node, line)
  return refuseAt(reading, line, { what: "aliases are not read", remedy: "Write the value out." })
}

function plainMap(reading: Reading, map: YAMLMap, place: readonly (string | number)[]): unknown {
  return Object.fromEntries(
    (map.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
      const line = lineOfNode(reading, key, place)
      const name = isScalar(key) && typeof key.value === "string" && key.tag === undefined && key.anchor === undefined ? key.value : ""
      if (!/^[A-Za-z][A-Za-z0-9_.@:-]*$/.test(name)) {
        refuseAt(reading, line, {
          what: "a key is not a plain word",
          remedy: "Begin it with a letter; digits, dots, hyphens, underscores, at signs and colons may follow.",
        })
        return []
      }
      reading.lines.set([...place, name].join("/"), line)
      return [[name, plainValue(reading, value, [...place, name])]]
    }),
  )
}

function plainScalar(reading: Reading, { value, source }: Scalar, line: number): unknown {
  if (typeof value === "string" || typeof value === "boolean") return value
  if (typeof value === "number" && Number.isSafeInteger(value) && String(value) === source) return value
  if (value === null)
    return refuseAt(reading, line, {
      what: "a value is empty or null",
      remedy: "Write the value, or remove the key: what is unknown is left out.",
    })
  return refuseAt(reading, line, {
    what: "a number is not a plain whole number",
    remedy: 'Write whole numbers in digits, and amounts with cents in quotes: "1000.50".',
  })
}

function lineOfNode({ counter, lines }: Reading, node: Node | null, place: readonly (string | number)[]): number {
  const key = place.join("/")
  const line = node?.range ? counter.linePos(node.range[0]).line : (lines.get(key) ?? 1)
  if (!lines.has(key)) lines.set(key, line)
  return line
}

function refuseAt({ path, problems }: Reading, line: number, said: { readonly what: string; readonly remedy: string }): undefined {
  problems.push({ file: path, line: Math.max(line, 1), ...said })
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/:$/, "")
}
