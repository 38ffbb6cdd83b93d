import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Button } from "../ui/button.tsx"
import type { Sheet } from "./fact-sheet.ts"
import { readSheetFile, type Unreadable } from "./read-sheet-file.ts"
import { SheetField } from "./sheet-field.tsx"

export interface ReplaceFactsProps {
  readonly isBusy: boolean
  readonly onReplace: (change: (sheet: Sheet) => Sheet) => void
}

/** States a position anew from a file. What was typed stays until the server took it. */
export function ReplaceFacts({ isBusy, onReplace }: ReplaceFactsProps) {
  const { t } = useTranslation("perimeter")
  const [text, setText] = useState("")
  const [unreadable, setUnreadable] = useState<Unreadable>()
  const replace = async () => {
    const read = await readSheetFile(text)
    setUnreadable("unreadable" in read ? read.unreadable : undefined)
    if ("sheet" in read) onReplace(() => read.sheet)
  }
  return (
    <details>
      <summary>{t("import.replace")}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void replace()
        }}
      >
        <p className="muted">{t("import.replace_text")}</p>
        <SheetField text={text} onText={setText} unreadable={unreadable} />
        <div>
          <Button submits isBusy={isBusy} isDisabled={text.trim() === ""}>
            {t("import.replace")}
          </Button>
        </div>
      </form>
    </details>
  )
}
