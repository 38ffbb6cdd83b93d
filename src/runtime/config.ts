import { isIP } from "node:net"
import { join, resolve } from "node:path"
import { z } from "zod"
import { isLoopback } from "./is-loopback.ts"
import { OperatorProblem } from "./operator-problem.ts"
import type { KeySource } from "./sealing/unlock-vault.ts"
import type { TraceSettings } from "./span-exporter.client.ts"

/** What whoever starts Shekara may decide. Nothing here is law or policy: those live in the rulebook. */
export interface Config {
  /** Absent: the embedded database. */
  readonly databaseUrl?: string
  /** The same database for the role that owns its tables; `databaseUrl` then names one with fewer powers. */
  readonly ownerDatabaseUrl?: string
  /** Absolute. Holds the embedded database, and the keys that were given no other place. */
  readonly dataDirectory: string
  /** Absolute. Holds the private key that signs the audit log; made when absent. */
  readonly auditKeyFile: string
  /** Absolute. Where signed checkpoints of the audit log are copied to. */
  readonly checkpointFolder?: string
  /** Where they are put over HTTP, and the file with the token that is sent along. */
  readonly checkpointBucket?: { readonly url: string; readonly tokenFile?: string }
  /** The key under which personal data are sealed: outside the database, always. */
  readonly keys: KeySource
  readonly host: string
  /** 0 asks for any free port. */
  readonly port: number
  readonly logLevel: (typeof logLevels)[number]
  /** The address people open, where a proxy stands before us; without a slash at its end. */
  readonly publicUrl?: string
  /** Addresses and networks of the proxies before us, whose word about a client's address is taken. Absent: nobody's. */
  readonly trustedProxies?: readonly string[]
  /** Where events are sent, and the file with the secret that signs them. */
  readonly webhook?: { readonly url: string; readonly secretFile: string }
  /** Who vouches for people by OpenID Connect, and the file with the secret by which it knows us. */
  readonly identityProvider?: { readonly issuer: string; readonly clientId: string; readonly clientSecretFile: string }
  /** The file with the token by which the figures may be read from elsewhere. */
  readonly metricsTokenFile?: string
  /** Where spans of requests are sent, by the names that OpenTelemetry gives these settings. */
  readonly traces?: TraceSettings
  readonly isDemonstration: boolean
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace"] as const

/** Read by the tests and by the command line; named here so that a server started beside them does not refuse them. */
const variablesOfOthers = new Set(["SHEKARA_REAL_DATA", "SHEKARA_SESSION_FILE"])

const variables = z.object({
  DATABASE_URL: z.string().refine(isPostgresUrl, "an address such as postgres://user:password@host:5432/shekara").optional(),
  SHEKARA_OWNER_DATABASE_URL: z.string().refine(isPostgresUrl, "an address such as postgres://owner:password@host:5432/shekara").optional(),
  SHEKARA_DATA: z.string().min(1, "a folder, such as ./data").default("./data"),
  SHEKARA_AUDIT_KEY_FILE: z.string().min(1, "the path of a file for the key that signs the audit log").optional(),
  SHEKARA_CHECKPOINT_FOLDER: z.string().min(1, "a folder that whoever owns the database cannot change").optional(),
  SHEKARA_CHECKPOINT_URL: z
    .string()
    .refine(isPlainTarget, "an https address, or http on this machine, without password, question mark or hash")
    .optional(),
  SHEKARA_CHECKPOINT_TOKEN_FILE: z.string().min(1, "the path of a file that holds the token").optional(),
  SHEKARA_KEY_FILE: z.string().min(1, "the path of the file with the key that seals personal data").optional(),
  SHEKARA_KEY: z.base64("32 bytes in base64").length(44, "32 bytes in base64").optional(),
  SHEKARA_NEXT_KEY_FILE: z.string().min(1, "the path of a file with the key that is to take its place").optional(),
  SHEKARA_NEXT_KEY: z.base64("32 bytes in base64").length(44, "32 bytes in base64").optional(),
  SHEKARA_HOST: z.string().refine(isHost, "an IP address or host name to listen on, such as 127.0.0.1").default("127.0.0.1"),
  SHEKARA_PORT: z.string().refine(isPort, "a port from 0 to 65535, where 0 takes any free one").default("8420").transform(Number),
  SHEKARA_LOG_LEVEL: z.enum(logLevels, `one of ${logLevels.join(", ")}`).default("info"),
  SHEKARA_PUBLIC_URL: z
    .string()
    .refine(isOrigin, "the http or https address people open, without a path, such as https://compliance.example.kz")
    .transform((url) => new URL(url).origin)
    .optional(),
  SHEKARA_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(",").map((one) => one.trim()))
    .refine(
      (proxies) => proxies.every(isNetwork),
      "IP addresses or networks with commas between, such as 10.0.0.5,10.1.0.0/16, never all addresses",
    )
    .optional(),
  SHEKARA_WEBHOOK_URL: z.string().refine(isSafeTarget, "an https address, or http on this machine").optional(),
  SHEKARA_WEBHOOK_SECRET_FILE: z.string().min(1, "the path of a file that holds the secret").optional(),
  SHEKARA_OIDC_ISSUER: z.string().refine(isSafeTarget, "the https address of the identity provider, or http on this machine").optional(),
  SHEKARA_OIDC_CLIENT_ID: z.string().min(1, "the name by which the identity provider knows us").optional(),
  SHEKARA_OIDC_CLIENT_SECRET_FILE: z.string().min(1, "the path of a file that holds the secret").optional(),
  SHEKARA_METRICS_TOKEN_FILE: z.string().min(1, "the path of a file that holds the token").optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().refine(isSafeTarget, "an https address, or http on this machine").optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
})

