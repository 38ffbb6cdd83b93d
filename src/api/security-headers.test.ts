import { describe, expect, test } from "vitest"
import { securityHeaders } from "./security-headers.ts"

const directivesAt = (route: string | undefined): Map<string, string> =>
  new Map(
    String(securityHeaders(route)["content-security-policy"])
      .split(";")
      .map((directive) => directive.trim().split(" "))
      .map(([name = "", ...sources]) => [name, sources.join(" ")]),
  )

describe("the headers of every answer", () => {
  test.each(["/*", "/v1/transfers", "/health", undefined])("at %s let no script in but our own files", (route) => {
    const directives = directivesAt(route)
    expect(directives.get("default-src")).toBe("'self'")
    expect(directives.get("script-src") ?? directives.get("default-src")).toBe("'self'")
    expect(directives.get("object-src")).toBe("'none'")
    expect(directives.get("base-uri")).toBe("'none'")
    expect(directives.get("frame-ancestors")).toBe("'none'")
    expect(securityHeaders(route)).toMatchObject({ "x-content-type-options": "nosniff" })
  })

  test("keep what the API answers out of every cache", () => {
    expect(securityHeaders("/v1/transfers")).toMatchObject({ "cache-control": "no-store" })
  })
})
