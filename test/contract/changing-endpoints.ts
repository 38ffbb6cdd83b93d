import type { Action } from "../../src/vocabulary/role.ts"

/**
 * Every endpoint that changes something, and what it asks of its caller: an action of the role table, `own` for what
 * everybody signed in may do to their own account, `open` for what needs no session. An endpoint that is missing here, or
 * here and nowhere else, fails the test of every route. `versioned` acts on the version in If-Match.
 */
export const changingEndpoints: Readonly<Record<string, { readonly needs: Action | "own" | "open"; readonly versioned?: true }>> = {
  "POST /v1/access/setup": { needs: "open" },
  "POST /v1/access/invitations/accept": { needs: "open" },
  "POST /v1/access/sign-in": { needs: "open" },
  "POST /v1/access/sign-out": { needs: "open" },
  "POST /v1/access/passkey-sign-in/challenge": { needs: "open" },
  "POST /v1/access/passkey-sign-in": { needs: "open" },
  "POST /v1/access/demonstration/sign-in": { needs: "open" },
  "POST /v1/demonstration": { needs: "open" },
  "PATCH /v1/access/me": { needs: "own" },
  "POST /v1/access/sessions/{sessionId}/revocation": { needs: "own" },
  "POST /v1/access/one-time-code": { needs: "own" },
  "POST /v1/access/one-time-code/confirmation": { needs: "own" },
  "POST /v1/access/one-time-code/removal": { needs: "own" },
  "POST /v1/access/passkeys/challenge": { needs: "own" },
  "POST /v1/access/passkeys": { needs: "own" },
  "POST /v1/access/passkeys/removal": { needs: "own" },
  "POST /v1/access/users": { needs: "access.administer" },
  "PATCH /v1/access/users/{userId}": { needs: "access.administer", versioned: true },
  "POST /v1/access/users/{userId}/link": { needs: "access.administer" },
  "POST /v1/access/users/{userId}/sessions/revocation": { needs: "access.administer" },
  "POST /v1/access/users/{userId}/recovery": { needs: "access.administer" },
  "POST /v1/access/recoveries/{recoveryId}/approval": { needs: "access.administer" },
  "POST /v1/access/keys": { needs: "access.administer" },
  "POST /v1/access/keys/{keyId}/revocation": { needs: "access.administer" },
  "POST /v1/audit/events/{eventId}/redelivery": { needs: "event.redeliver" },
  "POST /v1/cases/{caseId}/notes": { needs: "case.work" },
  "POST /v1/cases/{caseId}/assignment": { needs: "case.work" },
  "POST /v1/cases/{caseId}/evidence": { needs: "case.work" },
  "POST /v1/personal-data/rotation": { needs: "access.administer" },
  "POST /v1/screening/lists": { needs: "screening.import" },
  "POST /v1/customers": { needs: "customer.write" },
  "PATCH /v1/customers/{customerId}": { needs: "customer.write", versioned: true },
  "POST /v1/transfers": { needs: "transfer.submit" },
  "POST /v1/transfers/rates": { needs: "valuation.write" },
  "POST /v1/transfers/{transferId}/amendment": { needs: "transfer.amend", versioned: true },
  "POST /v1/transfers/{transferId}/preparation": { needs: "case.work", versioned: true },
  "POST /v1/transfers/{transferId}/return": { needs: "transfer.decide", versioned: true },
  "POST /v1/transfers/{transferId}/release": { needs: "transfer.decide", versioned: true },
  "POST /v1/transfers/{transferId}/rejection": { needs: "transfer.decide", versioned: true },
  "POST /v1/transfers/{transferId}/decision-challenge": { needs: "transfer.decide", versioned: true },
}
