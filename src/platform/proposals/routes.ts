import type { Route } from "../web/route.ts";
import { proposalsPath } from "../web/proposed-reply.ts";
import { approveByApi, declineByApi, proposalAsJson, proposalsAsJson, withdrawByApi } from "./api.ts";
import { listPage } from "./list-proposals/page.ts";
import { proposalSchema, shownSchema, stateSchema } from "./schemas.ts";
import { approvePage, declinePage, showProposal, withdrawPage } from "./show-proposal/page.ts";

const shape = { permission: "proposals.view", scope: "board" } as const;
const onPage = { ...shape, face: "page" } as const;
const onApi = { ...shape, face: "api" } as const;
const one = `${proposalsPath}/:proposal`;
const api = "/api/v1/proposals";
const asJson = (schema: object) => ({ mediaType: "application/json", schema });
const ended = ["proposal-expired", "proposal-decided"] as const;

/** What waits for a second person: the list, one proposal, and deciding on it; the same for programs. */
export const proposalRoutes: readonly Route[] = [
  {
    ...onPage,
    name: "list-proposals",
    method: "GET",
    path: proposalsPath,
    summary: "What waits for a second person",
    handle: listPage,
  },
  {
    ...onPage,
    name: "show-proposal",
    method: "GET",
    path: one,
    summary: "What a proposal would do, and who proposed it",
    handle: (request) => showProposal(request),
  },
  {
    ...onPage,
    name: "approve-proposal",
    method: "POST",
    path: `${one}/approval`,
    confirm: true,
    act: "approve-proposal",
    summary: "Approve what somebody else proposed",
    handle: approvePage,
  },
  {
    ...onPage,
    name: "decline-proposal",
    method: "POST",
    path: `${one}/refusal`,
    act: "decline-proposal",
    summary: "Decline what somebody else proposed",
    handle: declinePage,
  },
  {
    ...onPage,
    name: "withdraw-proposal",
    method: "POST",
    path: `${one}/withdrawal`,
    act: "withdraw-proposal",
    summary: "Withdraw what I proposed",
    handle: withdrawPage,
  },
  {
    ...onApi,
    name: "list-proposals-api",
    method: "GET",
    path: api,
    summary: "What waits for a second person",
    handle: proposalsAsJson,
    api: {
      query: { state: { about: "waiting unless said; all for every state" }, action: { about: "the name of an act" } },
      answer: asJson({ type: "array", items: proposalSchema }),
      refusals: ["state-unknown", "action-unknown"],
    },
  },
  {
    ...onApi,
    name: "show-proposal-api",
    method: "GET",
    path: `${api}/:proposal`,
    summary: "What a proposal would do now, and what has changed since it was made",
    handle: proposalAsJson,
    api: { answer: asJson(shownSchema) },
  },
  {
    ...onApi,
    name: "approve-proposal-api",
    method: "POST",
    path: `${api}/:proposal/approval`,
    confirm: true,
    act: "approve-proposal",
    summary: "Approve what somebody else proposed, which does it",
    handle: approveByApi,
    api: {
      answer: asJson(stateSchema),
      refusals: [
        ...ended,
        "approver-same-person",
        "approver-not-permitted",
        "approver-same-mailbox",
        "approver-same-identity",
        "approver-role-given",
        "proposal-changed",
        "proposer-gone",
      ],
    },
  },
  {
    ...onApi,
    name: "decline-proposal-api",
    method: "POST",
    path: `${api}/:proposal/refusal`,
    act: "decline-proposal",
    summary: "Decline what somebody else proposed",
    handle: declineByApi,
    api: {
      body: asJson({
        type: "object",
        required: ["reason"],
        properties: { reason: { type: "string", maxLength: 500 } },
      }),
      answer: asJson(stateSchema),
      refusals: [...ended, "own-proposal-declined", "reason-missing", "reason-long"],
    },
  },
  {
    ...onApi,
    name: "withdraw-proposal-api",
    method: "POST",
    path: `${api}/:proposal/withdrawal`,
    act: "withdraw-proposal",
    summary: "Withdraw what I proposed",
    handle: withdrawByApi,
    api: { answer: asJson(stateSchema), refusals: [...ended, "not-own-proposal"] },
  },
];
