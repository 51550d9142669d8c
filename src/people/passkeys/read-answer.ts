import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { type Decision, ok } from "#kernel";
import { passkeyUnreadable } from "./refusals.ts";

/** What an authenticator answered, and the question it says it answers. */
export type Answer<Response> = { readonly response: Response; readonly challenge: string };

const longest = 40_000;
const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

/** Reads what a browser sent after making a passkey. Refuses what is not in the form of WebAuthn Level 3, 5.1. */
export function readAttestation(text: unknown): Decision<Answer<RegistrationResponseJSON>> {
  return read(text, ["clientDataJSON", "attestationObject"], (id, parts, sent) => ({
    id,
    rawId: id,
    type: "public-key",
    clientExtensionResults: {},
    response: {
      clientDataJSON: parts["clientDataJSON"] ?? "",
      attestationObject: parts["attestationObject"] ?? "",
      transports: transportsOf(sent["transports"]),
    },
  }));
}

/** Reads what a browser sent after using a passkey. */
export function readAssertion(text: unknown): Decision<Answer<AuthenticationResponseJSON>> {
  return read(text, ["clientDataJSON", "authenticatorData", "signature"], (id, parts, sent) => ({
    id,
    rawId: id,
    type: "public-key",
    clientExtensionResults: {},
    response: {
      clientDataJSON: parts["clientDataJSON"] ?? "",
      authenticatorData: parts["authenticatorData"] ?? "",
      signature: parts["signature"] ?? "",
      ...(typeof sent["userHandle"] === "string" ? { userHandle: sent["userHandle"] } : {}),
    },
  }));
}

type Fields = Readonly<Record<string, unknown>>;
type Make<Response> = (id: string, parts: Readonly<Record<string, string>>, sent: Fields) => Response;

function read<Response>(text: unknown, names: readonly string[], make: Make<Response>): Decision<Answer<Response>> {
  const whole = typeof text === "string" && text.length <= longest ? fieldsOf(text) : undefined;
  const sent = whole && asFields(whole["response"]);
  if (!whole || !sent || whole["type"] !== "public-key") return unreadable;
  if (!isBase64Url(whole["id"]) || whole["rawId"] !== whole["id"]) return unreadable;
  const parts = Object.fromEntries(names.map((name) => [name, sent[name]]).filter(isText));
  const challenge = fieldsOf(Buffer.from(parts["clientDataJSON"] ?? "", "base64url").toString("utf8"))?.["challenge"];
  if (Object.keys(parts).length < names.length || !isBase64Url(challenge)) return unreadable;
  return ok({ response: make(whole["id"], parts, sent), challenge });
}

const unreadable = passkeyUnreadable.refuse();

function fieldsOf(text: string): Fields | undefined {
  try {
    return asFields(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asFields(value: unknown): Fields | undefined {
  return value !== null && typeof value === "object" ? (value as Fields) : undefined;
}

function isText(pair: readonly unknown[]): pair is readonly [string, string] {
  return isBase64Url(pair[1]);
}

function isBase64Url(value: unknown): value is string {
  return typeof value === "string" && /^[\w-]{1,30000}$/.test(value);
}

function transportsOf(value: unknown): AuthenticatorTransport[] {
  return Array.isArray(value) ? value.filter((each) => transports.includes(each)) : [];
}
