import { type Command, Option } from "commander"
import { assetCodes } from "../vocabulary/asset.ts"
import { type Asked, localTime, printAnswer, tableLines } from "./print.ts"
import { reachApi } from "./reach-api.ts"

interface Rate {
  readonly asset: string
  readonly rate: string
  readonly currency: string
  readonly source: string
  readonly quotedAt: string
}

/** `shekara transfers rates` and `rate`: prices, without which a transfer has no known value and is held. */
export function rateCommands(transfers: Command): void {
  transfers
    .command("rates")
    .description("the newest price of each asset")
    .option("--json", "print the API's JSON")
    .action(async (asked: Asked) =>
      printAnswer(asked, await reachApi().get<{ items: readonly Rate[] }>("/v1/transfers/rates"), ({ items }) => rateLines(items)),
    )
  transfers
    .command("rate")
    .description("record a quoted price; a stored one never changes")
    .addOption(new Option("--asset <asset>").choices(assetCodes).makeOptionMandatory())
    .requiredOption("--rate <decimal>", "US dollars for one whole asset")
    .requiredOption("--source <name>", "who quoted it")
    .requiredOption("--quoted-at <instant>", "when, in UTC: 2026-11-22T08:30:00Z")
    .option("--json", "print the API's JSON")
    .action(
      async ({ asset, rate, source, quotedAt, ...asked }: Asked & Readonly<Record<"asset" | "rate" | "source" | "quotedAt", string>>) => {
        const body = { asset, rate, source, quotedAt }
        printAnswer(asked, await reachApi().send<Rate>("/v1/transfers/rates", { body }), (recorded) => rateLines([recorded]))
      },
    )
}

function rateLines(rates: readonly Rate[]): string[] {
  const rows = rates.map(({ asset, rate, currency, source, quotedAt }) => [asset, `${rate} ${currency}`, source, localTime(quotedAt)])
  return tableLines(["Asset", "Price", "Source", "Quoted (Asia/Almaty)"], rows)
}
