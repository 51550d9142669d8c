import { type Decision, refuse } from "#kernel";
import { notFound, type Reply, type WebRequest } from "#platform";
import { enter } from "../../sign-in/enter.ts";
import { findLinked, noteUse } from "../identity.ts";
import { findProvider, type Provider } from "../provider.ts";
import { turnedOff } from "../turned-off.ts";
import { askWord } from "../visit/ask-word.ts";
import type { Word } from "../visit/read-word.ts";
import { takeVisit, type Visit } from "../visit/visit.ts";
import { confirmByWord } from "./confirm-by-word.ts";
import { levelFor } from "./level-for.ts";
import { linkByWord } from "./link-by-word.ts";
import { problem } from "./problem.ts";
import { isOfDomain } from "./rule.ts";
import { startSignOnSession } from "./start-sign-on-session.ts";

/** A browser comes back from a provider: what it brings is checked, once, and the visit does what it was begun for. */
export async function comeBack(request: WebRequest): Promise<Reply> {
  const { app, params, query, browserNonce, sessionToken } = request;
  const provider = await findProvider(app, params["provider"] ?? "");
  if (!provider) return notFound;
  const browsers = [browserNonce, sessionToken].filter((one) => one !== undefined);
  const visit = await takeVisit(app, provider.id, query["state"] ?? "", browsers);
  if (!visit) return problem(request, provider, "sign-in", notOurs.refusals);
  const word = await trustedWord(request, provider, visit);
  if (!word.ok) return problem(request, provider, visit.purpose, word.refusals);
  switch (visit.purpose) {
    case "sign-in":
      return signInByWord(request, provider, visit, word.value);
    case "link":
      return linkByWord(request, provider, word.value);
    case "confirm":
      return confirmByWord(request, provider, visit, word.value);
  }
}

async function trustedWord({ app, path }: WebRequest, provider: Provider, visit: Visit): Promise<Decision<Word>> {
  if (!provider.active) return turnedOff(provider.name);
  const word = await askWord(app, provider, visit, path);
  if (!word.ok || isOfDomain(provider.emailDomains, word.value.verifiedEmail)) return word;
  return refuse(
    "sign-on-domain-not-allowed",
    `${provider.name} vouches here only for people with an address of ${provider.emailDomains.join(" or ")}. Sign in ` +
      "there with such an account, or here another way.",
  );
}

async function signInByWord(request: WebRequest, provider: Provider, visit: Visit, word: Word): Promise<Reply> {
  const { app, from, sessionToken } = request;
  const linked = await findLinked(app, provider.id, word.subject);
  const level = await levelFor(app, provider, word, linked);
  if (!level.ok || !linked) return problem(request, provider, "sign-in", level.ok ? [] : level.refusals);
  await noteUse(app, provider.id, word.subject);
  const { personId } = linked;
  const token = await startSignOnSession(app, { personId, level: level.value, signedInAt: word.signedInAt, from });
  return enter({ app, token, replaces: sessionToken, next: visit.next });
}

const notOurs = refuse(
  "sign-on-not-ours",
  "This sign-in was not begun in this browser, took longer than 10 minutes, or was used before. Start again.",
);
