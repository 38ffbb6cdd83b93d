import type { Furnished } from "./furnish-firm.ts"

/** What one submission was answered, in the end and on the way. */
export interface Sent {
  readonly key: string
  readonly transferId: string
  readonly state: string
  /** Statuses of the answers before the last; 0 where nothing came back. */
  readonly before: readonly number[]
}

const pauseMilliseconds = 50
const patienceMilliseconds = 60_000

/** Submits a withdrawal and, where the answer does not come or is no answer, submits it again under the same key, elsewhere too. */
async function submitUntilAnswered(
  urls: () => readonly string[],
  { firm, number, name }: { firm: Furnished; number: number; name: string },
): Promise<Sent> {
  const key = `load-${number}`
  const before: number[] = []
  const startedAt = performance.now()
  for (let attempt = 0; performance.now() - startedAt < patienceMilliseconds; attempt++) {
    const open = urls()
    const answer = await submitOnce(open[(number + attempt) % open.length] ?? "", { firm, key, name })
    if (answer.status === 200 || answer.status === 201) {
      const { transfer } = (await answer.json()) as { transfer: { transferId: string; state: string } }
      return { key, ...transfer, before }
    }
    before.push(answer.status)
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds))
  }
  throw new Error(`The transfer ${key} was never answered: ${before.join(" ")}`)
}

export async function submitOnce(url: string, { firm, key, name }: { firm: Furnished; key: string; name: string }): Promise<Response> {
  const body = {
    customerId: firm.customerId,
    direction: "withdrawal",
    asset: "USDT",
    amount: "25",
    otherParty: { kind: "natural", name, walletAddress: "TSyntheticBeneficiary" },
    otherWalletHosting: "vasp",
  }
  return fetch(`${url}/v1/transfers`, {
    method: "POST",
    headers: { authorization: `Bearer ${firm.token}`, "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify(body),
  }).catch(() => Response.error())
}

/** Keeps `clients` submissions under way until told to stop; answers what became of all of them. */
export function openLoad(
  urls: () => readonly string[],
  { firm, clients }: { firm: Furnished; clients: number },
): { count(): number; end(): Promise<Sent[]> } {
  const sent: Sent[] = []
  let isOver = false
  let number = 0
  async function client(): Promise<void> {
    while (!isOver) {
      const own = number++
      const name = own % 3 === 0 ? "Demoniyar Zhalgan Synthetic" : `Synthetic Beneficiary ${own}`
      sent.push(await submitUntilAnswered(urls, { firm, number: own, name }))
    }
  }
  const all = Promise.all(Array.from({ length: clients }, client))
  all.catch(() => undefined)
  return {
    count: () => sent.length,
    async end() {
      isOver = true
      await all
      return sent
    },
  }
}