/** Reads environment and flags. Throws one OperatorProblem that names every fault with what was expected. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, flags: readonly string[]): Config {
  const parsed = variables.safeParse(environment)
  const problems = [
    ...unknownVariables(environment),
    ...unknownFlags(flags),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join(".")} must be ${message}.`),
  ]
  if (parsed.data === undefined || problems.length > 0) throw misconfigured(problems)
  const { DATABASE_URL, SHEKARA_PUBLIC_URL, SHEKARA_WEBHOOK_URL, SHEKARA_WEBHOOK_SECRET_FILE, ...given } = parsed.data
  const isDemonstration = flags.includes("--demo")
  if (isDemonstration && !(isLoopback(given.SHEKARA_HOST) && SHEKARA_PUBLIC_URL === undefined)) {
    throw misconfigured([
      `--demo lets anybody sign in, so it is open to this machine only: leave SHEKARA_HOST and SHEKARA_PUBLIC_URL out, or start without --demo.`,
    ])
  }
  return {
    ...databaseOf(DATABASE_URL, given.SHEKARA_OWNER_DATABASE_URL),
    dataDirectory: resolve(given.SHEKARA_DATA),
    auditKeyFile: resolve(given.SHEKARA_AUDIT_KEY_FILE ?? join(given.SHEKARA_DATA, "audit-key.pem")),
    ...(given.SHEKARA_CHECKPOINT_FOLDER === undefined ? {} : { checkpointFolder: resolve(given.SHEKARA_CHECKPOINT_FOLDER) }),
    ...bucketOf(given.SHEKARA_CHECKPOINT_URL, given.SHEKARA_CHECKPOINT_TOKEN_FILE),
    keys: {
      file: resolve(given.SHEKARA_KEY_FILE ?? join(given.SHEKARA_DATA, "personal-data.key")),
      ...(given.SHEKARA_KEY === undefined ? {} : { key: given.SHEKARA_KEY }),
      ...nextKeyOf(given.SHEKARA_NEXT_KEY, given.SHEKARA_NEXT_KEY_FILE),
    },
    host: given.SHEKARA_HOST,
    port: given.SHEKARA_PORT,
    logLevel: given.SHEKARA_LOG_LEVEL,
    ...(SHEKARA_PUBLIC_URL === undefined ? {} : { publicUrl: SHEKARA_PUBLIC_URL }),
    ...(given.SHEKARA_TRUSTED_PROXIES === undefined ? {} : { trustedProxies: given.SHEKARA_TRUSTED_PROXIES }),
    ...webhookOf(SHEKARA_WEBHOOK_URL, SHEKARA_WEBHOOK_SECRET_FILE),
    ...identityProviderOf(given),
    ...tracesOf(given.OTEL_EXPORTER_OTLP_ENDPOINT, given.OTEL_EXPORTER_OTLP_HEADERS),
    ...(given.SHEKARA_METRICS_TOKEN_FILE === undefined ? {} : { metricsTokenFile: given.SHEKARA_METRICS_TOKEN_FILE }),
    isDemonstration,
  }
}

function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(variables.shape)
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith("SHEKARA_") && !known.includes(name) && !variablesOfOthers.has(name),
  )
  return unknown.map((name) => `${name} is not a variable of Shekara's. Remove it, or correct it to one of ${known.join(", ")}.`)
}

function unknownFlags(flags: readonly string[]): string[] {
  return flags
    .filter((flag) => flag !== "--demo")
    .map((flag) => `${flag} is not a flag of Shekara's. The only one is --demo; all else is set by environment variables.`)
}

function databaseOf(
  databaseUrl: string | undefined,
  ownerDatabaseUrl: string | undefined,
): Pick<Config, "databaseUrl" | "ownerDatabaseUrl"> {
  if (databaseUrl === undefined && ownerDatabaseUrl !== undefined)
    throw misconfigured(["SHEKARA_OWNER_DATABASE_URL goes with DATABASE_URL: the one owns the tables, the other works in them."])
  return { ...(databaseUrl === undefined ? {} : { databaseUrl }), ...(ownerDatabaseUrl === undefined ? {} : { ownerDatabaseUrl }) }
}

/** The environment before the file, as for the key itself. */
function nextKeyOf(key: string | undefined, file: string | undefined): Pick<KeySource, "next"> {
  if (key !== undefined) return { next: { key } }
  return file === undefined ? {} : { next: { file: resolve(file) } }
}

