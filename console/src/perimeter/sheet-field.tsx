import { useTranslation } from "react-i18next"
import { FileButton } from "../ui/file-button.tsx"
import { Notice } from "../ui/notice.tsx"
import { TextField } from "../ui/text-field.tsx"
import type { Unreadable } from "./read-sheet-file.ts"

export interface SheetFieldProps {
  readonly text: string
  readonly onText: (text: string) => void
  /** What it means to leave it empty. */
  readonly hint?: string
  readonly unreadable: Unreadable | undefined
}

/** A fact sheet as text, typed or out of a file, and why it cannot be read. */
export function SheetField({ text, onText, hint, unreadable }: SheetFieldProps) {
  const { t } = useTranslation("perimeter")
  const read = async (files: readonly File[]) => {
    const [file] = files
    if (file !== undefined) onText(await file.text())
  }
  return (
    <>
      <div>
        <FileButton icon="upload" isBusy={false} accept=".yaml,.yml,.json" onChoose={(files) => void read(files)}>
          {t("import.choose")}
        </FileButton>
      </div>
      <TextField label={t("import.sheet")} lines={8} value={text} onChange={onText} {...(hint === undefined ? {} : { hint })} />
      {unreadable === undefined ? null : (
        <Notice tone="bad" title={t("import.unreadable")} isNews>
          <p>
            {unreadable.line === undefined ? null : `${t("import.line", { line: unreadable.line })}: `}
            {unreadable.why}
          </p>
        </Notice>
      )}
    </>
  )
}
