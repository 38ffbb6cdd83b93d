import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { FormError } from "../access/form-error.tsx"
import { useMay } from "../access/me.ts"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import type { IconName } from "../ui/icon.tsx"
import { Section } from "../ui/section.tsx"
import { TextField } from "../ui/text-field.tsx"
import { Timeline } from "../ui/timeline.tsx"
import { type Case, type CaseEvent, casesKey } from "./case-queries.ts"

const icons: Readonly<Record<CaseEvent["kind"], IconName>> = {
  opened: "cases",
  assigned: "person",
  noted: "edit",
  evidence_added: "evidence",
  subject_amended: "edit",
  prepared: "decide",
  returned: "back",
  reassessed: "again",
  released: "good",
  rejected: "ban",
}

/** Everything that was done about a case, oldest first, and a place to write the next line. */
export function CaseTimeline({ file, events }: { readonly file: Case; readonly events: readonly CaseEvent[] }) {
  const { t } = useTranslation(["cases", "common"])
  const nameOf = usePersonName()
  const may = useMay()
  const lines = events.map(({ eventId, kind, actor, occurredAt, body }) => ({
    id: eventId,
    at: occurredAt,
    icon: icons[kind],
    title: t(`event.${kind}`, { name: nameOf(actor) }),
    body: <Said body={body} nameOf={nameOf} />,
  }))
  return (
    <Section title={t("common:section.timeline")}>
      <Timeline events={lines} />
      {may("case.work") && file.state !== "closed" ? <NoteForm caseId={file.caseId} /> : null}
    </Section>
  )
}

/** What a person wrote with a step: a note, a reason, a file name, or who was given the case. */
function Said({ body, nameOf }: { readonly body: CaseEvent["body"]; readonly nameOf: (id: string) => string }) {
  const { t } = useTranslation(["cases", "common"])
  const words = ["text", "why", "name"].map((key) => body[key]).filter((value): value is string => typeof value === "string")
  const owner = body["ownerId"]
  const recommendation = body["recommendation"]
  return (
    <>
      {recommendation === "release" || recommendation === "reject" ? <p>{t(`recommendation.${recommendation}`)}</p> : null}
      {typeof owner === "string" ? <p className="muted">{t("event.given_to", { name: nameOf(owner) })}</p> : null}
      {words.map((text) => (
        <p key={text} className="muted">
          {text}
        </p>
      ))}
    </>
  )
}

function NoteForm({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation(["cases", "common"])
  const queryClient = useQueryClient()
  const [text, setText] = useState("")
  const note = useMutation({
    mutationFn: () => bodyOf(client.POST("/v1/cases/{caseId}/notes", { params: { path: { caseId } }, body: { text } })),
    onSuccess: async () => {
      setText("")
      await queryClient.invalidateQueries({ queryKey: casesKey })
    },
  })
  return (
    <form
      className="form screen-only"
      onSubmit={(event) => {
        event.preventDefault()
        note.mutate()
      }}
    >
      <FormError error={note.error} />
      <TextField label={t("note.label")} lines={2} maxLength={4000} value={text} onChange={setText} />
      <div>
        <Button submits isBusy={note.isPending} isDisabled={text.trim() === ""}>
          {t("note.submit")}
        </Button>
      </div>
    </form>
  )
}
