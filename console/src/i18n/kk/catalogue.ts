import access from "./access.json"
import audit from "./audit.json"
import cases from "./cases.json"
import codes from "./codes.json"
import common from "./common.json"
import customers from "./customers.json"
import details from "./details.json"
import perimeter from "./perimeter.json"
import reasons from "./reasons.json"
import refusals from "./refusals.json"
import rulebook from "./rulebook.json"
import screening from "./screening.json"
import security from "./security.json"
import today from "./today.json"
import transfers from "./transfers.json"

/** Kazakh. A careful draft: no native lawyer has read it yet. */
export const catalogue = {
  access,
  audit,
  cases,
  codes,
  common,
  customers,
  details,
  reasons,
  refusals,
  perimeter,
  rulebook,
  screening,
  security,
  today,
  transfers,
}
