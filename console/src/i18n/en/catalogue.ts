import { reasonMeanings } from "../../../../src/vocabulary/reason.ts"
import { refusalTexts } from "../refusal-texts.ts"
import access from "./access.json"
import audit from "./audit.json"
import cases from "./cases.json"
import codes from "./codes.json"
import common from "./common.json"
import customers from "./customers.json"
import details from "./details.json"
import perimeter from "./perimeter.json"
import rulebook from "./rulebook.json"
import screening from "./screening.json"
import security from "./security.json"
import today from "./today.json"
import transfers from "./transfers.json"

/** English. Reasons and refusals come from the vocabulary itself. */
export const catalogue = {
  access,
  audit,
  cases,
  codes,
  common,
  customers,
  details,
  perimeter,
  rulebook,
  screening,
  security,
  today,
  transfers,
  reasons: reasonMeanings,
  refusals: refusalTexts,
}
