import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Button } from "../ui/button.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import { addSubject, closeList, isClosed, type ListedKind, listedKinds, type Sheet, subjectsOf } from "./fact-sheet.ts"
import styles from "./sheet-subjects.module.css"

export interface SheetSubjectsProps {
  readonly sheet: Sheet
  readonly isBusy: boolean
  readonly mayWrite: boolean
  readonly onChange: (change: (sheet: Sheet) => Sheet) => void
}

/** The entities, service lines, tokens, channels and segments of a position, and which of these lists are complete. */
export function SheetSubjects({ sheet, isBusy, mayWrite, onChange }: SheetSubjectsProps) {
  const { t } = useTranslation("perimeter")
  return (
    <details>
      <summary>{t("subjects.title")}</summary>
      <div className={styles["subjects"]}>
        <p className="muted">{t("subjects.text")}</p>
        <ul className="plain-list">
          {listedKinds.map((kind) => (
            <li key={kind} className={styles["kind"]}>
              <span>{t(`kind.${kind}`)}</span>
              <span>
                {subjectsOf(sheet, kind)
                  .map(({ name }) => name)
                  .join(", ") || <span className="muted">{t("subjects.none")}</span>}
              </span>
              <label className="row">
                <input
                  type="checkbox"
                  aria-label={t("subjects.closed_of", { kind: t(`kind.${kind}`) })}
                  checked={isClosed(sheet, kind)}
                  disabled={isBusy || !mayWrite}
                  onChange={(event) => {
                    const isComplete = event.currentTarget.checked
                    onChange((before) => closeList(before, kind, isComplete))
                  }}
                />
                {t("subjects.closed")}
              </label>
            </li>
          ))}
        </ul>
        {mayWrite ? <AddSubject isBusy={isBusy} onAdd={(kind, name) => onChange((before) => addSubject(before, kind, name))} /> : null}
      </div>
    </details>
  )
}

function AddSubject({ isBusy, onAdd }: { readonly isBusy: boolean; readonly onAdd: (kind: ListedKind, name: string) => void }) {
  const { t } = useTranslation("perimeter")
  const [kind, setKind] = useState<ListedKind>("service_line")
  const [name, setName] = useState("")
  return (
    <form
      className={styles["add"]}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== "") onAdd(kind, name)
        setName("")
      }}
    >
      <SelectField
        label={t("subjects.kind")}
        value={kind}
        choices={listedKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(chosen) => setKind(listedKinds.find((known) => known === chosen) ?? kind)}
      />
      <TextField label={t("subjects.name")} isRequired maxLength={200} value={name} onChange={setName} />
      <Button icon="add" submits isBusy={isBusy}>
        {t("subjects.add")}
      </Button>
    </form>
  )
}
