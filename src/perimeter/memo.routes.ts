import { z } from "zod"
import { permitOf } from "../access/access.ts"
import { recordView } from "../audit/record-view.flow.ts"
import type { App } from "../runtime/http.ts"
import { languages } from "../vocabulary/language.ts"
import { demandSheet } from "./keep-position.flow.ts"
import type { PerimeterParts } from "./positions.routes.ts"
import { reopenAssessment } from "./record-assessment.flow.ts"
import { memoFormats, renderMemo } from "./render-memo.flow.ts"

const mediaTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
} as const

/** The memo of a recorded assessment as a file to take away. Reading needs `perimeter.read` and is noted as a view of the position. */
export function memoRoutes(app: App, parts: PerimeterParts): void {
  const schema = {
    tags: ["perimeter"],
    summary: "The regulatory perimeter memo of a recorded assessment",
    description: "A DOCX or PDF file: an overview, not legal or tax advice. The same request gives the same bytes until something changes.",
    params: z.strictObject({ assessmentId: z.uuid() }),
    querystring: z.strictObject({ format: z.enum(memoFormats), language: z.enum(languages) }),
  }
  app.get("/v1/perimeter/assessments/:assessmentId/memo", { schema }, async (request, reply) => {
    const permit = permitOf(request, "perimeter.read")
    const { format, language } = request.query
    const { position, rulebook, assessment, agrees, staleCauses } = await reopenAssessment(parts, permit, request.params.assessmentId)
    const subject = { kind: "position", id: position.positionId } as const
    await recordView(parts, { entityId: permit.entityId, userId: permit.userId, subject, as: "record" })
    const file = await renderMemo(
      {
        title: position.title,
        sheet: demandSheet(rulebook, position.sheet, assessment.lawDate),
        assessment,
        // A rulebook that was kept may be older than some words of the memo.
        rulebook: { ...rulebook, texts: new Map([...parts.rulebook.texts, ...rulebook.texts]) },
        language,
        staleCauses: agrees || staleCauses.includes("engine") ? staleCauses : [...staleCauses, "engine"],
      },
      format,
    )
    return reply
      .type(mediaTypes[format])
      .header("content-disposition", `attachment; filename="perimeter-memo-${assessment.lawDate}-${language}.${format}"`)
      .send(Buffer.from(file))
  })
}
