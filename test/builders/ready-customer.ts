import type { House } from "../../src/house.ts"

/** A customer of the demonstration about whom nothing stands in the way of a withdrawal. */
export async function readyCustomer({ parts }: House): Promise<{ readonly customerId: string; readonly name: string }> {
  const { rows } = await parts.database.pool.query<{ customer_id: string; name: string }>(`
    select customer_id, name from customer
    where status = 'active' and kind = 'natural' and country = 'KZ' and 'withdrawal' = any(services)
      and wallet_address is not null and national_id is not null and name ~ '^[A-Za-z ]+$'
    order by customer_id limit 1`)
  const [found] = rows
  if (found === undefined) throw new Error("The demonstration has no customer who may withdraw")
  return { customerId: found.customer_id, name: found.name }
}
