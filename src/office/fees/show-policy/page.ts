import { publicActor } from "#platform/actors";
import { transactionAs } from "#platform/app";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { creditReasons, reasonWords, serviceTitles } from "../charge.ts";
import { daysToPay } from "../issue-invoices/rule.ts";
import { paths } from "../paths.ts";
import { offeredSeries, policyOf } from "./policy.ts";

/** When fees are charged, refunded and invoiced: open to everyone, from the rules that do it. */
export const showPolicyRoute: Route = {
  name: "show-charging-policy",
  face: "page",
  method: "GET",
  path: paths.policy.pattern,
  permission: "public",
  scope: "public",
  summary: "When fees are charged, refunded and invoiced",
  handle: showPolicy,
};

/** Read as anybody may: it is the same for everyone, also for those whose account sees no entries. */
async function showPolicy({ app, query }: WebRequest): Promise<Reply> {
  return transactionAs(app, publicActor, async (tx) => {
    const choices = await offeredSeries(tx);
    const chosen = choices.find(({ value }) => value === query["series"]) ?? choices[0];
    return page("office/fees/show-policy/page.njk", {
      choices,
      chosen,
      families: chosen ? await policyOf(tx, chosen.value) : [],
      services: Object.values(serviceTitles),
      reasons: creditReasons.filter((reason) => reason !== "withdrawn").map((reason) => reasonWords[reason]),
      daysToPay,
      prices: paths.prices(),
      place: paths.policy(),
      trail: [{ text: "Fees", href: paths.prices() }],
    });
  });
}
