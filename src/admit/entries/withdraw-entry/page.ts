import type { Refusal } from "#kernel";
import {
  notFound,
  page,
  perform,
  redirect,
  refused,
  type Reply,
  type Route,
  transactionAs,
  type WebRequest,
} from "#platform";
import { loadCandidateFacts, readCandidateId } from "../one-candidate.ts";
import { mayWithdraw } from "./rule.ts";
import { withdrawEntry } from "./withdraw-entry.ts";

const path = "/centre/candidates/:candidate/entries/:option/withdrawal";

export const askWithdrawal: Route = {
  name: "ask-withdrawal",
  face: "page",
  method: "GET",
  path,
  permission: "entries.submit",
  scope: "centre",
  summary: "Ask before an entry is withdrawn",
  handle: showQuestion,
};

export const postWithdrawal: Route = {
  name: "withdraw-entry",
  face: "page",
  method: "POST",
  path,
  permission: "entries.submit",
  scope: "centre",
  summary: "Withdraw an entry",
  act: "withdraw-entry",
  handle: withdraw,
};

async function showQuestion({ app, actor, params, query }: WebRequest): Promise<Reply> {
  const asked = { candidateId: readCandidateId(params["candidate"]), series: query["series"] ?? "" };
  const facts = await transactionAs(app, actor, (tx) => loadCandidateFacts(tx, actor, asked, false));
  if (!facts.ok) return notFound;
  const decision = mayWithdraw(facts.value, params["option"] ?? "", app.clock());
  if (!decision.ok) return refusal(decision.refusals);
  return page("admit/entries/withdraw-entry/page.njk", { ...facts.value, withdrawal: decision.value });
}

async function withdraw({ app, actor, params, form, idempotencyKey }: WebRequest): Promise<Reply> {
  const raw = { candidate: params["candidate"], option: params["option"], series: form["series"] ?? "" };
  const decision = await perform(app, actor, withdrawEntry, raw, idempotencyKey);
  if (!decision.ok) return refusal(decision.refusals);
  return redirect(`/centre/candidates/${readCandidateId(params["candidate"])}?series=${raw.series}&done=withdrawn`);
}

/** An entry that is not there, or not this centre's, is not found; one that may not be withdrawn says why. */
function refusal(refusals: readonly Refusal[]): Reply {
  const missing = ["candidate-unknown", "series-unknown", "entry-absent"];
  return refusals.some((each) => missing.includes(each.code)) ? notFound : refused(refusals);
}
