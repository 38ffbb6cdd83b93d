/*
 * The personal data room looks after what every other room seals: it seals what older versions left in clear and changes
 * the keys. The sealing itself is done by each store, and a customer is erased by the room that keeps customers.
 */

/** Where sealed data stand: a table, the column that names its row, and the sealed columns. A test keeps this whole. */
export interface SealedTable {
  readonly table: string
  readonly rowId: string
  readonly columns: readonly string[]
}

export const sealedTables: readonly SealedTable[] = [
  { table: "user_account", rowId: "user_id", columns: ["personal", "provider_identity"] },
  { table: "one_time_code", rowId: "user_id", columns: ["secret"] },
  { table: "passkey", rowId: "passkey_id", columns: ["name"] },
  { table: "api_key", rowId: "key_id", columns: ["name"] },
  { table: "customer", rowId: "customer_id", columns: ["personal"] },
  { table: "transfer", rowId: "transfer_id", columns: ["other_side"] },
  { table: "decision", rowId: "decision_id", columns: ["texts"] },
  { table: "case_file", rowId: "case_id", columns: ["preparation"] },
  { table: "case_event", rowId: "event_id", columns: ["body"] },
  { table: "evidence", rowId: "evidence_id", columns: ["name", "content"] },
  { table: "audit_opening", rowId: "entry_id", columns: ["sealed"] },
  { table: "position_revision", rowId: "revision_id", columns: ["statement"] },
]
