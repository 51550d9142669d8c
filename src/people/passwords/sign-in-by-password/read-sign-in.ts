import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import { emailMissing, passwordMissing } from "../refusals.ts";
import { passwordLength } from "../rule.ts";
import type { Typed } from "./check-sign-in.ts";

/** Reads an address and a password as typed. What can belong to no one is kept, so that it fails like any other. */
export function readSignIn(form: Readonly<Record<string, string>>): Decision<Typed> {
  const email = readEmail(form["email"]);
  const password = form["password"] ?? "";
  const missing: Refusal[] = [
    ...(email === "" ? [emailMissing.of()] : []),
    ...(password === "" ? [passwordMissing.of()] : []),
  ];
  if (missing.length > 0) return refuseAll(missing);
  return ok({ email, password: password.length > passwordLength.most * 4 ? "" : password });
}

/** An address as it is kept: without spaces around it, in lower case, no longer than one can be (RFC 5321, 4.5.3.1). */
export function readEmail(text: string | undefined): string {
  return (text ?? "").replaceAll("\0", "").trim().toLowerCase().slice(0, 254);
}
