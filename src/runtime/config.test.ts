import { resolve } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readConfig } from "./config.ts"
import { OperatorProblem } from "./operator-problem.ts"

describe("the configuration", () => {
  test("of an empty environment is the embedded database on loopback", () => {
    expect(readConfig({}, [])).toEqual({
      dataDirectory: resolve("./data"),
      auditKeyFile: resolve("./data/audit-key.pem"),
      keys: { file: resolve("./data/personal-data.key") },
      host: "127.0.0.1",
      port: 8420,
      logLevel: "info",
      isDemonstration: false,
    })
  })

  test("takes every variable it knows", () => {
    const environment = {
      DATABASE_URL: "postgres://firm:secret@db.example:5432/shekara",
      SHEKARA_OWNER_DATABASE_URL: "postgres://owner:secret@db.example:5432/shekara",
      SHEKARA_DATA: "/var/lib/shekara",
      SHEKARA_AUDIT_KEY_FILE: "/run/secrets/audit-key.pem",
      SHEKARA_KEY_FILE: "/run/secrets/personal-data.key",
      SHEKARA_CHECKPOINT_FOLDER: "/mnt/checkpoints",
      SHEKARA_CHECKPOINT_URL: "https://witness.example/logs",
      SHEKARA_CHECKPOINT_TOKEN_FILE: "/run/secrets/witness",
      SHEKARA_HOST: "::1",
      SHEKARA_PORT: "0",
      SHEKARA_LOG_LEVEL: "warn",
      SHEKARA_PUBLIC_URL: "https://compliance.example.kz/",
      SHEKARA_TRUSTED_PROXIES: "10.0.0.5, 10.1.0.0/16,fd00::/8",
      SHEKARA_WEBHOOK_URL: "https://hooks.example/shekara",
      SHEKARA_WEBHOOK_SECRET_FILE: "/run/secrets/webhook",
      SHEKARA_OIDC_ISSUER: "https://login.example/realms/firm",
      SHEKARA_OIDC_CLIENT_ID: "shekara",
      SHEKARA_OIDC_CLIENT_SECRET_FILE: "/run/secrets/oidc",
      SHEKARA_METRICS_TOKEN_FILE: "/run/secrets/metrics",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
      OTEL_EXPORTER_OTLP_HEADERS: "x-key=a secret",
      PATH: "/usr/bin",
    }
    expect(readConfig(environment, [])).toEqual({
      databaseUrl: "postgres://firm:secret@db.example:5432/shekara",
      ownerDatabaseUrl: "postgres://owner:secret@db.example:5432/shekara",
      dataDirectory: "/var/lib/shekara",
      auditKeyFile: "/run/secrets/audit-key.pem",
      keys: { file: "/run/secrets/personal-data.key" },
      checkpointFolder: "/mnt/checkpoints",
      checkpointBucket: { url: "https://witness.example/logs", tokenFile: "/run/secrets/witness" },
      host: "::1",
      port: 0,
      logLevel: "warn",
      publicUrl: "https://compliance.example.kz",
      trustedProxies: ["10.0.0.5", "10.1.0.0/16", "fd00::/8"],
      webhook: { url: "https://hooks.example/shekara", secretFile: "/run/secrets/webhook" },
      identityProvider: { issuer: "https://login.example/realms/firm", clientId: "shekara", clientSecretFile: "/run/secrets/oidc" },
      metricsTokenFile: "/run/secrets/metrics",
      traces: { endpoint: "http://127.0.0.1:4318", headers: "x-key=a secret" },
      isDemonstration: false,
    })
  })

  test("takes the flag it knows", () => {
    expect(readConfig({ SHEKARA_HOST: "::1" }, ["--demo"])).toMatchObject({ host: "::1", isDemonstration: true })
  })

  test.each([
    ["DATABASE_URL", "mysql://host/db"],
    ["DATABASE_URL", ""],
    ["SHEKARA_DATA", ""],
    ["SHEKARA_OWNER_DATABASE_URL", "postgres://owner:secret@db.example:5432/shekara"],
    ["SHEKARA_AUDIT_KEY_FILE", ""],
    ["SHEKARA_CHECKPOINT_FOLDER", ""],
    ["SHEKARA_CHECKPOINT_URL", "http://witness.example/logs"],
    ["SHEKARA_CHECKPOINT_URL", "https://somebody:secret@witness.example/logs"],
    ["SHEKARA_CHECKPOINT_TOKEN_FILE", "/run/secrets/witness"],
    ["SHEKARA_HOST", "not a host"],
    ["SHEKARA_PORT", "65536"],
    ["SHEKARA_PORT", "8420x"],
    ["SHEKARA_PORT", ""],
    ["SHEKARA_LOG_LEVEL", "loud"],
    ["SHEKARA_PUBLIC_URL", "https://example.kz/path"],
    ["SHEKARA_PUBLIC_URL", "javascript:alert(1)"],
    ["SHEKARA_METRICS_TOKEN_FILE", ""],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://elsewhere.example:4318"],
    ["SHEKARA_WEBHOOK_URL", "http://elsewhere.example/"],
    ["SHEKARA_OIDC_ISSUER", "http://elsewhere.example/"],
    ["SHEKARA_OIDC_CLIENT_ID", ""],
    ["SHEKARA_TRUSTED_PROXIES", ""],
    ["SHEKARA_TRUSTED_PROXIES", "proxy.example"],
    ["SHEKARA_TRUSTED_PROXIES", "10.0.0.5,"],
    ["SHEKARA_TRUSTED_PROXIES", "0.0.0.0/0"],
    ["SHEKARA_TRUSTED_PROXIES", "::/0"],
    ["SHEKARA_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["SHEKARA_PROT", "8420"],
  ])("refuses %s=%s and names the variable", (name, value) => {
    expect(() => readConfig({ [name]: value, SHEKARA_WEBHOOK_SECRET_FILE: "secret" }, [])).toThrow(name)
  })

  test("names every fault at once, and quotes no value, which may be a password", () => {
    const read = () => readConfig({ DATABASE_URL: "http://firm:hunter2@db", SHEKARA_PORT: "hunter2", SHEKARA_PORTT: "hunter2" }, ["--dmeo"])
    expect(read).toThrow(/SHEKARA_PORTT[\s\S]*--dmeo[\s\S]*DATABASE_URL[\s\S]*SHEKARA_PORT/)
    expect(read).not.toThrow("hunter2")
  })

  test("refuses half of a webhook", () => {
    expect(() => readConfig({ SHEKARA_WEBHOOK_URL: "http://127.0.0.1:9000/" }, [])).toThrow("give both or neither")
  })

  test.each([
    { SHEKARA_OIDC_ISSUER: "https://login.example" },
    { SHEKARA_OIDC_CLIENT_ID: "shekara" },
    { SHEKARA_OIDC_CLIENT_SECRET_FILE: "secret" },
    { SHEKARA_OIDC_ISSUER: "https://login.example", SHEKARA_OIDC_CLIENT_ID: "shekara" },
  ])("refuses a part of an identity provider: %j", (environment) => {
    expect(() => readConfig(environment, [])).toThrow("give all three or none")
  })

  test.each(["0.0.0.0", "192.0.2.1", "example.kz", "127.0.0.1.example.kz"])("refuses a demonstration on %s", (host) => {
    expect(() => readConfig({ SHEKARA_HOST: host }, ["--demo"])).toThrow("this machine only")
  })

  test("refuses a demonstration that a proxy would open to other machines", () => {
    expect(() => readConfig({ SHEKARA_PUBLIC_URL: "https://compliance.example.kz" }, ["--demo"])).toThrow("this machine only")
  })

  test("leaves the variables of tests, of the command line and of others alone", () => {
    expect(() =>
      readConfig({ SHEKARA_REAL_DATA: "/data", SHEKARA_SESSION_FILE: "session.json", HOME: "anywhere", PGHOST: "elsewhere" }, []),
    ).not.toThrow()
  })

  test("of foreign text is read whole or refused with an operator's problem", () => {
    const environment = fc.record(
      {
        DATABASE_URL: fc.string(),
        SHEKARA_HOST: fc.string(),
        SHEKARA_PORT: fc.string(),
        SHEKARA_PUBLIC_URL: fc.oneof(fc.webUrl(), fc.string()),
        SHEKARA_WEBHOOK_URL: fc.oneof(fc.webUrl(), fc.string()),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(environment, fc.array(fc.oneof(fc.constant("--demo"), fc.string()), { maxLength: 2 }), (variables, flags) => {
        try {
          expect(readConfig(variables, flags).port).toBeLessThanOrEqual(65_535)
        } catch (problem) {
          expect(problem).toBeInstanceOf(OperatorProblem)
        }
      }),
    )
  })
})
