import type { Grade } from "../vocabulary/citation.ts"
import type { Entry, Gathered } from "./gather-files.ts"
import { type Problem, problemAt, type ReadFile } from "./read-file.ts"

const houseRank = 60
/** The lawmakers' grades from strong to weak. A value is at most as strong as the strongest passage it cites. */
const strength: readonly Grade[] = ["V", "D", "S", "N"]

interface Claim {
  readonly file: ReadFile
  readonly place: readonly PropertyKey[]
  readonly cite: readonly string[]
  readonly grade: Grade
}

/** Citations that lead nowhere, and values that claim a better grade than what they cite. */
export function checkCitations(gathered: Gathered): Problem[] {
  const grades = new Map(
    gathered.sources.flatMap(({ entry }) => entry.passages.map(({ at, grade }) => [`${entry.id}#${at}`, grade] as const)),
  )
  return [...gathered.sources.flatMap(foreignPolicy), ...claimsOf(gathered).flatMap((claim) => claimProblems(claim, grades))]
}

function claimsOf({ instruments, roles }: Gathered): Claim[] {
  const values = instruments.flatMap(({ file, entry }) =>
    entry.parameters.flatMap(({ values }, parameter) =>
      values.map(({ cite, grade }, index) => ({ file, place: ["parameters", parameter, "values", index], cite, grade })),
    ),
  )
  return [...values, { file: roles.file, place: [], cite: roles.entry.cite, grade: roles.entry.grade }]
}

function claimProblems({ file, place, cite, grade }: Claim, grades: ReadonlyMap<string, Grade>): Problem[] {
  const dangling = cite.flatMap((at, index) =>
    grades.has(at)
      ? []
      : [
          problemAt(file, [...place, "cite", index], {
            what: `"${at}" leads nowhere`,
            remedy: "Add the passage to its file under sources/, or correct the citation.",
          }),
        ],
  )
  const cited = cite.map((at) => grades.get(at)).filter((each) => each !== undefined)
  if (dangling.length > 0 || cited.some((each) => bears(each, grade))) return dangling
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
