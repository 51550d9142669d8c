import type { Refusal } from "#kernel";
import { page, type Reply } from "#platform/web";
import { invitationDays, placeWords } from "../invitations.ts";
import { paths } from "../paths.ts";
import { invitationOver, signInFirst } from "../refusals.ts";
import { roleWords } from "../words.ts";
import type { LoadedAcceptance } from "./load-acceptance.ts";

const template = "people/staff/accept-invitation/message.njk";

/** The page of a link that no longer works, the same for every reason. */
export function overPage(): Reply {
  const text = [
    `An invitation works once, within ${invitationDays} days. This one has expired, has been cancelled or has been used.`,
    "Ask the person who invited you to send it again. If you have already accepted it, sign in.",
  ];
  const link = { text: "Sign in", href: paths.signIn() };
  return page(template, { title: "This invitation no longer works", text, link }, 410);
}

/** Why an invitation cannot be accepted in this browser, and what to do instead. */
export function refusedAcceptance(
  refusals: readonly Refusal[],
  facts: LoadedAcceptance,
  token: string,
  board: { readonly name: string },
  visitorName: string,
): Reply {
  const code = refusals[0]?.code;
  if (code === invitationOver.code) return overPage();
  if (code === signInFirst.code && facts.visitor === null) return signInPage(facts, token, board);
  const text = [
    ...(visitorName === "" ? [] : [`You are signed in as ${visitorName}.`]),
    ...refusals.map((refusal) => refusal.text),
  ];
  return page(template, { title: "You cannot accept this invitation here", text }, 403);
}

function signInPage({ invitation, role }: LoadedAcceptance, token: string, board: { readonly name: string }): Reply {
  const { invitedByName, centreId, subjects } = invitation;
  const text = [
    `${invitedByName} has invited you to ${placeWords(centreId, board)}. Your role will be: ` +
      `${roleWords(role, subjects)}. You already have an account with this email address.`,
    "When you have signed in, you return here to accept. The role is then added to your own account.",
  ];
  const link = { text: "Sign in", href: paths.signIn({ next: paths.open({ token }) }) };
  return page(template, { title: "Sign in to accept your invitation", text, link });
}
