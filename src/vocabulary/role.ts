export const roles = ["analyst", "officer", "mlro", "deputy_mlro", "approver", "administrator", "examiner", "founder", "counsel"] as const
/** What a person is to the firm. Which role may do what is a table in the rulebook's house policy. */
export type Role = (typeof roles)[number]

export const actions = [
  "transfer.read",
  "transfer.submit",
  "transfer.amend",
  "transfer.decide",
  "transfer.export",
  "case.read",
  "case.work",
  "customer.read",
  "customer.write",
  "customer.erase",
  "screening.read",
  "screening.import",
  "valuation.write",
  "rulebook.read",
  "perimeter.read",
  "perimeter.write",
  "audit.read",
  "audit.export",
  "event.read",
  "event.redeliver",
  "access.read",
  "access.administer",
] as const
/** Everything a permit can be asked for. `transfer.decide` is the checker's; `case.work` the maker's. */
export type Action = (typeof actions)[number]
