import type { Grade } from "../vocabulary/citation.ts"
import type { Entry, Gathered } from "./gather-files.ts"
import { layerOfRule } from "./layer-of-rule.ts"
import { type Problem, problemAt, type ReadFile } from "./read-file.ts"
import type { Register } from "./register-of.ts"
import type { Layer } from "./rule.ts"
import { type PlacedRule, placedRules } from "./rules-of.ts"

const houseRank = 60
/** The lawmakers' grades from strong to weak. A value is at most as strong as the strongest passage it cites. */
const strength: readonly Grade[] = ["V", "D", "S", "N"]

interface Claim {
  readonly file: ReadFile
  readonly place: readonly PropertyKey[]
  readonly cite: readonly string[]
  /** Absent for questions and rows, which claim nothing about the law by themselves. */
  readonly grade?: Grade
}

/** Citations that lead nowhere, values and rules that claim a better grade than what they cite, rules graded for another layer. */
export function checkCitations(gathered: Gathered, register: Register): Problem[] {
  return [
    ...gathered.sources.flatMap(foreignPolicy),
    ...claimsOf(gathered).flatMap((claim) => claimProblems(claim, register.passages)),
    ...register.rules.flatMap((placed) => strangeGrade(placed, register)),
  ]
}

function claimsOf({ instruments, roles, facts, catalogues }: Gathered): Claim[] {
  const values = instruments.flatMap(({ file, entry }) =>
    entry.parameters.flatMap(({ values }, parameter) =>
      values.map(({ cite, grade }, index) => ({ file, place: ["parameters", parameter, "values", index], cite, grade })),
    ),
  )
  const rules = placedRules({ instruments }).map(({ file, place, rule }) => ({
    file,
    place,
    cite: rule.cite.map(({ at }) => at),
    grade: rule.grade,
  }))
  const questions = facts.flatMap(({ file, entry }) => entry.facts.map(({ cite }, index) => ({ file, place: ["facts", index], cite })))
  const rows = catalogues.flatMap(({ file, entry }) =>
    entry.rows.flatMap(({ cite, names }, index) => [
      { file, place: ["rows", index], cite },
      ...names.map((name, position) => ({ file, place: ["rows", index, "names", position], cite: name.cite })),
    ]),
  )
  return [...values, { file: roles.file, place: [], cite: roles.entry.cite, grade: roles.entry.grade }, ...rules, ...questions, ...rows]
}

function claimProblems({ file, place, cite, grade }: Claim, passages: Register["passages"]): Problem[] {
  const dangling = cite.flatMap((at, index) =>
    passages.has(at)
      ? []
      : [
          problemAt(file, [...place, "cite", index], {
            what: `"${at}" leads nowhere`,
            remedy: "Add the passage to its file under sources/, or correct the citation.",
          }),
        ],
  )
  const cited = cite.map((at) => passages.get(at)?.grade).filter((each) => each !== undefined)
  if (grade === undefined || dangling.length > 0 || cited.some((each) => bears(each, grade))) return dangling
  return [
    problemAt(file, [...place, "grade"], {
      what: `grade ${grade} is better than any passage cited (${cited.join(", ")})`,
      remedy: "Cite the passage that bears the value, or lower the grade.",
    }),
  ]
}

function bears(passage: Grade, value: Grade): boolean {
  const ordered = strength.includes(passage) && strength.includes(value)
  return ordered ? strength.indexOf(passage) <= strength.indexOf(value) : passage === value
}

/** How the rules of a layer may be graded. */
const layerGrades: Readonly<Record<Layer, readonly Grade[]>> = {
  official: ["V", "D", "S", "N"],
  secondary: ["secondary"],
  house: ["policy"],
}

/** A rule speaks for one layer, the one of the strongest source it cites, and carries a grade of that layer. */
function strangeGrade(placed: PlacedRule, register: Register): Problem[] {
  const { file, place, rule } = placed
  const layer = layerOfRule(placed, register)
  if (layer === undefined || layerGrades[layer].includes(rule.grade)) return []
  return [
    problemAt(file, [...place, "grade"], {
      what: `${rule.id} cites the ${layer} layer and is graded ${rule.grade}`,
      remedy: `Grade it ${layerGrades[layer].join(", ")}, or cite the layer it speaks for and write a rule of its own for the other.`,
    }),
  ]
}

/** Only the firm's own documents are policy, and they are nothing else. */
function foreignPolicy({
  file,
  entry,
}: Entry<{ readonly rank: number; readonly passages: readonly { readonly grade: Grade }[] }>): Problem[] {
  return entry.passages.flatMap(({ grade }, index) =>
    (grade === "policy") === (entry.rank === houseRank)
      ? []
      : [
          problemAt(file, ["passages", index, "grade"], {
            what: `grade ${grade} does not go with rank ${entry.rank}`,
            remedy: "Grade policy belongs to the firm's own documents (rank 60), and to them only.",
          }),
        ],
  )
}
