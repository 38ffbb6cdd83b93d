import type { JsonObject } from "./json.ts"
import { perimeterRefusals } from "./perimeter-refusals.ts"
import { personalDataRefusals } from "./personal-data-refusals.ts"

/** Every refusal a caller can meet: HTTP status, what happened, what to do. Codes are promises, like reasons. */
export const refusals = {
  "request.invalid": {
    status: 422,
    title: "The request does not fit what this endpoint takes.",
    remedy: "Correct the named fields and send it again; nothing was stored.",
  },
  "request.unreadable": {
    status: 400,
    title: "The request body could not be read.",
    remedy: "Send one JSON document with content type application/json.",
  },
  "request.too_large": {
    status: 413,
    title: "The request is larger than this endpoint takes.",
    remedy: "Send less at once; the limit is in the details.",
  },
  "request.not_found": {
    status: 404,
    title: "There is nothing at this address.",
    remedy: "Check the address against the API description.",
  },
  "request.idempotency_key_missing": {
    status: 400,
    title: "The request has no idempotency key.",
    remedy: "Send the header Idempotency-Key with a value of your own, new for each transfer.",
  },
  "request.idempotency_key_reused": {
    status: 409,
    title: "This idempotency key was used for a different request.",
    remedy: "Use a new key for a new transfer.",
  },
  "request.version_missing": {
    status: 428,
    title: "The request does not say which version it acts on.",
    remedy: "Read the object, and send its ETag in the header If-Match.",
  },
  "request.version_conflict": {
    status: 412,
    title: "The object has changed since you read it.",
    remedy: "Read it again, look at what changed, then decide.",
  },
  "request.forged": {
    status: 403,
    title: "The request did not come from this console.",
    remedy: "Send state-changing requests from the console's own address, or with a bearer token.",
  },
  "service.unavailable": {
    status: 503,
    title: "The service cannot answer now.",
    remedy: "Nothing was released. Try again; if it lasts, look at the status page.",
  },
  "service.sealed": {
    status: 503,
    title: "Personal data are sealed, and this server does not hold the key to them.",
    remedy: "Nothing was released or lost. Have the operator start the server with its key file; the status page says what is missing.",
  },
  "service.provider_unreachable": {
    status: 503,
    title: "The identity provider does not answer.",
    remedy: "Try again in a while, or sign in another way; nobody was signed in.",
  },
  "service.failed": {
    status: 500,
    title: "The request met a defect of ours.",
    remedy: "Nothing was released. Report the correlation id to the operator.",
  },
  "access.sign_in_required": { status: 401, title: "You are not signed in.", remedy: "Sign in and try again." },
  "access.sign_in_refused": {
    status: 401,
    title: "Login and password do not match.",
    remedy: "Check both; an administrator can issue a new one-time link.",
  },
  "access.too_many_attempts": {
    status: 429,
    title: "There were too many failed sign-ins.",
    remedy: "Wait for the time in the details, then try again.",
  },
  "access.not_permitted": {
    status: 403,
    title: "Your role may not do this.",
    remedy: "Ask somebody with one of the roles in the details.",
  },
  "access.link_invalid": {
    status: 410,
    title: "This one-time link was used, has expired, or never existed.",
    remedy: "Ask an administrator for a new link; at first start, restart the server to print a new one.",
  },
  "access.login_taken": { status: 409, title: "Somebody already has this login.", remedy: "Choose another login." },
  "access.code_required": {
    status: 401,
    title: "The password is right; a code of your authenticator app is asked for as well.",
    remedy: "Send the code, or one of your recovery codes, together with login and password.",
  },
  "access.code_refused": {
    status: 401,
    title: "This code is wrong, has passed, or was used.",
    remedy: "Wait for the next code of the app; after too many wrong ones the account is locked for a while.",
  },
  "access.factor_exists": {
    status: 409,
    title: "An authenticator app is set up already.",
    remedy: "Remove it first, against one of its codes.",
  },
  "access.factor_not_found": { status: 404, title: "There is no such second factor.", remedy: "Look at the list in Settings." },
  "access.second_factor_required": {
    status: 403,
    title: "House policy asks for a second factor before you decide.",
    remedy: "Set one up in Settings, of the kind in the details, then decide.",
  },
  "access.step_up_required": {
    status: 403,
    title: "This decision must be confirmed with your second factor.",
    remedy: "Confirm it as the details say, and send the proof with the decision.",
  },
  "access.passkey_unavailable": {
    status: 409,
    title: "There are no passkeys under this address.",
    remedy: "Reach the house by a name over https, or as localhost; browsers make none for an IP address.",
  },
  "access.passkey_refused": {
    status: 401,
    title: "This passkey did not answer for what was asked.",
    remedy: "Begin again; what is signed fits one question, once, within minutes.",
  },
  "access.provider_unavailable": {
    status: 409,
    title: "This house has no identity provider.",
    remedy: "Sign in another way, or have the operator name the provider in the settings.",
  },
  "access.provider_refused": {
    status: 401,
    title: "The identity provider's answer opens no account here.",
    remedy:
      "Begin again. If it stays so, ask an administrator: your login here must be the e-mail address that the provider has verified, and an account belongs to the first identity that opened it.",
  },
  "access.owner_proof_required": {
    status: 401,
    title: "Show first that this account is yours.",
    remedy: "Send your password; or, without one, have the identity provider vouch for you anew. Its word counts once, within minutes.",
  },
  "access.recovery_not_found": {
    status: 404,
    title: "There is no such recovery waiting.",
    remedy: "It was approved, replaced, or has expired; propose it again.",
  },
  "access.same_administrator": {
    status: 409,
    title: "Who proposed a recovery may not approve it.",
    remedy: "Have another administrator approve.",
  },
  "access.person_required": {
    status: 403,
    title: "This is for people; a key of the firm's systems cannot do it.",
    remedy: "Sign in as a person and try again.",
  },
  "access.key_not_found": { status: 404, title: "There is no such key.", remedy: "Check the id." },
  "access.session_not_found": {
    status: 404,
    title: "There is no such open session.",
    remedy: "Read the list again; it may have ended already.",
  },
  "access.user_not_found": { status: 404, title: "There is no such user.", remedy: "Check the id." },
  "access.last_administrator": {
    status: 409,
    title: "This is the last active administrator.",
    remedy: "Make somebody else an administrator first.",
  },
  "access.own_account": { status: 409, title: "This cannot be done to your own account.", remedy: "Ask another administrator to do it." },
  "access.password_too_short": {
    status: 422,
    title: "The password is shorter than house policy asks for.",
    remedy: "Choose one of at least the length in the details; several plain words are good.",
  },
  "access.policy_missing": {
    status: 503,
    title: "The rulebook holds no policy on signing in for this date.",
    remedy: "Add the value in the details to the house policy.",
  },
  "customer.not_found": { status: 404, title: "There is no such customer.", remedy: "Check the id." },
  "customer.reference_taken": {
    status: 409,
    title: "Another customer has this reference.",
    remedy: "Use a reference of its own for each customer.",
  },
  ...personalDataRefusals,
  ...perimeterRefusals,
  "transfer.not_found": { status: 404, title: "There is no such transfer.", remedy: "Check the id." },
  "transfer.already_settled": {
    status: 409,
    title: "The transfer was already released or rejected.",
    remedy: "Look at its timeline; a settled transfer does not change.",
  },
  "case.not_found": { status: 404, title: "There is no such case.", remedy: "Check the id." },
  "case.already_closed": { status: 409, title: "The case is closed.", remedy: "Look at its timeline; a closed case does not change." },
  "case.not_prepared": { status: 409, title: "Nobody has prepared this case for a decision.", remedy: "Have an analyst prepare it first." },
  "case.same_person": { status: 409, title: "Who prepared a case may not decide it.", remedy: "Have a second person decide." },
  "case.finding_not_clearable": {
    status: 409,
    title: "A finding among those to clear ends only by a change of the facts, or is not there.",
    remedy: "Cure it: supply what is missing, then prepare again.",
  },
  "case.finding_not_cleared": {
    status: 409,
    title: "A finding still stands and the preparation does not clear it.",
    remedy: "Give a reason for each finding that judgement can end, and cure the others.",
  },
  "case.owner_unfit": { status: 409, title: "This person cannot own a case.", remedy: "Choose an active user whose role works cases." },
  "evidence.not_found": { status: 404, title: "There is no such evidence.", remedy: "Check the id." },
  "list.file_refused": {
    status: 422,
    title: "The list files were refused; the previous list stays in force.",
    remedy: "The details name file, line and what was expected.",
  },
  "list.not_found": { status: 404, title: "There is no such list.", remedy: "Check the id." },
  "valuation.rate_exists": {
    status: 409,
    title: "A different rate is already on record for this asset, source and time.",
    remedy: "A stored rate does not change; record a new one with its own time.",
  },
  "rulebook.value_not_found": { status: 404, title: "The rulebook has no such value.", remedy: "Look the id up in the rulebook's index." },
  "rulebook.rule_not_found": { status: 404, title: "The rulebook has no such rule.", remedy: "Look the id up in the rulebook's index." },
  "rulebook.source_not_found": {
    status: 404,
    title: "The rulebook cites no such document.",
    remedy: "Look the id up in the rulebook's index.",
  },
  "rulebook.file_not_found": {
    status: 404,
    title: "The rulebook has no such file.",
    remedy: "Take the path from the list of files of the rulebook, its slashes percent-encoded.",
  },
  "decision.not_found": { status: 404, title: "There is no such decision.", remedy: "Check the id." },
  "event.not_found": { status: 404, title: "There is no such event.", remedy: "Check the id." },
  "audit.entry_not_found": { status: 404, title: "There is no such audit entry.", remedy: "Check the id." },
  "audit.entry_not_covered": {
    status: 409,
    title: "No checkpoint vouches for this entry yet.",
    remedy: "Wait for the next checkpoint, about a minute; if it does not come, look at the state of the log.",
  },
  "audit.checkpoint_not_found": {
    status: 404,
    title: "There is no checkpoint of this size.",
    remedy: "Take the size from the list of checkpoints.",
  },
  "audit.checkpoints_reversed": {
    status: 422,
    title: "The later checkpoint is smaller than the earlier one.",
    remedy: "Give the smaller size in from and the larger in to.",
  },
  "demonstration.unavailable": {
    status: 409,
    title: "The demonstration can be started only from this machine and before a firm is set up.",
    remedy: "Start it with: npm start -- --demo",
  },
} as const satisfies Record<string, { readonly status: number; readonly title: string; readonly remedy: string }>

export type RefusalCode = keyof typeof refusals

/** A refusal to the caller. The only error whose words reach the caller; details hold no secret. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: JsonObject

  constructor(code: RefusalCode, details: JsonObject, cause?: unknown) {
    super(code, cause === undefined ? {} : { cause })
    this.name = "Refusal"
    this.code = code
    this.details = details
  }
}

/** Makes a refusal to be thrown: `throw refuse("case.already_closed", { caseId })`. */
export function refuse(code: RefusalCode, details: JsonObject = {}, cause?: unknown): Refusal {
  return new Refusal(code, details, cause)
}
