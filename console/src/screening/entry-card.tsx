import { useTranslation } from "react-i18next"
import { FactList } from "../ui/fact-list.tsx"
import styles from "./entry-card.module.css"
import type { ListEntry } from "./list-queries.ts"

/** One entry of a list, with all by which a person tells two people of one name apart. */
export function EntryCard({ entry, listedName }: { readonly entry: ListEntry; readonly listedName?: string }) {
  const { t } = useTranslation(["screening", "common"])
  const { entryId, kind, names, programs, countries, addressCountries, birthDates, title, remarks } = entry
  const facts = [
    { name: t("entry.kind"), value: t(`kind.${kind}`) },
    { name: t("entry.programs"), value: programs.join(", ") },
    { name: t("entry.birth_dates"), value: birthDates.join("; ") },
    { name: t("entry.countries"), value: countries.join(", ") },
    { name: t("entry.address_countries"), value: addressCountries.join(", ") },
    ...(title === undefined ? [] : [{ name: t("entry.title"), value: title }]),
    ...(remarks === undefined ? [] : [{ name: t("entry.remarks"), value: remarks }]),
    {
      name: t("entry.other_names"),
      value: names.map(({ text, quality }) => (quality === "weak" ? t("entry.weak", { name: text }) : text)).join("; "),
    },
  ]
  return (
    <article className={styles["entry"]}>
      <h3>
        {listedName ?? names[0]?.text ?? entryId} <span className="muted">{entryId}</span>
      </h3>
      <FactList facts={facts} unknownWord={t("common:not_known")} />
    </article>
  )
}
