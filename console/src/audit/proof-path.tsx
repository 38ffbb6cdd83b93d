import { useTranslation } from "react-i18next"
import { useFormat } from "../i18n/use-format.ts"
import { Address } from "../ui/address.tsx"
import type { CheckedProof, CheckedStep } from "./check-proof.ts"
import styles from "./proof-path.module.css"

/** The way from the entry to the signed root, drawn from the bottom of the tree upwards and told in words at each step. */
export function ProofPath({ position, checked }: { readonly position: number; readonly checked: CheckedProof }) {
  const { t } = useTranslation("audit")
  const format = useFormat()
  return (
    <ol className={styles["path"]} aria-label={t("proof.path")}>
      <li className={styles["step"]}>
        <span className={styles["own"]} data-tone="note">
          <strong>{t("proof.leaf", { position: format.count(position) })}</strong>
          <Address value={checked.leaf} />
        </span>
      </li>
      {checked.steps.map((step, index) => (
        <Step
          key={step.beside}
          step={step}
          tone={index < checked.steps.length - 1 ? "note" : checked.isProved ? "good" : "conflict"}
          isRoot={index === checked.steps.length - 1}
        />
      ))}
    </ol>
  )
}

function Step({
  step,
  tone,
  isRoot,
}: {
  readonly step: CheckedStep
  readonly tone: "note" | "good" | "conflict"
  readonly isRoot: boolean
}) {
  const { t } = useTranslation("audit")
  const format = useFormat()
  const { begin, end, beside, hash, side } = step
  const range = { first: format.count(begin), last: format.count(end - 1) }
  return (
    <li className={styles["step"]} data-side={side}>
      <span className={styles["beside"]}>
        <span>{end - begin === 1 ? t(`proof.one_${side}`, { position: range.first }) : t(`proof.many_${side}`, range)}</span>
        <Address value={beside} />
      </span>
      <span className={styles["own"]} data-tone={tone}>
        <strong>{t(isRoot ? "proof.root" : "proof.together")}</strong>
        <Address value={hash} />
      </span>
    </li>
  )
}
