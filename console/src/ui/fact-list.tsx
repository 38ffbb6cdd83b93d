import type { ReactNode } from "react"
import styles from "./fact-list.module.css"

export interface Fact {
  readonly name: string
  /** `undefined` and `null` are shown as not known, in the look of the unknown. */
  readonly value: ReactNode
}

/** Names and values of an object, in two columns that become one on a phone. */
export function FactList({ facts, unknownWord }: { readonly facts: readonly Fact[]; readonly unknownWord: string }) {
  return (
    <dl className={styles["facts"]}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles["fact"]}>
          <dt>{name}</dt>
          <dd>
            {value === undefined || value === null || value === "" ? <span className={styles["unknown"]}>{unknownWord}</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
