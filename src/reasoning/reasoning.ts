/*
 * The reasoning room draws conclusions: facts of a firm and rules of the rulebook in, findings with their whole
 * derivation out. It is pure and three-valued: what is not known is never taken for false, and nothing is assumed.
 */

export { assess, type Inquiry } from "./assess.ts"
export { compare } from "./compare.ts"
export { type Assertion, bases, type FactSheet, type Subject } from "./fact-sheet.ts"
export {
  type Assessment,
  type FactRef,
  type LegalFinding,
  type Outcome,
  outcomes,
  type Receipt,
  ruleStates,
  type SubjectRef,
  truths,
  type View,
  views,
} from "./legal-finding.ts"
export { nextQuestions } from "./next-questions.ts"
export { parseFactSheet } from "./parse-fact-sheet.ts"
export { digestSheet, printFactSheet } from "./print-fact-sheet.ts"
export { engineVersion } from "./receipt-of.ts"
export { renderTrace } from "./render-trace.ts"
export { type Telling, tell, tellQuestion, tellSaid } from "./tell.ts"
