import type { Visit } from "./open-visit.ts"

/** A firm with some of everything: two entities, an exchange and a wallet, a token, a channel and a segment. */
const statedSheet = {
  format: "shekara/facts@1",
  firm: { name: "Steppe Example" },
  facts: { "control.mlro_appointed": true, "control.sanctions_screening": true, "control.assumes_aml_later": false },
  entities: [
    { id: "aifc", name: "Steppe AIFC Ltd", facts: { "layer.seat": "aifc", "layer.carries_on_in_or_from_aifc": true } },
    { id: "onshore", name: "Steppe LLP", facts: { "layer.seat": "onshore", "layer.operates_or_targets_onshore": true } },
  ],
  service_lines: [
    {
      id: "exchange",
      name: "Exchange",
      entity: "aifc",
      facts: {
        "activity.matches_orders": true,
        "activity.touches_client_funds": true,
        "activity.client_transaction_flows": true,
        "control.wallet_model": "omnibus",
        "control.can_sign_for_client": true,
      },
    },
    { id: "wallet", name: "Wallet", entity: "onshore", facts: { "activity.provides_wallet_software": true } },
  ],
  tokens: [{ id: "steppe-coin", name: "Steppe Coin", facts: { "token.gives_votes": true, "token.offered_in_kazakhstan": true } }],
  channels: [{ id: "site", name: "Site in Kazakh", facts: { "geography.markets_in_local_language": true } }],
  segments: [{ id: "retail", name: "Retail in Kazakhstan", facts: { "geography.kazakhstan_clients": true } }],
}

/** States a position as whoever is signed in at the visit, without a page. Returns its id. */
export async function statePosition({ context, page }: Visit, origin: string, title: string): Promise<string> {
  const answer = await context.request.post("/v1/perimeter/positions", { headers: { origin }, data: { title, sheet: statedSheet } })
  if (!answer.ok()) throw new Error(`Stating the position was answered with ${answer.status()}: ${await answer.text()} at ${page.url()}`)
  const { positionId } = await answer.json()
  return positionId
}
