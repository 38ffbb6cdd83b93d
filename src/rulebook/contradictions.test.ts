import { describe, expect, test } from "vitest"
import { parseFactSheet } from "../reasoning/reasoning.ts"
import { loadRulebook } from "./rulebook.store.ts"

const rulebook = loadRulebook()
const on = "2026-06-01"

/** For each contradiction, statements that clash in no other way; the last one is the one that is corrected. */
const clashes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "activity.own_account_and_client_funds": { "activity.own_account_only": true, "activity.touches_client_funds": true },
  "activity.own_account_and_client_orders": { "activity.own_account_only": true, "activity.executes_client_orders": true },
  "token.backed_by_nothing_with_assets": { "token.backing": "none", "token.references_assets": true },
  "token.distributed_and_not_distributed": { "token.distribution": ["none", "sale"] },
  "layer.licensed_while_not_formed": { "layer.seat": "not_formed", "layer.afsa_licence": "licensed" },
  "layer.licensed_without_status": { "layer.regulated_status": false, "layer.nbk_status": "registered" },
  "layer.national_bank_before_incorporation": {
    "layer.afsa_licence": "none",
    "layer.nbk_status": "applied",
    "layer.incorporated_on": "2026-03-01",
    "layer.licence_applied_on": "2026-02-01",
  },
  "geography.professional_only_with_retail": {
    "geography.professional_counterparties_only": true,
    "geography.client_kinds": ["retail", "professional"],
  },
  "geography.no_clients_but_country": { "geography.kazakhstan_clients": false, "geography.client_countries": ["AE", "KZ"] },
  "control.no_wallets_but_assets_in_them": { "control.wallet_model": "none", "control.assets_in_own_wallets": true },
  "control.shares_of_nobody_and_somebody": { "control.share_holders": ["nobody", "firm"] },
  "control.no_aml_but_live": { "control.aml_model": "none", "control.live_controls": true },
}

test("every contradiction of the rulebook has statements here that clash", () => {
  expect(Object.keys(clashes).sort()).toEqual(rulebook.contradictions.map(({ id }) => id).sort())
})

describe.each(Object.entries(clashes))("%s", (id, facts) => {
  test("is refused, with its reason", () => {
    expect(contradictionsIn(facts)).toEqual([id])
  })

  test("is gone once one of the statements is left out", () => {
    expect(contradictionsIn(Object.fromEntries(Object.entries(facts).slice(0, -1)))).toEqual([])
  })

  test("is no refusal where systems showed what the firm denies: that is a mismatch, and it must be told", () => {
    const seen = Object.entries(facts).map(([fact, value], index, all) => [
      fact,
      index === all.length - 1 ? { value, basis: "observed" } : value,
    ])
    expect(contradictionsIn(Object.fromEntries(seen))).toEqual([])
  })
})

test("what a firm calls itself contradicts nothing that it does: software only may match orders, and that is told", () => {
  expect(contradictionsIn({ "activity.describes_itself": ["software_only", "non_custodial"], "activity.matches_orders": true })).toEqual([])
  expect(contradictionsIn({ "control.claims_non_custodial": true, "control.can_move_client_assets": true })).toEqual([])
})

function contradictionsIn(facts: Readonly<Record<string, unknown>>): readonly string[] {
  const parsed = parseFactSheet({ facts }, { rulebook, on })
  if ("sheet" in parsed) return []
  return parsed.problems.map(({ contradiction, what }) => contradiction ?? what)
}
