/*
 * The reasoning room draws conclusions: facts of a firm and rules of the rulebook in, findings with their whole
 * derivation out. It is pure and three-valued: what is not known is never taken for false, and nothing is assumed.
 */

export { assess, type Inquiry } from "./assess.ts"
export type { Cause, RuleChange, SheetChange } from "./causes-of.ts"
export { type Comparison, compare, type FindingChange } from "./compare.ts"
export { type Assertion, bases, type FactSheet, type FactValue, type Subject } from "./fact-sheet.ts"
export {
  type Assessment,
  type FactRef,
  type LayerAnswer,
  type LegalFinding,
  type NodeTrace,
  type Outcome,
  outcomes,
  type Receipt,
  type RuleTrace,
  ruleStates,
  type SubjectRef,
  type Truth,
  truths,
  type View,
  views,
} from "./legal-finding.ts"
export { type FindingRef, type NextQuestions, nextQuestions, type Question } from "./next-questions.ts"
export { parseFactSheet } from "./parse-fact-sheet.ts"
export { digestSheet, printFactSheet } from "./print-fact-sheet.ts"
export { engineVersion } from "./receipt-of.ts"
export { renderTrace, type TraceForm, type TraceLine } from "./render-trace.ts"
export type { SheetProblem } from "./sheet-problem.ts"
export { type Telling, tell, tellQuestion, tellSaid } from "./tell.ts"
