import { z } from "zod"
import { outcomes } from "../reasoning/reasoning.ts"
import { factRefView, findingView, subjectView } from "./assessment-view.ts"
import { riskLevels } from "./grade-risks.ts"

/** The regulator map as it leaves the house. */
export const mapView = z
  .object({
    bodies: z.array(z.object({ code: z.string(), outcome: z.enum(outcomes), findings: z.array(findingView).readonly() })).readonly(),
    nodes: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(["entity", "fact", "body"]),
          column: z.number(),
          row: z.number(),
          subject: subjectView.optional(),
          fact: factRefView.optional(),
          code: z.string().optional(),
          outcome: z.enum(outcomes).optional(),
        }),
      )
      .readonly(),
    edges: z.array(z.object({ from: z.string(), to: z.string(), isSettled: z.boolean() })).readonly(),
    columns: z.number().int(),
    rows: z.number(),
  })
  .meta({ id: "RegulatorMap" })

const level = z.enum(riskLevels)

/** The enterprise-wide risk assessment as it leaves the house. */
export const risksView = z
  .object({
    dimensions: z
      .array(
        z.object({
          dimension: z.string(),
          inherent: level.optional(),
          residual: level.optional(),
          risks: z
            .array(
              z.object({
                code: z.string(),
                finding: findingView,
                inherent: level,
                residual: level,
                controls: z.array(z.object({ fact: z.string(), state: z.enum(["in_place", "absent", "unknown"]) })).readonly(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .meta({ id: "EnterpriseRisks" })
