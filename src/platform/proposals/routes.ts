import type { Route } from "../web/route.ts";
import { approveByApi, declineByApi, proposalAsJson, proposalsAsJson, withdrawByApi } from "./api.ts";
import { listPage } from "../lists/list-page.ts";
import { paths } from "../paths.ts";
import { proposalsList } from "./list-proposals/list.ts";
import { proposalSchema, shownSchema, stateSchema } from "./schemas.ts";
import { approvePage, declinePage, showProposal, withdrawPage } from "./show-proposal/page.ts";

const shape = { permission: "proposals.view", scope: "board" } as const;
const onPage = { ...shape, face: "page" } as const;
const onApi = { ...shape, face: "api" } as const;
const asJson = (schema: object) => ({ mediaType: "application/json", schema });
const ended = ["proposal-expired", "proposal-decided"] as const;

/** What waits for a second person: the list, one proposal, and deciding on it; the same by API. */
export const proposalRoutes: readonly Route[] = [
  ...listPage(proposalsList),
  {
    ...onPage,
    name: "show-proposal",
    method: "GET",
    path: paths.proposal.pattern,
    summary: "What a proposal would do, and who proposed it",
    handle: (request) => showProposal(request),
  },
  {
    ...onPage,
    name: "approve-proposal",
    method: "POST",
    path: paths.approval.pattern,
    confirm: true,
    act: "approve-proposal",
    summary: "Approve someone else's proposal",
    handle: approvePage,
  },
  {
    ...onPage,
    name: "decline-proposal",
    method: "POST",
    path: paths.refusal.pattern,
    act: "decline-proposal",
    summary: "Decline someone else's proposal",
    handle: declinePage,
  },
  {
    ...onPage,
    name: "withdraw-proposal",
    method: "POST",
    path: paths.withdrawal.pattern,
    act: "withdraw-proposal",
    summary: "Withdraw my own proposal",
    handle: withdrawPage,
  },
  {
    ...onApi,
    name: "list-proposals-api",
    method: "GET",
    path: paths.proposalsApi.pattern,
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
    path: paths.proposalApi.pattern,
    summary: "What a proposal would do now, and what has changed since it was made",
    handle: proposalAsJson,
    api: { answer: asJson(shownSchema) },
  },
  {
    ...onApi,
    name: "approve-proposal-api",
    method: "POST",
    path: paths.approvalApi.pattern,
    confirm: true,
    act: "approve-proposal",
    summary: "Approve someone else's proposal, which does the act",
    handle: approveByApi,
    api: {
      answer: asJson(stateSchema),
      refusals: [
        ...ended,
        "approver-same-person",
        "approver-not-permitted",
        "approver-same-mailbox",
        "approver-same-identity",
        "approver-link-shown",
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
    path: paths.refusalApi.pattern,
    act: "decline-proposal",
    summary: "Decline someone else's proposal",
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
    path: paths.withdrawalApi.pattern,
    act: "withdraw-proposal",
    summary: "Withdraw my own proposal",
    handle: withdrawByApi,
    api: { answer: asJson(stateSchema), refusals: [...ended, "not-own-proposal"] },
  },
];
