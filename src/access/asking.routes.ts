import type { Asking } from "./access.ts"

declare module "fastify" {
  /** Set by `registerAccess`, so that a route writes `permitOf(request, "case.read")`. */
  interface FastifyRequest extends Asking {}
}
