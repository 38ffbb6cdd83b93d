import styles from "./badge.module.css"
import { Icon, type IconName } from "./icon.tsx"

/** What a colour means. `unknown` and `conflict` have shapes of their own and are never green. */
export type Tone = "good" | "wait" | "bad" | "note" | "unknown" | "conflict"

const icons: Readonly<Record<Tone, IconName>> = {
  good: "good",
  wait: "hold",
  bad: "ban",
  note: "info",
  unknown: "unknown",
  conflict: "alert",
}

/** A state in one word, with an icon and a tone that say the same. */
export function Badge({ tone, word, icon }: { readonly tone: Tone; readonly word: string; readonly icon?: IconName }) {
  return (
    <span className={styles["badge"]} data-tone={tone}>
      <Icon name={icon ?? icons[tone]} size={14} />
      {word}
    </span>
  )
}
