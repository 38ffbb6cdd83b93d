import { z } from "zod"
import { severities } from "../vocabulary/finding.ts"
import { isLawDate } from "../vocabulary/instant.ts"
import { partyKinds } from "../vocabulary/party.ts"
import { reasons } from "../vocabulary/reason.ts"
import { actions, roles } from "../vocabulary/role.ts"
import { directions, walletHostings } from "../vocabulary/transfer.ts"
import { problemsOf } from "./gather-files.ts"
import type { Problem, ReadFile } from "./read-file.ts"

const sentence = z.string({ error: "Write a sentence." }).min(1, { error: "Write a sentence." })
const date = z.string({ error: "Write a date as YYYY-MM-DD." }).refine(isLawDate, { error: "Write a real calendar date as YYYY-MM-DD." })
const cite = z.array(z.string(), { error: "Cite at least one passage." }).min(1, { error: "Cite at least one passage." })
const findings = z.partialRecord(z.enum(reasons), z.enum(severities), { error: "Write reason code to severity; {} when nothing is found." })
const text = z.string().exactOptional()

const party = z.strictObject({
  kind: z.enum(partyKinds),
  name: text,
  walletAddress: text,
  accountNumber: text,
  transactionReference: text,
  physicalAddress: text,
  nationalId: text,
  customerId: text,
  birthDate: text,
  birthPlace: text,
})
const travelRuleFacts = z.strictObject({
  direction: z.enum(directions),
  originator: z.union([z.string(), party]),
  beneficiary: z.union([z.string(), party]),
  value: text,
  other_wallet: z.enum(walletHostings),
  other_vasp: text,
})
const eligibilityFacts = z.strictObject({
  customer: z
    .strictObject({ status: z.enum(["onboarding", "active", "suspended", "closed"]), country: text, services: z.array(z.enum(directions)) })
    .exactOptional(),
  direction: z.enum(directions),
})

const outcome = z.string({ error: "Write the outcome, such as applies." })
/** What is expected of a finding: its outcome, or more of it. */
const expected = z.union(
  [outcome, z.strictObject({ outcome, strength: text, grade: text, disputed: z.boolean().exactOptional(), actedOn: text })],
  { error: "Write the outcome, or {outcome: …} with strength, grade, disputed or actedOn." },
)
const position = z.strictObject({
  scenario: sentence,
  law_date: date,
  position: z.record(z.string(), z.unknown(), { error: "Write a fact sheet; see docs/guide/perimeter.md." }),
  ranks: z.array(z.number().int()).min(1).exactOptional(),
  view: z.enum(["all", "declared", "observed"]).exactOptional(),
  expect: z.record(z.string().regex(/^[A-Z0-9-]+(@[a-z_]+:\S+)?$/), expected, {
    error: "Write codes of findings to outcomes; CODE@token:gold where a code has several subjects.",
  }),
  cite,
})

const scenario = z.union(
  [
    position,
    z.strictObject({ scenario: sentence, law_date: date, value: sentence, expect: sentence, cite }),
    z.strictObject({ scenario: sentence, law_date: date, gate: z.literal("travel-rule"), facts: travelRuleFacts, expect: findings, cite }),
    z.strictObject({ scenario: sentence, law_date: date, gate: z.literal("eligibility"), facts: eligibilityFacts, expect: findings, cite }),
    z.strictObject({
      scenario: sentence,
      may: z.strictObject({ role: z.enum([...roles, "machine"]), action: z.enum(actions) }),
      expect: z.boolean(),
      cite,
    }),
  ],
  { error: "Write a scenario with value, gate and facts, position, or may; see docs/guide/rulebook.md." },
)
const scenarioFile = z.strictObject({ people: z.record(z.string(), party).exactOptional(), scenarios: z.array(scenario).min(1) })

/** `<lawmaker>/<instrument>.scenarios.yaml`: situations with their outcome, beside the law they test. */
export type ScenarioFile = z.infer<typeof scenarioFile>

/** Facts of a firm, and the findings that the rules draw from them. */
export type PositionScenario = z.infer<typeof position>

/** Reads one scenario file, or says what is wrong with it, like any file of the rulebook. */
export function readScenarios(file: ReadFile): { readonly scenarios: ScenarioFile } | { readonly problems: readonly Problem[] } {
  const parsed = scenarioFile.safeParse(file.data)
  return parsed.success ? { scenarios: parsed.data } : { problems: parsed.error.issues.flatMap((issue) => problemsOf(file, issue)) }
}
