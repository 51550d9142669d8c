import type { Field } from "#platform/pages";

const nameField: Field = {
  name: "name",
  label: "Name of the organisation",
  hint: "This appears on the button that people sign in with.",
  kind: "text",
};

const fixedFields: readonly Field[] = [
  {
    name: "id",
    label: "Identifier",
    hint: "A short word used in addresses, for example northern-trust. You cannot change it later.",
    kind: "text",
    width: 20,
  },
  {
    name: "issuer",
    label: "Issuer",
    hint: "The address that the provider gives as its issuer. You cannot change it later.",
    kind: "text",
  },
];

const clientField: Field = {
  name: "clientId",
  label: "Client ID",
  hint: "The identifier that the provider gave this board.",
  kind: "text",
};

/** What is asked of a provider before its secret: of a new one also what never changes. */
export function fieldsBeforeSecret(isNew: boolean): readonly Field[] {
  return [nameField, ...(isNew ? fixedFields : []), clientField];
}

/** What is asked after the secret. */
export const fieldsAfterSecret: readonly Field[] = [
  {
    name: "secondFactor",
    label: "What counts as a second factor",
    hint:
      "One on each line, for example amr:mfa, acr:VALUE or acrs:c1, as the provider writes it in its tokens. If empty, " +
      "people use a second factor here: a passkey or a code.",
    kind: "long-text",
    rows: 3,
  },
  {
    name: "emailDomains",
    label: "Email domains",
    hint:
      "One on each line. Only people with a verified email address at one of these domains can sign in. If empty, " +
      "anyone who has linked an account can sign in.",
    kind: "long-text",
    rows: 2,
  },
  {
    name: "active",
    label: "Turned on",
    hint: "People can link their accounts and sign in. If you turn it off, linked accounts stay linked.",
    kind: "tick",
  },
];
