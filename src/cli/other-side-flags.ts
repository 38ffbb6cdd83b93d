import { type Command, Option } from "commander"
import { partyKinds } from "../vocabulary/party.ts"
import { walletHostings } from "../vocabulary/transfer.ts"

/** What a person may say about the other side of a transfer by flags. */
export interface OtherSideAsked {
  readonly kind?: string
  readonly name?: string
  readonly walletAddress?: string
  readonly accountNumber?: string
  readonly transactionReference?: string
  readonly physicalAddress?: string
  readonly nationalId?: string
  readonly customerId?: string
  readonly birthDate?: string
  readonly birthPlace?: string
  readonly hosting?: string
  readonly vasp?: string
}

/** The other side in the API's words. What no flag names is left out: absent is not known. */
interface OtherSide {
  readonly otherParty?: Readonly<Record<string, string>>
  readonly otherWalletHosting?: string
  readonly otherVaspName?: string
}

/** Gives a verb the flags of the other side: the beneficiary of a withdrawal, the originator of a deposit. */
export function takesOtherSide(command: Command): Command {
  return command
    .addOption(new Option("--kind <kind>", "what the other party is").choices(partyKinds))
    .option("--name <name>", "name of the other party")
    .option("--wallet-address <address>", "wallet of the other party")
    .option("--account-number <number>", "account of the other party")
    .option("--transaction-reference <reference>", "unique reference, where there is neither wallet nor account")
    .option("--physical-address <address>", "where the other party lives")
    .option("--national-id <number>", "national identity number of the other party")
    .option("--customer-id <number>", "customer number at the other provider")
    .option("--birth-date <YYYY-MM-DD>", "date of birth of the other party")
    .option("--birth-place <place>", "place of birth of the other party")
    .addOption(new Option("--hosting <hosting>", "who holds the keys of the other wallet").choices(walletHostings))
    .option("--vasp <name>", "name of the provider at the other end")
}

/** Turns the flags into what the API takes. */
export function otherSideOf(asked: OtherSideAsked): OtherSide {
  const { kind, name, walletAddress, accountNumber, transactionReference, physicalAddress, nationalId, customerId, birthDate, birthPlace } =
    asked
  const party = given({
    kind,
    name,
    walletAddress,
    accountNumber,
    transactionReference,
    physicalAddress,
    nationalId,
    customerId,
    birthDate,
    birthPlace,
  })
  return {
    ...(Object.keys(party).length === 0 ? {} : { otherParty: party }),
    ...(asked.hosting === undefined ? {} : { otherWalletHosting: asked.hosting }),
    ...(asked.vasp === undefined ? {} : { otherVaspName: asked.vasp }),
  }
}

function given(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
