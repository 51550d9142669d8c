/** What came to the token endpoint. */
export type TokenRequest = { readonly form: Readonly<Record<string, string>>; readonly basic?: string | undefined };

export type Credentials = { readonly clientId: string; readonly secret: string; readonly by: "basic" | "post" };

/** An error of RFC 6749, 5.2, with a sentence for whoever reads the log of the other system. */
export type TokenError = {
  readonly error: "invalid_request" | "invalid_client" | "unsupported_grant_type" | "invalid_scope";
  readonly error_description: string;
};

/**
 * Who asks for a token: by HTTP Basic, where both parts are form-encoded first (RFC 6749, 2.3.1), or in the form, never
 * both. What cannot be read as either is an unknown system.
 */
export function readCredentials({ form, basic }: TokenRequest): Credentials | TokenError {
  const posted = form["client_secret"] !== undefined;
  if (basic !== undefined && posted) return twoWays;
  if (basic !== undefined) return readBasic(basic);
  const { client_id: clientId, client_secret: secret } = form;
  return clientId && secret ? { clientId, secret, by: "post" } : unknownSystem;
}

function readBasic(basic: string): Credentials | TokenError {
  const [, clientId, secret] =
    Buffer.from(basic, "base64")
      .toString("utf8")
      .match(/^([^:]*):(.*)$/s) ?? [];
  const [name, word] = [clientId, secret].map((part) => formDecoded(part ?? ""));
  return name && word ? { clientId: name, secret: word, by: "basic" } : unknownSystem;
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/** One answer for an unknown system, a wrong secret and one that has ended. */
export const unknownSystem: TokenError = {
  error: "invalid_client",
  error_description: "The identifier and the secret are not of a system with access. Ask the centre for new ones.",
};

const twoWays: TokenError = {
  error: "invalid_request",
  error_description: "Send the secret in the Authorization header or in the form, not in both.",
};
