/* Made from docs/openapi.json by `npm run api-types`. Never edited by hand. */

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready when the database answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            codeVersion: string;
                            /** @enum {string} */
                            status: "ready";
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this process can decide, part by part
         * @description 503 where a part has failed. A degraded part holds transfers or will soon, and its process still serves.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readiness"];
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readiness"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names and roles of the people of the firm */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Colleague"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/demonstration/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invented people */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InventedPerson"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/demonstration/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in as an invented person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default cookie
                         * @enum {string}
                         */
                        carrier?: "cookie" | "bearer";
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedSession"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own second factors */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Factors"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a password by a one-time link, and sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description cookie for a browser; bearer answers with the token for a client that keeps it
                         * @default cookie
                         * @enum {string}
                         */
                        carrier?: "cookie" | "bearer";
                        code?: string;
                        password: string;
                        /** @description What stands after the # of the one-time link */
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedSession"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys of the firm's systems, newest first, and what policy allows a new one */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly grantable: ("transfer.read" | "transfer.submit" | "transfer.amend" | "transfer.decide" | "transfer.export" | "case.read" | "case.work" | "customer.read" | "customer.write" | "customer.erase" | "screening.read" | "screening.import" | "valuation.write" | "rulebook.read" | "perimeter.read" | "perimeter.write" | "audit.read" | "audit.export" | "event.read" | "event.redeliver" | "access.read" | "access.administer")[];
                            items: components["schemas"]["ApiKey"][];
                            longestDays: number;
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Issue a key to a system of the firm; its secret is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        actions: ("transfer.read" | "transfer.submit" | "transfer.amend" | "transfer.decide" | "transfer.export" | "case.read" | "case.work" | "customer.read" | "customer.write" | "customer.erase" | "screening.read" | "screening.import" | "valuation.write" | "rulebook.read" | "perimeter.read" | "perimeter.write" | "audit.read" | "audit.export" | "event.read" | "event.redeliver" | "access.read" | "access.administer")[];
                        /** @description How long it works */
                        days: number;
                        /** @description Which system it is for */
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: components["schemas"]["ApiKey"];
                            /** @description Sent as Authorization: Bearer */
                            secret: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/keys/{keyId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a key at once and for ever */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    keyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiKey"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's own language or password */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        language?: "en" | "ru" | "kk";
                        password?: {
                            current: string;
                            new: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/access/one-time-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin with an authenticator app; its secret is shown this once, and counts for nothing until confirmed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Left out where the identity provider has just vouched for you */
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Base32 */
                            secret: string;
                            /** @description otpauth:// address for a QR code */
                            uri: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/one-time-code/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the app by its first code; the recovery codes are shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly recoveryCodes: string[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/one-time-code/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the app away, against one of its codes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/passkey-sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by a passkey */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assertion: {
                            /** @enum {string} */
                            authenticatorAttachment?: "cross-platform" | "platform";
                            clientExtensionResults: {
                                [key: string]: unknown;
                            };
                            /** @description Base64url */
                            id: string;
                            /** @description Base64url */
                            rawId: string;
                            response: {
                                /** @description Base64url */
                                authenticatorData: string;
                                /** @description Base64url */
                                clientDataJSON: string;
                                /** @description Base64url */
                                signature: string;
                                userHandle?: string | null;
                            };
                            /** @enum {string} */
                            type: "public-key";
                        };
                        /**
                         * @default cookie
                         * @enum {string}
                         */
                        carrier?: "cookie" | "bearer";
                        /** Format: uuid */
                        challengeId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedSession"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/passkey-sign-in/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in by a passkey */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PasskeyChallenge"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a passkey of one's own on record */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answer: {
                            /** @enum {string} */
                            authenticatorAttachment?: "cross-platform" | "platform";
                            clientExtensionResults: {
                                [key: string]: unknown;
                            };
                            /** @description Base64url */
                            id: string;
                            /** @description Base64url */
                            rawId: string;
                            response: {
                                /** @description Base64url */
                                attestationObject: string;
                                /** @description Base64url */
                                authenticatorData?: string;
                                /** @description Base64url */
                                clientDataJSON: string;
                                /** @description Base64url */
                                publicKey?: string;
                                publicKeyAlgorithm?: number;
                                transports?: string[];
                            };
                            /** @enum {string} */
                            type: "public-key";
                        };
                        /** Format: uuid */
                        challengeId: string;
                        /** @description To tell it from others */
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/passkeys/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a passkey of one's own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code?: string;
                        /** @description Left out where the identity provider has just vouched for you */
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PasskeyChallenge"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/passkeys/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one of one's passkeys away */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code?: string;
                        credentialId: string;
                        /** @description Left out where the identity provider has just vouched for you */
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/provider-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the provider's fresh word about oneself for the next change of a second factor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The query with which the provider sent the browser back, as it is */
                        query: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/provider-proof/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to prove oneself anew through the identity provider */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProviderAddress"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/provider-sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by the provider's answer; then, for whoever has set up an authenticator app, by its code */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The query with which the provider sent the browser back, as it is */
                        query: string;
                    } | {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedSession"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/provider-sign-in/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in through the identity provider */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProviderAddress"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recoveries that wait for a second administrator */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Recovery"][];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/recoveries/{recoveryId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve as second administrator: all the person's factors and sessions end, and a one-time link is issued */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    recoveryId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            expiresAt: string;
                            url: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own open sessions, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Session"][];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/sessions/{sessionId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one of one's own sessions */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sessionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the first screen must show; needs no sign-in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetupState"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Set up the firm and its first administrator by the one-time link of the first start */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description cookie for a browser; bearer answers with the token for a client that keeps it
                         * @default cookie
                         * @enum {string}
                         */
                        carrier?: "cookie" | "bearer";
                        /** @description ISO 3166-1 alpha-2 */
                        country: string;
                        displayName: string;
                        firmName: string;
                        /** @enum {string} */
                        language: "en" | "ru" | "kk";
                        /** @description 2 to 64 of a-z 0-9 . _ @ + -, beginning with a letter or digit */
                        login: string;
                        password: string;
                        /** @description What stands after the # of the one-time link */
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedSession"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description cookie for a browser; bearer answers with the token for a client that keeps it
                         * @default cookie
                         * @enum {string}
                         */
                        carrier?: "cookie" | "bearer";
                        /** @description For whoever has set up an authenticator app: one of its codes, or a recovery code */
                        code?: string;
                        login: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedSession"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out; a session that has ended already is no error */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["User"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a person, and issue the link by which they choose a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        displayName: string;
                        /** @enum {string} */
                        language: "en" | "ru" | "kk";
                        /** @description 2 to 64 of a-z 0-9 . _ @ + -, beginning with a letter or digit */
                        login: string;
                        roles: ("analyst" | "officer" | "mlro" | "deputy_mlro" | "approver" | "administrator" | "examiner" | "founder" | "counsel")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            link: components["schemas"]["IssuedLink"];
                            user: components["schemas"]["User"];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a person's name, roles or standing */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "if-match"?: string;
                };
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        displayName?: string;
                        isDisabled?: boolean;
                        roles?: ("analyst" | "officer" | "mlro" | "deputy_mlro" | "approver" | "administrator" | "examiner" | "founder" | "counsel")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/access/users/{userId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a new link to somebody who lost the invitation or the password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedLink"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/users/{userId}/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to recover a person's account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recovery"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's open sessions, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Session"][];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/users/{userId}/sessions/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every session of a person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoint-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signed checkpoints and public keys as one text file, for the offline verification */
        get: {
            parameters: {
                query?: {
                    /** @description No checkpoint larger than this. */
                    to?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signed checkpoints, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AuditCheckpoint"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that the log of a later checkpoint begins with that of an earlier one */
        get: {
            parameters: {
                query: {
                    from: number;
                    to: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditConsistency"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Audit entries, newest first */
        get: {
            parameters: {
                query?: {
                    action?: string;
                    actor?: string;
                    cursor?: string;
                    limit?: number;
                    subjectId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AuditEntry"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/entries/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One audit entry with its exact bytes, hashed again */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entryId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditEntryDetail"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/entries/{entryId}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that an entry is among those a checkpoint vouches for */
        get: {
            parameters: {
                query?: {
                    /** @description Size of the checkpoint; the newest when absent. */
                    checkpoint?: number;
                };
                header?: never;
                path: {
                    entryId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditProof"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "undelivered" | "delivered" | "dead";
                    topic?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Event"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event and what became of pushing it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    eventId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Event"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/events/{eventId}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have an event pushed again from the start */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    eventId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Event"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log in the order of positions, as JSON lines
         * @description One line per entry: position, entryId, canonical (the exact text that was hashed), leafHash. An answer that breaks off is not the whole log.
         */
        get: {
            parameters: {
                query?: {
                    from?: number;
                    /** @description The first position not wanted: the size of a checkpoint, so that both belong together. */
                    to?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events in the order of their positions
         * @description Positions have no gaps: a reader that stores `next` and goes on from there sees every event once, late commits included.
         */
        get: {
            parameters: {
                query?: {
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventFeed"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log's size, signatures, keys and copies */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditState"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases: state to_do by the time they are due, all else newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    ownerId?: string;
                    state?: "open" | "prepared" | "closed" | "to_do";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Case"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case with timeline and evidence */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            case: components["schemas"]["Case"];
                            events: components["schemas"]["CaseEvent"][];
                            evidence: components["schemas"]["Evidence"][];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand the case to somebody */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        ownerId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a file as evidence (at most 5 MiB) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: byte */
                        contentBase64: string;
                        mediaType: string;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Evidence"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/evidence/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of one piece of evidence */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    evidenceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{caseId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    /** @description Whole words of the name in any order, or part of the reference */
                    search?: string;
                    status?: "onboarding" | "active" | "suspended" | "closed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Customer"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Put a customer on record */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        birthDate?: string | null;
                        /** @default null */
                        birthPlace?: string | null;
                        /** @default null */
                        country?: string | null;
                        /** @enum {string} */
                        kind: "natural" | "legal";
                        name: string;
                        /** @default null */
                        nationalId?: string | null;
                        /** @default null */
                        physicalAddress?: string | null;
                        reference: string;
                        /** @default [] */
                        services?: ("withdrawal" | "deposit")[];
                        /**
                         * @default onboarding
                         * @enum {string}
                         */
                        status?: "onboarding" | "active" | "suspended" | "closed";
                        /** @default null */
                        walletAddress?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Customer"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Customer"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a customer's record */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        birthDate?: string | null;
                        birthPlace?: string | null;
                        country?: string | null;
                        name?: string;
                        nationalId?: string | null;
                        physicalAddress?: string | null;
                        services?: ("withdrawal" | "deposit")[];
                        /** @enum {string} */
                        status?: "onboarding" | "active" | "suspended" | "closed";
                        walletAddress?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Customer"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/customers/{customerId}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a customer may be erased, from when on, and what that means */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerErasure"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Propose to erase a closed customer whose records need not be kept any longer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerErasure"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/erasure/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve as second person, and erase the customer; cannot be undone */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Customer"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demonstration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the demonstration firm beside this one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/assess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assess a fact sheet without storing it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        on?: string;
                        ranks?: number[];
                        /** @description A fact sheet in the form shekara/facts@1; see docs/guide/perimeter.md */
                        sheet: {
                            [key: string]: unknown;
                        };
                        /**
                         * @default all
                         * @enum {string}
                         */
                        view?: "all" | "declared" | "observed";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Assessment"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/assessments/{assessmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A recorded assessment, drawn again and compared */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    assessmentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whether the same conclusions were drawn again, to the byte */
                            agrees: boolean;
                            assessment: components["schemas"]["Assessment"];
                            recorded: components["schemas"]["RecordedAssessment"];
                            /** @description What has changed since; empty while it still stands */
                            readonly staleCauses: ("facts" | "rulebook" | "engine")[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/assessments/{assessmentId}/memo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The regulatory perimeter memo of a recorded assessment
         * @description A DOCX or PDF file: an overview, not legal or tax advice. The same request gives the same bytes until something changes.
         */
        get: {
            parameters: {
                query: {
                    format: "docx" | "pdf";
                    language: "en" | "ru" | "kk";
                };
                header?: never;
                path: {
                    assessmentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set two assessments side by side: other facts, another day, view, authority or rulebook */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        after: {
                            /** Format: date */
                            on?: string;
                            /**
                             * Format: uuid
                             * @description A stored position; or give a sheet
                             */
                            positionId?: string;
                            ranks?: number[];
                            /** @description A rulebook that is kept; the one in use when absent */
                            rulebookDigest?: string;
                            /** @description A fact sheet in the form shekara/facts@1; see docs/guide/perimeter.md */
                            sheet?: {
                                [key: string]: unknown;
                            };
                            version?: number;
                            /**
                             * @default all
                             * @enum {string}
                             */
                            view?: "all" | "declared" | "observed";
                        };
                        before: {
                            /** Format: date */
                            on?: string;
                            /**
                             * Format: uuid
                             * @description A stored position; or give a sheet
                             */
                            positionId?: string;
                            ranks?: number[];
                            /** @description A rulebook that is kept; the one in use when absent */
                            rulebookDigest?: string;
                            /** @description A fact sheet in the form shekara/facts@1; see docs/guide/perimeter.md */
                            sheet?: {
                                [key: string]: unknown;
                            };
                            version?: number;
                            /**
                             * @default all
                             * @enum {string}
                             */
                            view?: "all" | "declared" | "observed";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssessmentComparison"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Legal positions, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                createdAt: string;
                                /** Format: uuid */
                                positionId: string;
                                title: string;
                                updatedAt: string;
                                /** Format: uuid */
                                updatedBy: string;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Begin a legal position */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A fact sheet in the form shekara/facts@1; see docs/guide/perimeter.md */
                        sheet: {
                            [key: string]: unknown;
                        };
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Position"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/positions/{positionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One legal position with its fact sheet */
        get: {
            parameters: {
                query?: {
                    /** @description A version of the position; the newest when absent */
                    version?: number;
                };
                header?: never;
                path: {
                    positionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Position"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** State a legal position anew; earlier versions stay */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    positionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A fact sheet in the form shekara/facts@1; see docs/guide/perimeter.md */
                        sheet: {
                            [key: string]: unknown;
                        };
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Position"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/positions/{positionId}/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the firm stands: an overview, not advice */
        get: {
            parameters: {
                query?: {
                    /** @description The day whose law is asked; today in Astana when absent */
                    on?: string;
                    /** @description Ranks of authority that are heard, such as 50; all when absent */
                    ranks?: string;
                    /** @description A version of the position; the newest when absent */
                    version?: number;
                    view?: "all" | "declared" | "observed";
                };
                header?: never;
                path: {
                    positionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Assessment"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/positions/{positionId}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recorded assessments of a position, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    positionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordedAssessment"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Record what follows from the version that was read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    positionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        on?: string;
                        ranks?: number[];
                        /**
                         * @default all
                         * @enum {string}
                         */
                        view?: "all" | "declared" | "observed";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordedAssessment"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/positions/{positionId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to ask next, and what was answered */
        get: {
            parameters: {
                query?: {
                    /** @description Facts that are not asked now, each with its subject: layer.seat@entity:firm */
                    aside?: string;
                    /** @description The day whose law is asked; today in Astana when absent */
                    on?: string;
                    /** @description Ranks of authority that are heard, such as 50; all when absent */
                    ranks?: string;
                    /** @description A version of the position; the newest when absent */
                    version?: number;
                    view?: "all" | "declared" | "observed";
                };
                header?: never;
                path: {
                    positionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NextQuestions"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/positions/{positionId}/regulator-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which bodies matter, because of which facts */
        get: {
            parameters: {
                query?: {
                    /** @description The day whose law is asked; today in Astana when absent */
                    on?: string;
                    /** @description Ranks of authority that are heard, such as 50; all when absent */
                    ranks?: string;
                    /** @description A version of the position; the newest when absent */
                    version?: number;
                    view?: "all" | "declared" | "observed";
                };
                header?: never;
                path: {
                    positionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegulatorMap"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/positions/{positionId}/risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The enterprise-wide risk assessment */
        get: {
            parameters: {
                query?: {
                    /** @description The day whose law is asked; today in Astana when absent */
                    on?: string;
                    /** @description Ranks of authority that are heard, such as 50; all when absent */
                    ranks?: string;
                    /** @description A version of the position; the newest when absent */
                    version?: number;
                    view?: "all" | "declared" | "observed";
                };
                header?: never;
                path: {
                    positionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnterpriseRisks"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/perimeter/rulebooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rulebooks that something was concluded under */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                digest: string;
                                keptAt: string;
                                version: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/personal-data/index-rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the newest change of the index key stands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndexKeyRotation"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Change the key of all blind indexes, behind open doors */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndexKeyRotation"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/personal-data/key-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the newest change of the key-encryption key stands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyEncryptionKeyChange"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Wrap all data keys by the key-encryption key that is to take over */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyEncryptionKeyChange"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/personal-data/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the newest rotation of data keys stands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyRotation"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Change all data keys for new ones, behind open doors */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyRotation"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rulebook in force */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                facts: number;
                                passages: number;
                                rows: number;
                                rules: number;
                                sources: number;
                                texts: number;
                                values: number;
                            };
                            digest: string;
                            files: string[];
                            id: string;
                            readonly instruments: {
                                file: string;
                                id: string;
                                title: string;
                            }[];
                            /** @description Always present: an overview, not legal advice. */
                            notice: string;
                            /** @enum {string} */
                            status: "unreviewed" | "reviewed";
                            title: string;
                            version: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook/catalogues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every catalogue with its rows */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly items: components["schemas"]["RulebookCatalogue"][];
                            /** @description Always present: an overview, not legal advice. */
                            notice: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every question, in the order in which they are asked */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly items: components["schemas"]["RulebookFact"][];
                            /** @description Always present: an overview, not legal advice. */
                            notice: string;
                            readonly sections: {
                                /** @enum {string} */
                                group: "activity" | "layer" | "geography" | "control";
                                id: string;
                                title: components["schemas"]["RulebookWords"];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook/files/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The YAML text of one file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description As listed by /v1/rulebook, its slashes percent-encoded. */
                    path: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always present: an overview, not legal advice. */
                            notice: string;
                            path: string;
                            text: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rule */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly items: components["schemas"]["RulebookRule"][];
                            /** @description Always present: an overview, not legal advice. */
                            notice: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rule */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkedOn: string;
                            readonly citations: {
                                at: string;
                                checkedOn: string;
                                /** @enum {string} */
                                grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                                note?: string;
                                says: string;
                                /** @enum {string} */
                                supports: "conclusion" | "condition" | "exception" | "number" | "date";
                                title: string;
                                url?: string;
                            }[];
                            file: string;
                            from: string;
                            /** @enum {string} */
                            grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                            id: string;
                            /** @description Where it fires, the finding does not apply. */
                            isDenial: boolean;
                            /** @description Code of the catalogue row that it concludes. */
                            key: string;
                            /** @enum {string} */
                            layer: "official" | "secondary" | "house";
                            line: number;
                            /** @description Always present: an overview, not legal advice. */
                            notice: string;
                            readonly overrides: string[];
                            rank: number;
                            say: components["schemas"]["RulebookWords"];
                            /** @enum {string} */
                            strength: "must" | "usually" | "likely" | "case_by_case" | "comparison";
                            /** @enum {string} */
                            subject: "firm" | "entity" | "service_line" | "token" | "channel" | "segment";
                            /** @description Last day, included; absent while the rule is open. */
                            to?: string;
                            readonly unless?: components["schemas"]["RulebookConditionLine"][];
                            readonly when: components["schemas"]["RulebookConditionLine"][];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document that values cite, with the passages that were read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authority: string;
                            checkedOn: string;
                            file: string;
                            id: string;
                            /** @description Always present: an overview, not legal advice. */
                            notice: string;
                            readonly passages: {
                                at: string;
                                /** @enum {string} */
                                grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                                note?: string;
                                says: string;
                                url?: string;
                            }[];
                            rank: number;
                            title: string;
                            url?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every value on a day */
        get: {
            parameters: {
                query?: {
                    /** @description The day whose law is asked; today in Astana when absent. */
                    on?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RulebookValue"][];
                            /** @description Always present: an overview, not legal advice. */
                            notice: string;
                            on: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook/values/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One value through time */
        get: {
            parameters: {
                query?: {
                    /** @description The day whose law is asked; today in Astana when absent. */
                    on?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            comparison?: "at_least" | "above";
                            current?: components["schemas"]["RulebookPeriod"];
                            file: string;
                            id: string;
                            instrument: string;
                            line: number;
                            meaning: string;
                            /** @description Always present: an overview, not legal advice. */
                            notice: string;
                            on: string;
                            periods: components["schemas"]["RulebookPeriod"][];
                            /** @enum {string} */
                            status: "in_force" | "not_yet_in_force" | "ended";
                            /** @enum {string} */
                            unit: "USD" | "KZT" | "EUR" | "years" | "hours" | "minutes" | "count" | "countries" | "fields" | "duty";
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screening/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a name would meet on the lists in force */
        get: {
            parameters: {
                query: {
                    name: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly lists: {
                                activatedAt: string;
                                confirmedAt: string;
                                digest: string;
                                isSynthetic: boolean;
                                list: string;
                                /** Format: uuid */
                                listVersionId: string;
                                title: string;
                            }[];
                            readonly matches: components["schemas"]["NameMatch"][];
                            name: string;
                            normalisedName: string;
                            /** @description Why an empty answer would not mean that nobody is listed */
                            readonly obstacles: ("eligibility.customer_unknown" | "eligibility.customer_onboarding" | "eligibility.customer_suspended" | "eligibility.customer_closed" | "eligibility.country_unknown" | "eligibility.country_not_served" | "eligibility.service_not_permitted" | "eligibility.policy_missing" | "screening.list_missing" | "screening.list_stale" | "screening.list_synthetic" | "screening.name_missing" | "screening.name_unreadable" | "screening.potential_match" | "screening.policy_missing" | "travel_rule.originator_name_missing" | "travel_rule.originator_account_missing" | "travel_rule.originator_identification_missing" | "travel_rule.beneficiary_name_missing" | "travel_rule.beneficiary_account_missing" | "travel_rule.legal_person_rule_open" | "travel_rule.hosting_unknown" | "travel_rule.self_hosted_mitigation" | "travel_rule.counterparty_not_assessed" | "travel_rule.rule_missing" | "valuation.price_missing" | "valuation.price_stale" | "valuation.policy_missing" | "gate.unavailable" | "case.open")[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screening/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of the sanctions lists, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ListVersion"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Bring the files of a list; they are read in the background */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        files: {
                            /** Format: byte */
                            contentBase64: string;
                            name: string;
                        }[];
                        /** @enum {string} */
                        list: "ofac-sdn";
                        title: string;
                    };
                };
            };
            responses: {
                /** @description These files are in force already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            listVersionId: string;
                            /** @enum {string} */
                            outcome: "received" | "confirmed";
                        };
                    };
                };
                /** @description Kept, and read in the background */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            listVersionId: string;
                            /** @enum {string} */
                            outcome: "received" | "confirmed";
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screening/lists/{listVersionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a list, with the progress of its import */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    listVersionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            list: components["schemas"]["ListVersion"];
                            progress?: {
                                entriesDone: number;
                                entriesInAll: number | null;
                                /** @enum {string} */
                                stage: "reading" | "storing";
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screening/lists/{listVersionId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of one version, all or those with a text in a name */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    name?: string;
                };
                header?: never;
                path: {
                    listVersionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ListEntry"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transfers, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    customerId?: string;
                    direction?: "withdrawal" | "deposit";
                    limit?: number;
                    state?: "held" | "released" | "rejected";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Transfer"][];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Submit a transfer for a decision
         * @description Needs the header Idempotency-Key. The same key with the same body answers the first decision (200); with another body it is refused.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TransferRequestInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransferDetail"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransferDetail"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transferId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One transfer with its decisions and its case */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    transferId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransferDetail"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transferId}/amendment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Supply or correct what is known about the other party */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    transferId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        otherParty?: {
                            accountNumber?: string;
                            /** Format: date */
                            birthDate?: string;
                            birthPlace?: string;
                            customerId?: string;
                            /** @enum {string} */
                            kind?: "natural" | "legal";
                            name?: string;
                            nationalId?: string;
                            physicalAddress?: string;
                            transactionReference?: string;
                            walletAddress?: string;
                        };
                        otherVaspName?: string;
                        /** @enum {string} */
                        otherWalletHosting?: "self_hosted" | "vasp" | "unknown";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransferDetail"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transferId}/decision-challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a passkey is to sign for this very decision */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    transferId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        verdict: "release" | "rejection";
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PasskeyChallenge"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transferId}/decisions/{decisionId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decide again from the frozen facts and compare */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    decisionId: string;
                    transferId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agrees: boolean;
                            readonly differences: ("facts_erased" | "facts" | "findings" | "outcome" | "rulebook" | "code")[];
                            factsDigest: string;
                            made: {
                                codeVersion: string;
                                rulebookDigest: string;
                            };
                            /** @enum {string} */
                            outcome: "release" | "hold" | "reject";
                            replayed: {
                                codeVersion: string;
                                rulebookDigest: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transferId}/preparation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lay a recommendation before a second person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    transferId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        clearances?: {
                            findingKey: string;
                            why: string;
                        }[];
                        /** @enum {string} */
                        recommendation: "release" | "reject";
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransferDetail"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transferId}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject as second person
         * @description Confirmed with one's second factor, where there is one or house policy asks for one.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    transferId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A code of the authenticator app, or the answer of a passkey to the challenge of this very decision */
                        confirmation?: {
                            code: string;
                        } | {
                            assertion: {
                                /** @enum {string} */
                                authenticatorAttachment?: "cross-platform" | "platform";
                                clientExtensionResults: {
                                    [key: string]: unknown;
                                };
                                /** @description Base64url */
                                id: string;
                                /** @description Base64url */
                                rawId: string;
                                response: {
                                    /** @description Base64url */
                                    authenticatorData: string;
                                    /** @description Base64url */
                                    clientDataJSON: string;
                                    /** @description Base64url */
                                    signature: string;
                                    userHandle?: string | null;
                                };
                                /** @enum {string} */
                                type: "public-key";
                            };
                            /** Format: uuid */
                            challengeId: string;
                        };
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransferDetail"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transferId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve as second person: re-assessed with fresh facts, released only if nothing stands
         * @description Confirmed with one's second factor, where there is one or house policy asks for one.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    transferId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A code of the authenticator app, or the answer of a passkey to the challenge of this very decision */
                        confirmation?: {
                            code: string;
                        } | {
                            assertion: {
                                /** @enum {string} */
                                authenticatorAttachment?: "cross-platform" | "platform";
                                clientExtensionResults: {
                                    [key: string]: unknown;
                                };
                                /** @description Base64url */
                                id: string;
                                /** @description Base64url */
                                rawId: string;
                                response: {
                                    /** @description Base64url */
                                    authenticatorData: string;
                                    /** @description Base64url */
                                    clientDataJSON: string;
                                    /** @description Base64url */
                                    signature: string;
                                    userHandle?: string | null;
                                };
                                /** @enum {string} */
                                type: "public-key";
                            };
                            /** Format: uuid */
                            challengeId: string;
                        };
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransferDetail"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transferId}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send back to whoever works the case */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    transferId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TransferDetail"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every transfer as JSON lines, newest first */
        get: {
            parameters: {
                query?: {
                    customerId?: string;
                    direction?: "withdrawal" | "deposit";
                    state?: "held" | "released" | "rejected";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest price of each asset */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Rate"][];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Record a quoted price */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        asset: "BTC" | "ETH" | "TRX" | "USDT" | "USDC";
                        /** Format: date-time */
                        quotedAt: string;
                        rate: string;
                        source: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rate"];
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ApiKey: {
            readonly actions: ("transfer.read" | "transfer.submit" | "transfer.amend" | "transfer.decide" | "transfer.export" | "case.read" | "case.work" | "customer.read" | "customer.write" | "customer.erase" | "screening.read" | "screening.import" | "valuation.write" | "rulebook.read" | "perimeter.read" | "perimeter.write" | "audit.read" | "audit.export" | "event.read" | "event.redeliver" | "access.read" | "access.administer")[];
            expiresAt: string;
            issuedAt: string;
            /** Format: uuid */
            issuedBy: string;
            /** Format: uuid */
            keyId: string;
            /** @description Within a minute */
            lastUsedAt: string | null;
            name: string;
            revokedAt: string | null;
        };
        Assessment: {
            readonly findings: components["schemas"]["LegalFinding"][];
            lawDate: string;
            readonly ranks?: number[];
            receipt: components["schemas"]["AssessmentReceipt"];
            /** @enum {string} */
            view: "all" | "declared" | "observed";
        };
        AssessmentComparison: {
            after: components["schemas"]["AssessmentReceipt"];
            before: components["schemas"]["AssessmentReceipt"];
            readonly facts: {
                [key: string]: unknown;
            }[];
            readonly findings: {
                after?: components["schemas"]["LegalFinding"];
                before?: components["schemas"]["LegalFinding"];
                readonly causes: {
                    [key: string]: unknown;
                }[];
                key: string;
                subject: components["schemas"]["PositionSubject"];
            }[];
        };
        AssessmentReceipt: {
            engine: string;
            factsDigest: string;
            findingsDigest: string;
            lawDate: string;
            readonly ranks?: number[];
            rulebook: string;
            rulebookDigest: string;
            /** @enum {string} */
            view: "all" | "declared" | "observed";
        };
        AuditCheckpoint: {
            madeAt: string;
            /** @description The signed note (c2sp.org/signed-note): to be kept, and to be verified by other tools too. */
            note: string;
            /** @description SHA-256, hex. */
            root: string;
            /** @description How many entries it vouches for: those at positions 0 to size - 1. */
            size: number;
        };
        AuditConsistency: {
            from: components["schemas"]["AuditCheckpoint"];
            /** @description RFC 9162, section 2.1.4. */
            path: components["schemas"]["AuditProofStep"][];
            to: components["schemas"]["AuditCheckpoint"];
        };
        AuditEntry: {
            action: string;
            actor: string;
            /** @description Salted commitment to personal data, where the entry vouches for some. */
            commitment: string | null;
            /** @description Read from the stored bytes; null when they are no longer an entry. */
            details: {
                [key: string]: unknown;
            } | null;
            /** Format: uuid */
            entryId: string;
            leafHash: string;
            /** @description Index of the leaf, from 0; null until the sequencer has placed the entry. */
            position: number | null;
            recordedAt: string;
            subject: {
                id: string;
                kind: string;
            };
        };
        AuditEntryDetail: {
            action: string;
            actor: string;
            /** @description The exact text that was hashed; null when the stored bytes are not UTF-8. */
            canonical: string | null;
            check: {
                /** @description Whether the searchable copies agree with the bytes. */
                columnsAgree: boolean;
                /** @description Whether hashing the stored bytes again gives the stored leaf hash. */
                leafHashAgrees: boolean;
            };
            /** @description Salted commitment to personal data, where the entry vouches for some. */
            commitment: string | null;
            /** @description Read from the stored bytes; null when they are no longer an entry. */
            details: {
                [key: string]: unknown;
            } | null;
            /** Format: uuid */
            entryId: string;
            leafHash: string;
            /** @description Index of the leaf, from 0; null until the sequencer has placed the entry. */
            position: number | null;
            recordedAt: string;
            subject: {
                id: string;
                kind: string;
            };
        };
        AuditProof: {
            checkpoint: components["schemas"]["AuditCheckpoint"];
            /** @description SHA-256, hex. */
            leafHash: string;
            /** @description RFC 9162, section 2.1.3: from the leaf to the root. */
            path: components["schemas"]["AuditProofStep"][];
            position: number;
        };
        AuditProofStep: {
            begin: number;
            /** @description The first position that is no more covered. */
            end: number;
            /** @description SHA-256, hex. */
            hash: string;
        };
        AuditState: {
            /** @description The newest one. */
            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
            copies: {
                attemptedAt: string;
                /** @description How many of the signed entries no checkpoint there vouches for. */
                behind: number;
                /** @description When the last checkpoint that lies there was signed. */
                madeAt: string | null;
                place: string;
                problem: ("unreachable" | "ahead" | "differs") | null;
                size: number;
            }[];
            /** @description What the database lets this house do to the log that it should not; empty is right. */
            excessPowers: string[];
            isSigning: boolean;
            /** @description Oldest first; the last one signs. Hand them on by a way of their own. */
            keys: {
                keyId: string;
                recordedAt: string;
                verifierKey: string;
            }[];
            /** @description The name of this log in its checkpoints and keys. */
            origin: string;
            signingProblem: ("key_unreadable" | "key_unknown" | "history_changed") | null;
            /** @description How many entries have a position now. */
            size: number;
        };
        Case: {
            /** Format: uuid */
            caseId: string;
            closedAt: string | null;
            closedBy: string | null;
            dueAt: string;
            openedAt: string;
            ownerId: string | null;
            preparation: {
                readonly clearances: {
                    findingKey: string;
                    why: string;
                }[];
                /** @enum {string} */
                recommendation: "release" | "reject";
                why: string;
            } | null;
            preparedAt: string | null;
            preparedBy: string | null;
            resolution: ("released" | "rejected") | null;
            /** @enum {string} */
            state: "open" | "prepared" | "closed";
            /** Format: uuid */
            subjectId: string;
            /** @constant */
            subjectKind: "transfer";
            version: number;
        };
        CaseEvent: {
            actor: string;
            body: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            eventId: string;
            /** @enum {string} */
            kind: "opened" | "assigned" | "noted" | "evidence_added" | "subject_amended" | "prepared" | "returned" | "reassessed" | "released" | "rejected";
            occurredAt: string;
        };
        Colleague: {
            displayName: string;
            readonly roles: ("analyst" | "officer" | "mlro" | "deputy_mlro" | "approver" | "administrator" | "examiner" | "founder" | "counsel")[];
            /** @enum {string} */
            state: "invited" | "active" | "disabled";
            /** Format: uuid */
            userId: string;
        };
        Customer: {
            birthDate: string | null;
            birthPlace: string | null;
            country: string | null;
            createdAt: string;
            /** Format: uuid */
            customerId: string;
            erasedAt: string | null;
            /** @enum {string} */
            kind: "natural" | "legal";
            /** @description Null for an erased customer */
            name: string | null;
            nationalId: string | null;
            physicalAddress: string | null;
            reference: string;
            readonly services: ("withdrawal" | "deposit")[];
            /** @enum {string} */
            status: "onboarding" | "active" | "suspended" | "closed";
            updatedAt: string;
            version: number;
            walletAddress: string | null;
        };
        CustomerErasure: {
            /** @description What nobody can read any more afterwards */
            readonly erases: ("record" | "other_sides" | "facts" | "case_words" | "evidence" | "search_words" | "salts")[];
            heldTransfers: number;
            /** @description What stays */
            readonly keeps: ("ids" | "amounts" | "outcomes" | "log" | "backups")[];
            /** @description What waits for a second person */
            proposal: {
                expiresAt: string;
                proposedAt: string;
                /** Format: uuid */
                proposedBy: string;
            } | null;
            /** @enum {string} */
            state: "not_closed" | "retained" | "erasable" | "proposed" | "erased";
            /** @description From when on the records need not be kept; null while the relationship goes on */
            until: string | null;
        };
        Decision: {
            codeVersion: string;
            decidedAt: string;
            /** Format: uuid */
            decisionId: string;
            /** @description The frozen facts the decision rests on */
            facts: {
                [key: string]: unknown;
            };
            factsDigest: string;
            readonly findings: components["schemas"]["Finding"][];
            /** @description Facts and findings were erased with the customer; the digests remain */
            isErased: boolean;
            /** @enum {string} */
            outcome: "release" | "hold" | "reject";
            /** @enum {string} */
            purpose: "submission" | "amendment" | "release" | "rejection";
            rulebookDigest: string;
        };
        EnterpriseRisks: {
            readonly dimensions: {
                dimension: string;
                /** @enum {string} */
                inherent?: "low" | "medium" | "high";
                /** @enum {string} */
                residual?: "low" | "medium" | "high";
                readonly risks: {
                    code: string;
                    readonly controls: {
                        fact: string;
                        /** @enum {string} */
                        state: "in_place" | "absent" | "unknown";
                    }[];
                    finding: components["schemas"]["LegalFinding"];
                    /** @enum {string} */
                    inherent: "low" | "medium" | "high";
                    /** @enum {string} */
                    residual: "low" | "medium" | "high";
                }[];
            }[];
        };
        Event: {
            createdAt: string;
            delivery: {
                attempts: number;
                deadAt: string | null;
                deliveredAt: string | null;
                lastProblem: string | null;
                nextAttemptAt: string | null;
                /**
                 * @description Undelivered means that no receiver confirmed it; where only the feed is used, it stays so.
                 * @enum {string}
                 */
                state: "undelivered" | "delivered" | "dead";
            };
            /** Format: uuid */
            eventId: string;
            payload: {
                [key: string]: unknown;
            };
            /** @description Place in the feed, from 0; null until the sequencer has placed the event. */
            position: number | null;
            topic: string;
        };
        EventFeed: {
            items: components["schemas"]["Event"][];
            /** @description The `from` of the next call, also when there was nothing new. */
            next: number;
        };
        Evidence: {
            addedAt: string;
            /** Format: uuid */
            addedBy: string;
            /** Format: uuid */
            caseId: string;
            /** Format: uuid */
            evidenceId: string;
            mediaType: string;
            /** @description Null once the customer was erased */
            name: string | null;
            sha256: string;
            size: number;
        };
        Factors: {
            hasOneTimeCode: boolean;
            /** @description Whether that word is here, and waits to be used */
            isProven: boolean;
            /** @description False under an IP address, where browsers make none */
            mayHavePasskeys: boolean;
            /**
             * @description What house policy asks of one's roles for deciding
             * @enum {string}
             */
            needed: "none" | "any" | "passkey";
            /**
             * @description What is asked before a factor changes: the password, or a fresh word of the identity provider
             * @enum {string}
             */
            ownerProof: "password" | "provider" | "none";
            passkeys: {
                createdAt: string;
                credentialId: string;
                lastUsedAt: string | null;
                name: string;
            }[];
            recoveryCodesLeft: number;
        };
        FactRef: {
            fact: string;
            subject: components["schemas"]["PositionSubject"];
        };
        FactRefInput: {
            fact: string;
            subject: components["schemas"]["PositionSubjectInput"];
        };
        Finding: {
            basis: string;
            readonly citations: {
                at: string;
                checkedOn: string;
                /** @enum {string} */
                grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                note?: string;
                title: string;
                url?: string;
            }[];
            details: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            ends: "cure" | "judgement";
            /** @enum {string} */
            gate: "eligibility" | "travel-rule" | "screening" | "story";
            reason: string;
            rule?: string;
            /** @enum {string} */
            severity: "note" | "hold" | "reject";
        };
        IndexKeyRotation: {
            /** @description Rows that were looked at */
            done: number;
            finishedAt: string | null;
            startedAt: string | null;
            /**
             * @description Under way for ten minutes at least: every server has to know the new key first, and then to have stopped using the old one
             * @enum {string}
             */
            state: "never" | "under_way" | "finished";
            /** @description People whom an older version tied to the identity provider, and who have to sign in there once before it can end */
            toSignIn: number;
            /** @description Rows there were when it began */
            total: number;
        };
        InventedPerson: {
            displayName: string;
            /** @enum {string} */
            language: "en" | "ru" | "kk";
            readonly roles: ("analyst" | "officer" | "mlro" | "deputy_mlro" | "approver" | "administrator" | "examiner" | "founder" | "counsel")[];
            /** Format: uuid */
            userId: string;
        };
        IssuedLink: {
            expiresAt: string;
            url: string;
        };
        KeyEncryptionKeyChange: {
            /** @description Keys of the firm's own that the new key-encryption key wraps */
            done: number;
            finishedAt: string | null;
            /** @description No data key of any firm in this database needs the old one; backups from before still do */
            mayRemoveOld: boolean;
            startedAt: string | null;
            /**
             * @description next_here: the server that answers was given a key that is to take over, and nobody has begun
             * @enum {string}
             */
            state: "one_key" | "next_here" | "under_way" | "finished";
            total: number;
            /** @description Servers that run and were not given the new key; nothing is wrapped by it before they have it */
            waitingFor: number;
        };
        KeyRotation: {
            /** @description Rows that were looked at */
            done: number;
            finishedAt: string | null;
            startedAt: string | null;
            /**
             * @description Under way for five minutes at least: servers have to forget the old keys before these are destroyed
             * @enum {string}
             */
            state: "never" | "under_way" | "finished";
            /** @description Rows there were when it began */
            total: number;
        };
        LegalFinding: {
            /**
             * @description What a gate acts on: an open answer counts as its prudent side
             * @enum {string}
             */
            actedOn: "applies" | "does_not_apply";
            readonly because: components["schemas"]["FactRef"][];
            catalogue: string;
            readonly citations: {
                at: string;
                checkedOn: string;
                /** @enum {string} */
                grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                note?: string;
                title: string;
                url?: string;
            }[];
            /** @enum {string} */
            grade?: "V" | "D" | "S" | "N" | "policy" | "secondary";
            /** @description The layers part: the stricter is acted on, and both are shown */
            isDisputed: boolean;
            key: string;
            readonly layers: {
                /** @enum {string} */
                grade?: "V" | "D" | "S" | "N" | "policy" | "secondary";
                /** @enum {string} */
                layer: "official" | "secondary" | "house";
                /** @enum {string} */
                outcome: "applies" | "does_not_apply" | "undetermined" | "conflict" | "not_tested";
                /** @enum {string} */
                strength?: "must" | "usually" | "likely" | "case_by_case" | "comparison";
            }[];
            readonly leadsTo: string[];
            readonly open: components["schemas"]["FactRef"][];
            readonly openLaw: {
                at: string;
                checkedOn: string;
                /** @enum {string} */
                grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                note?: string;
                title: string;
                url?: string;
            }[];
            /** @enum {string} */
            outcome: "applies" | "does_not_apply" | "undetermined" | "conflict" | "not_tested";
            /** @enum {string} */
            strength?: "must" | "usually" | "likely" | "case_by_case" | "comparison";
            subject: components["schemas"]["PositionSubject"];
            readonly trace: components["schemas"]["RuleTrace"][];
            readonly wouldChange: components["schemas"]["FactRef"][];
        };
        ListEntry: {
            readonly addressCountries: string[];
            readonly birthDates: string[];
            readonly countries: string[];
            entryId: string;
            /** @enum {string} */
            kind: "person" | "organisation" | "vessel" | "aircraft";
            readonly names: {
                /** @enum {string} */
                quality: "primary" | "strong" | "weak";
                text: string;
            }[];
            readonly programs: string[];
            remarks?: string;
            title?: string;
        };
        ListVersion: {
            activatedAt: string | null;
            confirmedAt: string | null;
            digest: string;
            entryCount: number | null;
            isSynthetic: boolean;
            list: string;
            /** Format: uuid */
            listVersionId: string;
            nameCount: number | null;
            problem: {
                [key: string]: unknown;
            } | null;
            receivedAt: string;
            receivedBy: string;
            /** @enum {string} */
            state: "received" | "active" | "superseded" | "refused";
            title: string;
        };
        Me: {
            actions: ("transfer.read" | "transfer.submit" | "transfer.amend" | "transfer.decide" | "transfer.export" | "case.read" | "case.work" | "customer.read" | "customer.write" | "customer.erase" | "screening.read" | "screening.import" | "valuation.write" | "rulebook.read" | "perimeter.read" | "perimeter.write" | "audit.read" | "audit.export" | "event.read" | "event.redeliver" | "access.read" | "access.administer")[];
            displayName: string;
            entity: {
                country: string;
                /** Format: uuid */
                entityId: string;
                isDemonstration: boolean;
                name: string;
            };
            /** @enum {string} */
            language: "en" | "ru" | "kk";
            login: string;
            roles: ("analyst" | "officer" | "mlro" | "deputy_mlro" | "approver" | "administrator" | "examiner" | "founder" | "counsel")[];
            /** Format: uuid */
            userId: string;
        };
        NameMatch: {
            readonly addressCountries: string[];
            readonly birthDates: string[];
            readonly countries: string[];
            entryId: string;
            /** @enum {string} */
            kind: "person" | "organisation" | "vessel" | "aircraft";
            list: string;
            listedName: string;
            /** Format: uuid */
            listVersionId: string;
            /** @enum {string} */
            match: "exact" | "normalised";
            readonly names: {
                /** @enum {string} */
                quality: "primary" | "strong" | "weak";
                text: string;
            }[];
            readonly programs: string[];
            /** @enum {string} */
            quality: "primary" | "strong" | "weak";
            remarks?: string;
            title?: string;
        };
        NextQuestions: {
            readonly answered: components["schemas"]["FactRef"][];
            readonly open: {
                key: string;
                subject: components["schemas"]["PositionSubject"];
            }[];
            readonly page: {
                /** @description Open findings that wait for it */
                readonly concerns: {
                    key: string;
                    subject: components["schemas"]["PositionSubject"];
                }[];
                fact: string;
                /** @enum {string} */
                group: "activity" | "layer" | "geography" | "control";
                section: string;
                /** @description Open findings that one answer or another settles at once */
                readonly settles: {
                    key: string;
                    subject: components["schemas"]["PositionSubject"];
                }[];
                subject: components["schemas"]["PositionSubject"];
            }[];
            remaining: number;
        };
        OpenedSession: {
            expiresAt: string;
            me: components["schemas"]["Me"];
            token?: string;
        };
        PasskeyChallenge: {
            /** Format: uuid */
            challengeId: string;
            options: {
                [key: string]: unknown;
            };
        };
        Position: {
            createdAt: string;
            /** Format: uuid */
            positionId: string;
            sheet: {
                [key: string]: unknown;
            };
            title: string;
            updatedAt: string;
            /** Format: uuid */
            updatedBy: string;
            version: number;
        };
        PositionSubject: {
            id: string;
            /** @enum {string} */
            kind: "firm" | "entity" | "service_line" | "token" | "channel" | "segment";
        };
        PositionSubjectInput: {
            id: string;
            /** @enum {string} */
            kind: "firm" | "entity" | "service_line" | "token" | "channel" | "segment";
        };
        Problem: {
            /** @enum {string} */
            code: "request.invalid" | "request.unreadable" | "request.too_large" | "request.not_found" | "request.idempotency_key_missing" | "request.idempotency_key_reused" | "request.version_missing" | "request.version_conflict" | "request.forged" | "service.unavailable" | "service.sealed" | "service.provider_unreachable" | "service.failed" | "access.sign_in_required" | "access.sign_in_refused" | "access.too_many_attempts" | "access.not_permitted" | "access.link_invalid" | "access.login_taken" | "access.code_required" | "access.code_refused" | "access.factor_exists" | "access.factor_not_found" | "access.second_factor_required" | "access.step_up_required" | "access.passkey_unavailable" | "access.passkey_refused" | "access.provider_unavailable" | "access.provider_refused" | "access.owner_proof_required" | "access.recovery_not_found" | "access.same_administrator" | "access.person_required" | "access.key_not_found" | "access.session_not_found" | "access.user_not_found" | "access.last_administrator" | "access.own_account" | "access.password_too_short" | "access.policy_missing" | "customer.not_found" | "customer.reference_taken" | "customer.not_closed" | "customer.still_retained" | "customer.erasure_proposed" | "customer.erasure_not_proposed" | "customer.erasure_same_person" | "personal_data.retention_missing" | "personal_data.rotation_under_way" | "personal_data.no_next_key" | "personal_data.key_change_under_way" | "customer.erased" | "perimeter.facts_refused" | "perimeter.position_not_found" | "perimeter.assessment_not_found" | "perimeter.rulebook_not_kept" | "transfer.not_found" | "transfer.already_settled" | "case.not_found" | "case.already_closed" | "case.not_prepared" | "case.same_person" | "case.finding_not_clearable" | "case.finding_not_cleared" | "case.owner_unfit" | "evidence.not_found" | "list.file_refused" | "list.not_found" | "valuation.rate_exists" | "rulebook.value_not_found" | "rulebook.rule_not_found" | "rulebook.source_not_found" | "rulebook.file_not_found" | "decision.not_found" | "event.not_found" | "audit.entry_not_found" | "audit.entry_not_covered" | "audit.checkpoint_not_found" | "audit.checkpoints_reversed" | "demonstration.unavailable";
            correlationId: string;
            details: {
                [key: string]: unknown;
            };
            remedy: string;
            status: number;
            title: string;
            /** @description urn:shekara:refusal: and the code */
            type: string;
        };
        ProviderAddress: {
            /** @description Where the browser is to go */
            url: string;
        };
        Rate: {
            /** @enum {string} */
            asset: "BTC" | "ETH" | "TRX" | "USDT" | "USDC";
            /** @constant */
            currency: "USD";
            quotedAt: string;
            rate: string;
            /** Format: uuid */
            rateId: string;
            recordedAt: string;
            source: string;
        };
        Readiness: {
            parts: {
                /** @enum {string} */
                part: "database" | "migrations" | "lists" | "rulebook" | "audit_key" | "audit_copies" | "personal_data" | "disk";
                remedy?: string;
                /** @enum {string} */
                state: "ready" | "degraded" | "failed";
                what: string;
            }[];
            /**
             * @description As bad as the worst part
             * @enum {string}
             */
            status: "ready" | "degraded" | "failed";
        };
        RecordedAssessment: {
            /** Format: uuid */
            assessmentId: string;
            /** Format: uuid */
            positionId: string;
            receipt: components["schemas"]["AssessmentReceipt"];
            recordedAt: string;
            /** Format: uuid */
            recordedBy: string;
            version: number;
        };
        Recovery: {
            expiresAt: string;
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            /** Format: uuid */
            recoveryId: string;
            /** Format: uuid */
            userId: string;
        };
        RegulatorMap: {
            readonly bodies: {
                code: string;
                readonly findings: components["schemas"]["LegalFinding"][];
                /** @enum {string} */
                outcome: "applies" | "does_not_apply" | "undetermined" | "conflict" | "not_tested";
            }[];
            columns: number;
            readonly edges: {
                from: string;
                isSettled: boolean;
                to: string;
            }[];
            readonly nodes: {
                code?: string;
                column: number;
                fact?: components["schemas"]["FactRef"];
                id: string;
                /** @enum {string} */
                kind: "entity" | "fact" | "body";
                /** @enum {string} */
                outcome?: "applies" | "does_not_apply" | "undetermined" | "conflict" | "not_tested";
                row: number;
                subject?: components["schemas"]["PositionSubject"];
            }[];
            rows: number;
        };
        RulebookCatalogue: {
            attributes: {
                [key: string]: string[];
            };
            /** @description Present where rules conclude its rows. */
            concluded?: {
                importance: number;
                /** @enum {string} */
                prudent: "applies" | "does_not_apply";
                /** @enum {string} */
                subject: "firm" | "entity" | "service_line" | "token" | "channel" | "segment";
            };
            readonly fields: string[];
            file: string;
            id: string;
            readonly lists: string[];
            readonly rows: components["schemas"]["RulebookRow"][];
            title: components["schemas"]["RulebookWords"];
        };
        RulebookConditionLine: {
            /** @enum {string} */
            basis?: "view" | "declared" | "observed";
            /** @description at_least: how many of the lines below. */
            count?: number;
            /** @description Lines below with more depth belong to this one. */
            depth: number;
            fact?: string;
            finding?: string;
            /** @enum {string} */
            kind: "all" | "any" | "not" | "at_least" | "fact" | "known" | "finding" | "some" | "each";
            /** @enum {string} */
            op?: "is" | "in" | "has" | "gte" | "lte" | "gt" | "lt" | "before" | "after";
            otherFact?: string;
            over?: string;
            /** @description Id of a value of the rulebook that the fact is measured against. */
            parameter?: string;
            /** @description Words, a date, or a number or amount with its unit. */
            readonly values?: string[];
        };
        RulebookFact: {
            ask: components["schemas"]["RulebookWords"];
            /** @description Asked only where this holds; elsewhere the question makes no sense. */
            readonly askedWhen?: components["schemas"]["RulebookConditionLine"][];
            readonly citations: {
                at: string;
                checkedOn: string;
                /** @enum {string} */
                grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                note?: string;
                title: string;
                url?: string;
            }[];
            cost: number;
            file: string;
            /** @enum {string} */
            group: "activity" | "layer" | "geography" | "control";
            help?: components["schemas"]["RulebookWords"];
            id: string;
            /** @description An answer needs a named person and reasons. */
            isJudgement: boolean;
            line: number;
            readonly options: {
                id: string;
                label: components["schemas"]["RulebookWords"];
            }[];
            section: string;
            /** @enum {string} */
            subject: "firm" | "entity" | "service_line" | "token" | "channel" | "segment";
            /** @enum {string} */
            type: "bool" | "enum" | "set" | "int" | "money" | "date" | "text" | "countries";
            unit?: string;
        };
        RulebookPeriod: {
            checkedOn: string;
            readonly citations: {
                at: string;
                checkedOn: string;
                /** @enum {string} */
                grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                note?: string;
                title: string;
                url?: string;
            }[];
            from: string;
            /** @enum {string} */
            grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
            note?: string;
            /** @description Last day, included; absent while the period is open. */
            to?: string;
            /** @description By unit: decimal text for money, a number, country codes, field needs, or a sentence. */
            value: string | number | string[] | {
                /** @enum {string} */
                need: "name" | "account" | "identification";
                readonly oneOf: ("name" | "walletAddress" | "accountNumber" | "transactionReference" | "physicalAddress" | "nationalId" | "customerId" | "birthDate" | "birthPlace")[][];
                /** @enum {string} */
                party: "originator" | "beneficiary";
            }[];
        };
        RulebookRow: {
            attributes: {
                [key: string]: string;
            };
            readonly citations: {
                at: string;
                checkedOn: string;
                /** @enum {string} */
                grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                note?: string;
                title: string;
                url?: string;
            }[];
            code: string;
            readonly facts: string[];
            fields: {
                [key: string]: components["schemas"]["RulebookWords"];
            };
            readonly leadsTo: string[];
            line: number;
            lists: {
                [key: string]: components["schemas"]["RulebookWords"][];
            };
            name: components["schemas"]["RulebookWords"];
            readonly names: {
                readonly citations: {
                    at: string;
                    checkedOn: string;
                    /** @enum {string} */
                    grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                    note?: string;
                    title: string;
                    url?: string;
                }[];
                from: string;
                name: components["schemas"]["RulebookWords"];
            }[];
            text: components["schemas"]["RulebookWords"];
        };
        RulebookRule: {
            checkedOn: string;
            readonly citations: {
                at: string;
                checkedOn: string;
                /** @enum {string} */
                grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
                note?: string;
                says: string;
                /** @enum {string} */
                supports: "conclusion" | "condition" | "exception" | "number" | "date";
                title: string;
                url?: string;
            }[];
            file: string;
            from: string;
            /** @enum {string} */
            grade: "V" | "D" | "S" | "N" | "policy" | "secondary";
            id: string;
            /** @description Where it fires, the finding does not apply. */
            isDenial: boolean;
            /** @description Code of the catalogue row that it concludes. */
            key: string;
            /** @enum {string} */
            layer: "official" | "secondary" | "house";
            line: number;
            readonly overrides: string[];
            rank: number;
            say: components["schemas"]["RulebookWords"];
            /** @enum {string} */
            strength: "must" | "usually" | "likely" | "case_by_case" | "comparison";
            /** @enum {string} */
            subject: "firm" | "entity" | "service_line" | "token" | "channel" | "segment";
            /** @description Last day, included; absent while the rule is open. */
            to?: string;
            readonly unless?: components["schemas"]["RulebookConditionLine"][];
            readonly when: components["schemas"]["RulebookConditionLine"][];
        };
        RulebookValue: {
            /** @enum {string} */
            comparison?: "at_least" | "above";
            /** @description What is in force on the day asked about; absent when nothing is. */
            current?: components["schemas"]["RulebookPeriod"];
            file: string;
            id: string;
            instrument: string;
            line: number;
            meaning: string;
            /** @enum {string} */
            status: "in_force" | "not_yet_in_force" | "ended";
            /** @enum {string} */
            unit: "USD" | "KZT" | "EUR" | "years" | "hours" | "minutes" | "count" | "countries" | "fields" | "duty";
        };
        RulebookWords: {
            [key: string]: string;
        };
        RuleTrace: {
            /** @enum {string} */
            layer: "official" | "secondary" | "house";
            overriddenBy?: string;
            rule: string;
            /** @enum {string} */
            state: "fired" | "not_fulfilled" | "unknown" | "conflict" | "excepted" | "overridden" | "not_in_force" | "not_heard" | "law_not_found" | "not_tested";
            unless?: components["schemas"]["TraceNode"];
            when?: components["schemas"]["TraceNode"];
        };
        Session: {
            expiresAt: string;
            /** @description Whether this request came by it */
            isThis: boolean;
            /** @description Within a minute */
            lastSeenAt: string;
            /** @enum {string} */
            method: "password" | "link" | "passkey" | "provider" | "demonstration";
            openedAt: string;
            sessionId: string;
        };
        SetupState: {
            /** @enum {string} */
            demonstration: "absent" | "offered" | "running";
            /** @description Whether one can sign in through an identity provider */
            hasProvider: boolean;
            isSetupNeeded: boolean;
            passwordMinimumLength: number;
        };
        TraceNode: {
            fact?: components["schemas"]["FactRef"];
            /** @description Whether this node is needed to explain the one above it */
            isDecisive: boolean;
            key?: string;
            readonly members: components["schemas"]["TraceNode"][];
            /** @enum {string} */
            node: "all" | "any" | "not" | "at_least" | "fact" | "known" | "finding" | "some" | "each";
            readonly said?: {
                /** @enum {string} */
                basis: "declared" | "document" | "derived" | "observed";
                by?: string;
                evidence?: string;
                on?: string;
                reason?: string;
                /** @description Absent where the question was said to make no sense */
                value: unknown;
            }[];
            subject?: components["schemas"]["PositionSubject"];
            /** @enum {string} */
            truth: "true" | "false" | "unknown" | "conflict" | "not_applicable" | "not_observed";
        };
        TraceNodeInput: {
            fact?: components["schemas"]["FactRefInput"];
            /** @description Whether this node is needed to explain the one above it */
            isDecisive: boolean;
            key?: string;
            readonly members: components["schemas"]["TraceNodeInput"][];
            /** @enum {string} */
            node: "all" | "any" | "not" | "at_least" | "fact" | "known" | "finding" | "some" | "each";
            readonly said?: {
                /** @enum {string} */
                basis: "declared" | "document" | "derived" | "observed";
                by?: string;
                evidence?: string;
                on?: string;
                reason?: string;
                /** @description Absent where the question was said to make no sense */
                value: unknown;
            }[];
            subject?: components["schemas"]["PositionSubjectInput"];
            /** @enum {string} */
            truth: "true" | "false" | "unknown" | "conflict" | "not_applicable" | "not_observed";
        };
        Transfer: {
            /** @description In whole assets, decimal */
            amount: string;
            asset: string;
            /** Format: uuid */
            customerId: string;
            customerName: string | null;
            /** @enum {string} */
            direction: "withdrawal" | "deposit";
            /** @description Null once the customer was erased */
            otherParty: {
                accountNumber?: string;
                /** Format: date */
                birthDate?: string;
                birthPlace?: string;
                customerId?: string;
                /** @enum {string} */
                kind: "natural" | "legal";
                name?: string;
                nationalId?: string;
                physicalAddress?: string;
                transactionReference?: string;
                walletAddress?: string;
            } | null;
            otherVaspName: string | null;
            /** @enum {string} */
            otherWalletHosting: "self_hosted" | "vasp" | "unknown";
            requestedAt: string;
            settledAt: string | null;
            /** @enum {string} */
            state: "held" | "released" | "rejected";
            /** Format: uuid */
            transferId: string;
            /** @description Value when it was last assessed; null without a price */
            valueUsd: string | null;
            version: number;
        };
        TransferDetail: {
            case: {
                /** Format: uuid */
                caseId: string;
                ownerId: string | null;
                preparedBy: string | null;
                /** @enum {string} */
                state: "open" | "prepared" | "closed";
            } | null;
            /** @description Oldest first; the last one speaks for the present */
            decisions: components["schemas"]["Decision"][];
            transfer: components["schemas"]["Transfer"];
        };
        TransferRequestInput: {
            /** @description In whole assets, decimal text such as "0.015" */
            amount: string;
            /** @enum {string} */
            asset: "BTC" | "ETH" | "TRX" | "USDT" | "USDC";
            /** Format: uuid */
            customerId: string;
            /** @enum {string} */
            direction: "withdrawal" | "deposit";
            /** @description The beneficiary of a withdrawal, the originator of a deposit */
            otherParty: {
                accountNumber?: string;
                /** Format: date */
                birthDate?: string;
                birthPlace?: string;
                customerId?: string;
                /** @enum {string} */
                kind: "natural" | "legal";
                name?: string;
                nationalId?: string;
                physicalAddress?: string;
                transactionReference?: string;
                walletAddress?: string;
            };
            /** @default null */
            otherVaspName?: string | null;
            /**
             * @description Who holds the keys at the other end; unknown holds the transfer
             * @enum {string}
             */
            otherWalletHosting: "self_hosted" | "vasp" | "unknown";
        };
        User: {
            createdAt: string;
            displayName: string;
            /** @enum {string} */
            language: "en" | "ru" | "kk";
            lockedUntil: string | null;
            login: string;
            readonly roles: ("analyst" | "officer" | "mlro" | "deputy_mlro" | "approver" | "administrator" | "examiner" | "founder" | "counsel")[];
            /** @enum {string} */
            state: "invited" | "active" | "disabled";
            /** Format: uuid */
            userId: string;
            version: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
