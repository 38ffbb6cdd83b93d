/** A place inside frozen facts that may hold anything or nothing. */
type Somewhere = Readonly<Record<string, unknown>> | undefined

/** What the trace shows of the frozen facts. Every field may be unknown: an old decision froze fewer facts. */
export interface TraceFacts {
  readonly customer: { readonly name?: string; readonly status?: string; readonly country?: string } | undefined
  readonly otherParty: { readonly name?: string; readonly hosting?: string }
  readonly price: { readonly rate?: string; readonly source?: string } | undefined
  readonly listTitles: readonly string[] | undefined
  readonly hasOpenCase: boolean
  readonly clearanceCount: number
}

/** Reads what it knows out of frozen facts and leaves the rest. */
export function readTraceFacts(facts: Readonly<Record<string, unknown>>): TraceFacts {
  const customer = inside(facts, "customer")
  const transfer = inside(facts, "transfer")
  const price = inside(facts, "price")
  const screening = inside(facts, "screening")
  const lists = screening?.["lists"]
  const clearances = facts["clearances"]
  return {
    customer:
      customer === undefined
        ? undefined
        : { ...text(inside(customer, "party"), "name"), ...text(customer, "status"), ...text(customer, "country") },
    otherParty: {
      ...text(inside(transfer, "otherParty"), "name"),
      ...renamed(text(transfer, "otherWalletHosting")["otherWalletHosting"], "hosting"),
    },
    price: price === undefined ? undefined : { ...text(price, "rate"), ...text(price, "source") },
    listTitles: Array.isArray(lists)
      ? lists.flatMap((list: unknown) => (isObject(list) && typeof list["title"] === "string" ? [list["title"]] : []))
      : undefined,
    hasOpenCase: inside(facts, "openCase") !== undefined,
    clearanceCount: Array.isArray(clearances) ? clearances.length : 0,
  }
}

function inside(where: Somewhere, key: string): Somewhere {
  const found = where?.[key]
  return isObject(found) ? found : undefined
}

function text<Key extends string>(where: Somewhere, key: Key): { [K in Key]?: string } {
  const found = where?.[key]
  return (typeof found === "string" ? { [key]: found } : {}) as { [K in Key]?: string }
}

function renamed(value: string | undefined, name: "hosting"): { hosting?: string } {
  return value === undefined ? {} : { [name]: value }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
