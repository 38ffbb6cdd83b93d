import { z } from "zod"
import { partyKinds } from "../vocabulary/party.ts"
import { directions } from "../vocabulary/transfer.ts"
import { customerStatuses } from "./customers.ts"

/** A customer as the API shows one. */
export const customerView = z
  .object({
    customerId: z.uuid(),
    reference: z.string(),
    kind: z.enum(partyKinds),
    name: z.string().nullable().describe("Null for an erased customer"),
    country: z.string().nullable(),
    status: z.enum(customerStatuses),
    services: z.array(z.enum(directions)).readonly(),
    walletAddress: z.string().nullable(),
    physicalAddress: z.string().nullable(),
    nationalId: z.string().nullable(),
    birthDate: z.string().nullable(),
    birthPlace: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
    erasedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: "Customer" })
