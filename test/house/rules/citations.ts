import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml"
import { type Breach, type House, type HouseFile, type HouseRule, ruleOnFiles } from "../house.ts"

/** Files under rulebook/<lawmaker>/ hold law or policy; sources/ is what they cite; scenarios are their tests. */
const isLaw = (path: string): boolean =>
  /^rulebook\/[^/]+\/.*\.ya?ml$/.test(path) && !/^rulebook\/(?:sources|facts|catalogue|texts)\/|\.scenarios\.ya?ml$/.test(path)
const isSource = (path: string): boolean => /^rulebook\/sources\/.*\.ya?ml$/.test(path)

/** Law 12: what is not cited is not law. */
export const citationRules: readonly HouseRule[] = [
  ruleOnFiles("every value of the rulebook has a first day, a unit and a citation (law 12)", isLaw, (file) => {
    const { root, lineOf } = readYaml(file)
    const parameters = mapsIn(root, "parameters")
    const values = parameters.flatMap((parameter) => mapsIn(parameter, "values"))
    const uncited = root !== undefined && parameters.length === 0 && mapsIn(root, "rules").length === 0 ? [root] : []
    return [
      ...parameters
        .filter((parameter) => !parameter.has("unit"))
        .map((parameter) => ({ line: lineOf(parameter), remedy: "state the unit" })),
      ...parameters
        .filter((parameter) => mapsIn(parameter, "values").length === 0)
        .map((parameter) => ({ line: lineOf(parameter), remedy: "give it at least one dated value" })),
      ...[...values, ...uncited].flatMap((value) =>
        [
          ...(value.has("from") ? [] : ["say from which day it holds (`from`)"]),
          ...(citesOf(value).length > 0 ? [] : ["cite where it is written (`cite`)"]),
        ].map((remedy) => ({
          line: lineOf(value),
          remedy,
        })),
      ),
    ]
  }),
  { name: "every citation leads to a passage somebody read (law 12)", breachesIn: danglingCitations },
]

function danglingCitations({ files }: House): Breach[] {
  const passages = new Set(files.filter((file) => isSource(file.path)).flatMap(passagesOf))
  return files
    .filter((file) => isLaw(file.path))
    .flatMap((file) => {
      const { root, lineOf } = readYaml(file)
      const cited = [root, ...mapsIn(root, "parameters").flatMap((parameter) => mapsIn(parameter, "values"))].filter(
        (map) => map !== undefined,
      )
      return cited.flatMap((value) =>
        citesOf(value)
          .filter((cite) => !passages.has(cite))
          .map((cite) => ({
            path: file.path,
            line: lineOf(value),
            remedy: `${cite} is not among the passages of rulebook/sources/: read it, and write it down there first`,
          })),
      )
    })
}

function passagesOf(file: HouseFile): string[] {
  const { root } = readYaml(file)
  return mapsIn(root, "passages").map((passage) => `${String(root?.get("id"))}#${String(passage.get("at"))}`)
}

function citesOf(value: YAMLMap): string[] {
  const cite = value.get("cite")
  return isSeq(cite) ? cite.toJSON().map(String) : []
}

function mapsIn(map: YAMLMap | undefined, key: string): YAMLMap[] {
  const items = map?.get(key)
  return isSeq(items) ? items.items.filter((item) => isMap(item)) : []
}

function readYaml(file: HouseFile): { root: YAMLMap | undefined; lineOf: (map: YAMLMap) => number } {
  const counter = new LineCounter()
  const { contents } = parseDocument(file.text, { lineCounter: counter })
  return { root: isMap(contents) ? contents : undefined, lineOf: (map) => counter.linePos(map.range?.[0] ?? 0).line }
}