function webhookOf(url: string | undefined, secretFile: string | undefined): Pick<Config, "webhook"> {
  if (url !== undefined && secretFile !== undefined) return { webhook: { url, secretFile } }
  if (url === undefined && secretFile === undefined) return {}
  throw misconfigured(["SHEKARA_WEBHOOK_URL and SHEKARA_WEBHOOK_SECRET_FILE go together: give both or neither."])
}

function identityProviderOf(given: z.infer<typeof variables>): Pick<Config, "identityProvider"> {
  const { SHEKARA_OIDC_ISSUER: issuer, SHEKARA_OIDC_CLIENT_ID: clientId, SHEKARA_OIDC_CLIENT_SECRET_FILE: clientSecretFile } = given
  if (issuer !== undefined && clientId !== undefined && clientSecretFile !== undefined)
    return { identityProvider: { issuer, clientId, clientSecretFile } }
  if (issuer === undefined && clientId === undefined && clientSecretFile === undefined) return {}
  throw misconfigured([
    "SHEKARA_OIDC_ISSUER, SHEKARA_OIDC_CLIENT_ID and SHEKARA_OIDC_CLIENT_SECRET_FILE go together: give all three or none.",
  ])
}

function bucketOf(url: string | undefined, tokenFile: string | undefined): Pick<Config, "checkpointBucket"> {
  if (url !== undefined) return { checkpointBucket: { url, ...(tokenFile === undefined ? {} : { tokenFile }) } }
  if (tokenFile === undefined) return {}
  throw misconfigured(["SHEKARA_CHECKPOINT_TOKEN_FILE goes with SHEKARA_CHECKPOINT_URL: it is sent there."])
}

function tracesOf(endpoint: string | undefined, headers: string | undefined): Pick<Config, "traces"> {
  return endpoint === undefined ? {} : { traces: { endpoint, headers } }
}

/** Values stay out of the message: an address may carry a password. */
function misconfigured(problems: readonly string[]): OperatorProblem {
  return new OperatorProblem(["Shekara does not start with this configuration:", ...problems].join("\n  "))
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ["postgres:", "postgresql:"].includes(new URL(text).protocol)
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text)
}

/** An address, or a network that leaves somebody out: to trust everybody's word is to let each client name its own address. */
function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/")
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, origin, href } = new URL(text)
  return (protocol === "http:" || protocol === "https:") && href === `${origin}/`
}

function isSafeTarget(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname.replace(/^\[|\]$/g, "")))
}

function isPlainTarget(text: string): boolean {
  if (!isSafeTarget(text)) return false
  const { username, password, search, hash } = new URL(text)
  return [username, password, search, hash].every((part) => part === "")
}
