/** Webhooks: what systems are told, and how they know that it is us. */
export { developerFacts } from "./developer-facts.ts";
export { makeEndpoint } from "./make-endpoint/make-endpoint.ts";
export { newSigningSecret, sealSecret } from "./signature.ts";
export { testEndpoint } from "./test-endpoint/test-endpoint.ts";
