import { listRoute, showList } from "#platform/lists";
import type { Route } from "#platform/web";
import { paths as account } from "../account/paths.ts";
import { paths as confirming } from "../confirm-identity/paths.ts";
import { paths as signIn } from "../sign-in/paths.ts";
import { beginConfirm, beginLink, beginSignIn } from "./begin.ts";
import { callback } from "./callback/callback.ts";
import { disconnectProviderRoutes } from "./disconnect-provider/page.ts";
import { add, addPage, change, showPage, testConnection } from "./manage-providers/page.ts";
import { aboutProviders, providersList } from "./manage-providers/providers-list.ts";
import { paths } from "./paths.ts";
import { unlink } from "./unlink-identity/page.ts";

const open = { face: "page", method: "GET", permission: "public", scope: "public" } as const;
const own = { face: "page", scope: "person", confirm: true } as const;
const board = { face: "page", permission: "system.manage", scope: "board" } as const;

/** Signing in with the account of one's organisation, linking the two, and the organisations that the board trusts. */
export const singleSignOnRoutes: readonly Route[] = [
  {
    ...open,
    name: "begin-single-sign-on",
    path: signIn.signOn.pattern,
    summary: "Send a person to their organisation to sign in",
    handle: beginSignIn,
  },
  {
    ...open,
    name: "end-single-sign-on",
    path: signIn.signOnCallback.pattern,
    summary: "Receive a person who returns from their organisation",
    handle: callback,
  },
  {
    ...own,
    name: "begin-link-identity",
    method: "POST",
    path: account.linkSignOn.pattern,
    permission: "enrolling",
    act: "link-identity",
    summary: "Start linking my account with an organisation's sign-in",
    handle: beginLink,
  },
  {
    ...own,
    name: "unlink-identity",
    method: "POST",
    path: account.unlinkSignOn.pattern,
    permission: "signed-in",
    act: "unlink-identity",
    summary: "Unlink my account from an organisation's sign-in",
    handle: unlink,
  },
  {
    name: "confirm-by-single-sign-on",
    face: "page",
    scope: "person",
    method: "GET",
    path: confirming.signOn.pattern,
    permission: "signed-in",
    summary: "Send me to my organisation to confirm that it is me",
    handle: beginConfirm,
  },
  listRoute(aboutProviders, (request) => showList(request, providersList(request.app))),
  {
    ...board,
    confirm: true,
    name: "ask-connect-provider",
    method: "GET",
    path: paths.connect.pattern,
    summary: "The form to connect an organisation's sign-in",
    handle: addPage,
  },
  {
    ...board,
    confirm: true,
    name: "connect-provider",
    method: "POST",
    path: paths.connect.pattern,
    act: "connect-provider",
    summary: "Connect an organisation's sign-in",
    handle: add,
  },
  {
    ...board,
    confirm: true,
    name: "show-identity-provider",
    method: "GET",
    path: paths.provider.pattern,
    summary: "An organisation's sign-in, to be changed",
    handle: showPage,
  },
  {
    ...board,
    confirm: true,
    name: "change-provider",
    method: "POST",
    path: paths.provider.pattern,
    act: "change-provider",
    summary: "Change an organisation's sign-in, or turn it off",
    handle: change,
  },
  {
    ...board,
    confirm: true,
    name: "test-identity-provider",
    method: "POST",
    path: paths.test.pattern,
    summary: "Test whether an organisation's sign-in responds",
    handle: testConnection,
  },
  ...disconnectProviderRoutes,
];
