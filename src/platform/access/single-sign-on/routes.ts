import type { Route } from "../../web/route.ts";
import { beginConfirm, beginLink, beginSignIn } from "./begin.ts";
import { comeBack } from "./come-back/come-back.ts";
import {
  add, addPage, askDisconnect, change, disconnect, listPage, showPage, testConnection,
} from "./manage-providers/page.ts";
import { unlink } from "./unlink-identity/page.ts";

const open = { face: "page", method: "GET", permission: "public", scope: "public" } as const;
const own = { face: "page", scope: "person", confirm: true } as const;
const board = { face: "page", permission: "system.manage", scope: "board" } as const;

/** Signing in with the account of one's organisation, linking the two, and the organisations that the board trusts. */
export const singleSignOnRoutes: readonly Route[] = [
  {
    ...open, name: "begin-single-sign-on", path: "/sign-in/sso/:provider",
    summary: "Sends a person to their organisation to sign in", handle: beginSignIn,
  },
  {
    ...open, name: "end-single-sign-on", path: "/sign-in/sso/:provider/callback",
    summary: "Takes a person back from their organisation", handle: comeBack,
  },
  {
    ...own, name: "begin-link-identity", method: "POST", path: "/account/single-sign-on/:provider",
    permission: "enrolling", act: "link-identity", summary: "Begins linking my account with an organisation's sign-in",
    handle: beginLink,
  },
  {
    ...own, name: "unlink-identity", method: "POST", path: "/account/single-sign-on/:provider/unlink",
    permission: "signed-in", act: "unlink-identity", summary: "Unlinks my account from an organisation's sign-in",
    handle: unlink,
  },
  {
    name: "confirm-by-single-sign-on", face: "page", scope: "person", method: "GET",
    path: "/account/single-sign-on/:provider/confirm", permission: "signed-in",
    summary: "Sends me to my organisation to prove that it is me", handle: beginConfirm,
  },
  {
    ...board, name: "list-identity-providers", method: "GET", path: "/board/single-sign-on",
    summary: "The organisations whose sign-in the board trusts", handle: listPage,
  },
  {
    ...board, confirm: true, name: "ask-connect-provider", method: "GET", path: "/board/single-sign-on/add",
    summary: "The form to connect an organisation's sign-in", handle: addPage,
  },
  {
    ...board, confirm: true, name: "connect-provider", method: "POST", path: "/board/single-sign-on/add",
    act: "connect-provider", summary: "Connects an organisation's sign-in", handle: add,
  },
  {
    ...board, confirm: true, name: "show-identity-provider", method: "GET", path: "/board/single-sign-on/:provider",
    summary: "An organisation's sign-in, to be changed", handle: showPage,
  },
  {
    ...board, confirm: true, name: "change-provider", method: "POST", path: "/board/single-sign-on/:provider",
    act: "change-provider", summary: "Changes an organisation's sign-in, or turns it off", handle: change,
  },
  {
    ...board, confirm: true, name: "test-identity-provider", method: "POST",
    path: "/board/single-sign-on/:provider/test", summary: "Asks an organisation's sign-in whether it answers",
    handle: testConnection,
  },
  {
    ...board, confirm: true, name: "ask-disconnect-provider", method: "GET",
    path: "/board/single-sign-on/:provider/disconnect", summary: "What disconnecting an organisation does",
    handle: askDisconnect,
  },
  {
    ...board, confirm: true, name: "disconnect-provider", method: "POST",
    path: "/board/single-sign-on/:provider/disconnect", act: "disconnect-provider",
    summary: "Disconnects an organisation's sign-in", handle: disconnect,
  },
];
