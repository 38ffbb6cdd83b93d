import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { BackToList } from "../shell/back-to-list.tsx"
import { Button } from "../ui/button.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { TextField } from "../ui/text-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { perimeterKey } from "./perimeter-queries.ts"
import { readSheetFile, type Unreadable } from "./read-sheet-file.ts"
import { SheetField } from "./sheet-field.tsx"
import { SheetRefusal } from "./sheet-refusal.tsx"

/** Begins a position: with a name and nothing else, or with a fact sheet that somebody wrote. */
export function NewPositionPage() {
  const { t } = useTranslation("perimeter")
  const form = useFields({ title: "", firm: "" })
  const [text, setText] = useState("")
  const { begin, unreadable } = useBegin()
  return (
    <Page title={t("new")}>
      <BackToList to="/perimeter" />
      <p>{t("begin_text")}</p>
      <SheetRefusal error={begin.error} />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          begin.mutate({ ...form.values, text })
        }}
      >
        <TextField label={t("field.title")} hint={t("field.title_hint")} isRequired maxLength={200} {...form.field("title")} />
        <TextField label={t("field.firm")} maxLength={200} {...form.field("firm")} />
        <Section title={t("import.title")}>
          <p className="muted">{t("import.text")}</p>
          <SheetField hint={t("import.sheet_hint")} text={text} onText={setText} unreadable={unreadable} />
        </Section>
        <div>
          <Button look="main" submits isBusy={begin.isPending}>
            {t("begin")}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** Nothing is sent while the text cannot be read; a refusal of the server leaves everything typed. */
function useBegin() {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [unreadable, setUnreadable] = useState<Unreadable>()
  const begin = useMutation({
    mutationFn: async ({ title, firm, text }: { title: string; firm: string; text: string }) => {
      const read = text.trim() === "" ? { sheet: {} } : await readSheetFile(text)
      setUnreadable("unreadable" in read ? read.unreadable : undefined)
      if ("unreadable" in read) return undefined
      const named = firm.trim() === "" ? read.sheet : { ...read.sheet, firm: { name: firm.trim() } }
      return bodyOf(client.POST("/v1/perimeter/positions", { body: { title: title.trim(), sheet: named } }))
    },
    onSuccess: async (position) => {
      if (position === undefined) return
      await queryClient.invalidateQueries({ queryKey: perimeterKey })
      const { positionId } = position
      await navigate({ to: "/perimeter/$positionId/questions", params: { positionId } })
    },
  })
  return { begin, unreadable }
}
