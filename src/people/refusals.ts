/** Every reason for a "no" of this module, from the folders of its areas. */
export * from "./account/refusals.ts";
export * from "./authenticator/refusals.ts";
export * from "./clients/refusals.ts";
export * from "./operator/refusals.ts";
export * from "./passkeys/refusals.ts";
export * from "./passwords/refusals.ts";
export * from "./recovery/refusals.ts";
export * from "./single-sign-on/refusals.ts";
export * from "./staff/grant-role/refusals.ts";
export * from "./staff/refusals.ts";
export * from "./webhooks/refusals.ts";
