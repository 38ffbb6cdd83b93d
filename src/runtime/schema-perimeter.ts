import type { ColumnType } from "kysely"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Json } from "../vocabulary/json.ts"

interface LegalPositionTable {
  entity_id: EntityId
  position_id: Id
  version: number
  created_at: Instant
  updated_at: Instant
  updated_by: Id
}

interface PositionRevisionTable {
  entity_id: EntityId
  revision_id: Id
  position_id: Id
  version: number
  /** Sealed: title and fact sheet. */
  statement: Buffer
  saved_at: Instant
  saved_by: Id
}

interface PositionAssessmentTable {
  entity_id: EntityId
  assessment_id: Id
  position_id: Id
  version: number
  receipt: ColumnType<Json, string, string>
  recorded_at: Instant
  recorded_by: Id
}

interface RulebookPackTable {
  entity_id: EntityId
  digest: string
  version: string
  /** Gzipped JSON: pairs of path and text. */
  files: Buffer
  kept_at: Instant
}

/** The tables of the perimeter room. */
export interface PerimeterSchema {
  legal_position: LegalPositionTable
  position_revision: PositionRevisionTable
  position_assessment: PositionAssessmentTable
  rulebook_pack: RulebookPackTable
}
