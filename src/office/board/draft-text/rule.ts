import { type Decision, ok, refuse, refuseAll } from "#kernel";
import { badLinks } from "../markdown/parse-markdown.ts";

const charactersMax = 50_000;

/** Whether a text can be a page of the board: it says something, and its links lead where they may. */
export function mayBeText(body: string, field = "body"): Decision<string> {
  if (body === "") return refuse("text-missing", "Enter the text of the page", { field });
  if (body.length > charactersMax) {
    return refuse("text-too-long", "The text must be 50,000 characters or fewer", { field });
  }
  const wrong = badLinks(body);
  return wrong.length === 0
    ? ok(body)
    : refuseAll(
        wrong.map(({ line, href }) => ({
          code: "text-link-invalid",
          text: `The link to ${href} must begin with https://, mailto:, tel: or / (line ${line} of the text)`,
          field,
          line,
        })),
      );
}

/** Whether a draft may be kept: only a change is one. */
export function mayDraft(now: string | null, body: string): Decision<string> {
  return now === body
    ? refuse("text-unchanged", "You have not changed the text. Change it, or cancel.", { field: "body" })
    : ok(body);
}
