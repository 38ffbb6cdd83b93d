import type { FactSheet } from "../reasoning/reasoning.ts"

/** What the firm as a whole states about a control: true or false where every statement says so, undefined otherwise. */
export function controlOf({ subjects }: FactSheet): (fact: string) => boolean | undefined {
  const firm = subjects.find(({ kind }) => kind === "firm")
  return (fact) => {
    const said = new Set(firm?.facts.get(fact)?.map(({ value }) => value))
    const [only] = said
    return said.size === 1 && typeof only === "boolean" ? only : undefined
  }
}
