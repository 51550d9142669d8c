import { randomBytes } from "node:crypto";
import type { Permission } from "#platform/actors";
import { program } from "#platform/app";
import { hashToken, newToken } from "#platform/sealing";

/**
 * What a centre's own system may be given: the work of the centre, as the modules say. Never rights over people or over
 * other systems, which only a person who can be asked to prove who they are may use.
 */
export function clientScopes(): readonly Permission[] {
  return program().systemScopes;
}

export type ClientScope = Permission;

/** Whether a text names something a system may be given. */
export function isClientScope(text: string): boolean {
  return clientScopes().includes(text);
}

/** Days that a system works at most before somebody looks at it again; and what is offered at first. */
export const clientDays = { max: 400, offered: 365 } as const;

/** Days for which a former secret goes on working, unless something else is chosen. */
export const overlapDays = { max: 30, offered: 7 } as const;

/** A secret of a system: what is shown once, and what is kept. */
export type ClientSecret = { readonly secret: string; readonly hash: Buffer };

/** A new secret of 256 bits. */
export function newClientSecret(): ClientSecret {
  const secret = newToken();
  return { secret, hash: hashToken(secret) };
}

/** A new identifier of a system: 16 letters and digits, so that it can be read out. */
export function newClientId(): string {
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  return [...randomBytes(16)].map((byte) => letters[byte % letters.length]).join("");
}

/** The API key of a system: its identifier and a secret in one, as `acc_<identifier>_<secret>`. */
export function apiKey(clientId: string, secret: string): string {
  return `acc_${clientId}_${secret}`;
}

/** The parts of an API key; undefined for what does not look like one. */
export function readApiKey(text: string): { readonly clientId: string; readonly secret: string } | undefined {
  const [, clientId, secret] = text.match(/^acc_([a-z2-7]{16})_([\w-]{43})$/) ?? [];
  return clientId === undefined || secret === undefined ? undefined : { clientId, secret };
}

/** A token of OAuth 2.0 begins so. */
export const accessTokenStart = "acct_";

/** A session's token could begin as a system's does, by chance; it never has another length than this. */
const sessionTokenLength = 43;

/** Whether a bearer token is meant to be a system's: it is then never looked for among sessions. */
export function isOfClient(token: string): boolean {
  return /^acct?_/.test(token) && token.length !== sessionTokenLength;
}

/** The scopes in words, in the order of the register. */
export function scopeWords(scopes: readonly string[]): readonly string[] {
  const { permissions, systemScopes } = program();
  return systemScopes.filter((scope) => scopes.includes(scope)).map((scope) => permissions[scope] ?? scope);
}
