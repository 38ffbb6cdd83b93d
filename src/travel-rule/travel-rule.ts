/*
 * The travel-rule gate asks what must travel with a transfer, whether it is there, and what a wallet without a provider
 * calls for. It reads what the parties said about themselves; it sends nothing and judges no name.
 */
import type { Law } from "../rulebook/rulebook.ts"
import type { Finding } from "../vocabulary/finding.ts"
import type { Money } from "../vocabulary/money.ts"
import type { Party } from "../vocabulary/party.ts"
import type { Direction, WalletHosting } from "../vocabulary/transfer.ts"
import { assessCompleteness } from "./assess-completeness.ts"
import { assessOtherSide } from "./assess-other-side.ts"

export interface TravelRuleFacts {
  readonly originator: Party
  readonly beneficiary: Party
  /** US dollars at the time of assessment; `null` when there is no price. Then the full set is asked, and the story holds for the price. */
  readonly value: Money | null
  readonly direction: Direction
  readonly otherWalletHosting: WalletHosting
  /** Name of the provider at the other end; `null` when nobody named one. */
  readonly otherVaspName: string | null
}

/** What is missing, open or to be judged before this transfer may move. A rule that is not in force where one is needed holds. */
export function assessTravelRule(facts: TravelRuleFacts, law: Law): Finding[] {
  return [...assessCompleteness(facts, law), ...assessOtherSide(facts, law)]
}
