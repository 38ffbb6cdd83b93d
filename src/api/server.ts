import swagger from "@fastify/swagger"
import swaggerUi from "@fastify/swagger-ui"
import Fastify, { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from "fastify"
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod"
import { z } from "zod"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { problemOf, problemView, refusalOf } from "./problem.ts"
import { pruneComponents } from "./prune-components.ts"
import { securityHeaders } from "./security-headers.ts"
import { unstorableFields } from "./unstorable-text.ts"

type OpenApiDocument = ReturnType<typeof jsonSchemaTransformObject> & { components?: { schemas?: Record<string, unknown> } }

const fieldsTold = 20
const largestBody = 256 * 1024

interface Parts extends Pick<Runtime, "log" | "newId"> {
  /** Whose word about a client's address is taken; without them each client is where its connection comes from. */
  readonly trustedProxies?: readonly string[] | undefined
}

/** A server without routes: parsing, validation, problem details, API description and security headers. */
export async function openServer({ log, newId, trustedProxies }: Parts, version: string): Promise<App> {
  const logger: FastifyBaseLogger = log
  const app: App = Fastify({
    loggerInstance: logger,
    bodyLimit: largestBody,
    genReqId: newId,
    trustProxy: trustedProxies === undefined ? false : [...trustedProxies],
    logController: new LogController({ disableRequestLogging: true }),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.removeContentTypeParser("text/plain")
  app.setErrorHandler(answerProblem)
  app.addHook("onRoute", (route) => {
    // The console's own addresses carry its filters as a query; they are read in the browser, not here. The pages of the
    // API description answer what is no problem and has no schema of ours.
    if (route.url === "/*" || route.url.startsWith("/docs/")) return
    // A query that nobody asked for is refused like any other unknown field.
    const response = { ...(route.schema?.response as object | undefined), default: problemView }
    route.schema = { ...route.schema, querystring: route.schema?.querystring ?? z.strictObject({}), response }
  })
  app.addHook("preValidation", async ({ body, query, params }) => {
    const fields = Object.entries({ body, query, params }).flatMap(([at, value]) => unstorableFields(value, at))
    if (fields.length > 0)
      throw refuse("request.invalid", {
        fields: fields
          .slice(0, fieldsTold)
          .map((field) => ({ field, expected: "text without NUL and halves of characters, not nested beyond all use" })),
      })
  })
  app.addHook("onSend", async (request, reply) => {
    reply.header("x-correlation-id", request.id).headers(securityHeaders(request.routeOptions.url))
  })
  await describe(app, version)
  return app
}

async function describe(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Shekara",
        version,
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
        description: "Compliance decisions of a crypto firm in Kazakhstan and the AIFC. Refusals are RFC 9457 problem details.",
      },
      components: {
        securitySchemes: {
          session: { type: "http", scheme: "bearer", description: "A session token, which browsers send as a cookie, or an API key" },
        },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (source) => pruneComponents(jsonSchemaTransformObject(source) as OpenApiDocument),
  })
  await app.register(swaggerUi, { routePrefix: "/docs/api", uiConfig: { supportedSubmitMethods: [] } })
}

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error)
  const problem = problemOf(refusal, request.id)
  if (problem.status >= 500) request.log.error({ err: error, correlationId: request.id }, "Request failed")
  if (refusal.code === "access.too_many_attempts" && typeof refusal.details.retryAfterSeconds === "number")
    reply.header("retry-after", refusal.details.retryAfterSeconds)
  return reply.code(problem.status).type("application/problem+json").serializer(JSON.stringify).send(problem)
}

/** Answers whatever no route took: what is unknown to the API or missing among the files is refused, every other address is left to `answerPage`. */
export function refuseUnknown(app: App, answerPage: (reply: FastifyReply) => FastifyReply): void {
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" || /^\/(v1|assets|docs)\//.test(request.url)) throw refuse("request.not_found", { method: request.method })
    return answerPage(reply)
  })
}
