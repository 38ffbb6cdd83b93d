import { readScenarios, type ScenarioFile } from "../../src/rulebook/read-scenarios.ts"
import { readYaml } from "../../src/rulebook/read-yaml.store.ts"
import type { Rulebook } from "../../src/rulebook/rulebook.ts"

/** The scenario files of a rulebook, read. One that does not fit its form fails the tests with place and remedy. */
export function scenarioFiles({ files }: Pick<Rulebook, "files">): readonly (ScenarioFile & { readonly path: string })[] {
  return [...files].filter(([path]) => path.endsWith(".scenarios.yaml")).map(([path, text]) => ({ path, ...scenariosIn(path, text) }))
}

function scenariosIn(path: string, text: string): ScenarioFile {
  const read = readYaml(path, text)
  const parsed = "problems" in read ? read : readScenarios(read.file)
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems, undefined, 2))
  return parsed.scenarios
}
