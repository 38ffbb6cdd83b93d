import { expect, test } from "vitest"
import { addSubject, closeList, isClosed, nameOfSubject, stateFact, statementOf, subjectsOf, withdrawFact } from "./fact-sheet.ts"

const ofFirm = { fact: "control.mlro_appointed", subject: { kind: "firm", id: "firm" } } as const
const ofLine = { fact: "activity.matches_orders", subject: { kind: "service_line", id: "exchange" } } as const

test("a fact is stated at the place of its subject, and taken back from there", () => {
  const sheet = { service_lines: [{ id: "exchange", name: "Exchange" }, { id: "wallet" }] }
  const stated = stateFact(stateFact(sheet, ofFirm, false), ofLine, true)
  expect(stated).toEqual({
    facts: { "control.mlro_appointed": false },
    service_lines: [{ id: "exchange", name: "Exchange", facts: { "activity.matches_orders": true } }, { id: "wallet" }],
  })
  expect(statementOf(stated, ofLine)).toEqual({ value: true })
  expect(statementOf(withdrawFact(stated, ofLine), ofLine)).toBeUndefined()
})

test("what stands in for a kind of which nobody is listed is the firm", () => {
  const standIn = { fact: "activity.matches_orders", subject: { kind: "service_line", id: "firm" } } as const
  expect(stateFact({}, standIn, true)).toEqual({ facts: { "activity.matches_orders": true } })
  expect(nameOfSubject({}, standIn.subject)).toBeUndefined()
})

test("what a system showed stays beside what the firm declares anew", () => {
  const observed = { value: false, basis: "observed" }
  const sheet = { facts: { "control.mlro_appointed": { assertions: [observed, { value: false }] } } }
  expect(statementOf(sheet, ofFirm)).toEqual({ value: false })
  expect(stateFact(sheet, ofFirm, true)).toEqual({ facts: { "control.mlro_appointed": { assertions: [{ value: true }, observed] } } })
})

test("a subject gets an id of its own, whatever alphabet its name is in", () => {
  const sheet = ["Gold Coin", "gold coin", "Жұлдыз", "Firm"].reduce((before, name) => addSubject(before, "token", name), {})
  expect(subjectsOf(sheet, "token")).toEqual([
    { id: "gold-coin", name: "Gold Coin" },
    { id: "gold-coin-2", name: "gold coin" },
    { id: "token-1", name: "Жұлдыз" },
    { id: "firm-2", name: "Firm" },
  ])
})

test("a list is declared complete and opened again", () => {
  const sheet = closeList({ closed: ["channels"] }, "token", true)
  expect(sheet).toEqual({ closed: ["channels", "tokens"] })
  expect(isClosed(sheet, "token")).toBe(true)
  expect(closeList(sheet, "token", false)).toEqual({ closed: ["channels"] })
})
