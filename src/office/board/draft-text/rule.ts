import { type Decision, ok, refuseAll } from "#kernel";
import { badLinks } from "../markdown/parse-markdown.ts";
import { textLinkInvalid, textMissing, textTooLong, textUnchanged } from "../refusals.ts";

const charactersMax = 50_000;

/** Whether a text can be a page of the board: it says something, and its links lead where they may. */
export function mayBeText(body: string, field = "body"): Decision<string> {
  if (body === "") return textMissing.refuse({}, { field });
  if (body.length > charactersMax) return textTooLong.refuse({}, { field });
  const wrong = badLinks(body);
  return wrong.length === 0
    ? ok(body)
    : refuseAll(wrong.map(({ line, href }) => textLinkInvalid.of({ href, line }, { field, line })));
}

/** Whether a draft may be saved: a change that changes nothing would leave an empty row in the audit log. */
export function mayDraft(now: string | null, body: string): Decision<string> {
  return now === body ? textUnchanged.refuse() : ok(body);
}
