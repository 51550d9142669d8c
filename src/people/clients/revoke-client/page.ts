import { confirmPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { paths } from "../paths.ts";
import { clientUnknown } from "../refusals.ts";
import { revokeClient } from "./revoke-client.ts";

const both = { action: revokeClient, missing: [clientUnknown.code], confirm: true } as const;

const consequences =
  "Its keys and tokens stop working at once. You cannot undo this: to use the system again, the centre must give it " +
  "access again. Everything it has sent is kept. We tell the head of centre and the exams officer.";

const asked = { text: [consequences], button: "Revoke access", danger: true } as const;

/** A centre revokes the access of its own systems, the board that of any. */
export const revokeClientRoutes: readonly Route[] = [
  ...confirmPage({
    ...both,
    path: paths.revoke,
    scope: "centre",
    back: ({ client }) => paths.system({ client }),
    question: ({ value: { name, clientId } }) => ({
      ...asked,
      title: `Revoke ${name}'s access`,
      trail: [
        { text: "Systems", href: paths.systems() },
        { text: name, href: paths.system({ client: clientId }) },
      ],
    }),
    after: ({ clientId }) => paths.system({ client: clientId }, { done: "revoked" }),
  }),
  ...confirmPage({
    ...both,
    path: paths.revokeOfCentre,
    scope: "board",
    name: "revoke-any-client",
    back: () => paths.systemsOfCentres(),
    question: ({ value: { name, centreId } }) => ({
      ...asked,
      title: `Revoke ${name}'s access at centre ${centreId}`,
      trail: [{ text: "Centres' systems", href: paths.systemsOfCentres() }],
    }),
    after: () => paths.systemsOfCentres({ done: "revoked" }),
  }),
];
