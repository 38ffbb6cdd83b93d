/**
 * Reason codes are promises to those who integrate: never renamed, never reused. The English meaning is the
 * sentence of docs/REASONS.md and of the command line; the console has one per language under the same code.
 */
export const reasonMeanings = {
  "eligibility.customer_unknown": "No customer with this id is on record.",
  "eligibility.customer_onboarding": "The customer has not finished onboarding.",
  "eligibility.customer_suspended": "The customer is suspended.",
  "eligibility.customer_closed": "The customer relationship is closed.",
  "eligibility.country_unknown": "The customer's country of residence is not on record.",
  "eligibility.country_not_served": "The firm does not serve the customer's country of residence.",
  "eligibility.service_not_permitted": "The customer is not permitted this service.",
  "eligibility.policy_missing": "The rulebook holds no policy for this date on which countries are served.",
  "screening.list_missing": "No sanctions list is in force.",
  "screening.list_stale": "The sanctions list in force is older than house policy allows.",
  "screening.list_synthetic": "Only the bundled synthetic list is in force; it names nobody real.",
  "screening.name_missing": "A party has no name, so it could not be screened.",
  "screening.name_unreadable": "A party's name is in a script that this version cannot compare with the lists.",
  "screening.potential_match": "A party's name matches an entry of a sanctions list.",
  "screening.policy_missing": "The rulebook holds no policy for this date on how old a list may be.",
  "travel_rule.originator_name_missing": "The originator's name is missing.",
  "travel_rule.originator_account_missing": "The originator's wallet address, account number or unique transaction reference is missing.",
  "travel_rule.originator_identification_missing":
    "The originator's physical address, national id, customer id, or date and place of birth is missing.",
  "travel_rule.beneficiary_name_missing": "The beneficiary's name is missing.",
  "travel_rule.beneficiary_account_missing": "The beneficiary's wallet address, account number or unique transaction reference is missing.",
  "travel_rule.legal_person_rule_open": "The field set for legal persons was not found in the sources; house policy asks for the full set.",
  "travel_rule.hosting_unknown": "It is not known whether the other wallet is self-hosted or held by a provider.",
  "travel_rule.self_hosted_mitigation": "The other wallet is self-hosted and the value calls for mitigation.",
  "travel_rule.counterparty_not_assessed": "Due diligence on the provider at the other end is not assessed by this version.",
  "travel_rule.rule_missing": "The rulebook holds no Travel Rule values for this date.",
  "valuation.price_missing": "No price of the asset is on record, so the transfer has no known value.",
  "valuation.price_stale": "The newest price of the asset is older than house policy allows.",
  "valuation.policy_missing": "The rulebook holds no policy for this date on how old a price may be.",
  "gate.unavailable": "A gate did not answer.",
  "case.open": "A case about this transfer is open.",
} as const

export type Reason = keyof typeof reasonMeanings
export const reasons = Object.keys(reasonMeanings) as readonly Reason[]
