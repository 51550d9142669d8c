import { type Chapter, type Requirement } from "../asvs/chapter.ts";
import { chapters } from "../asvs/chapters.ts";
import { markdownTable } from "./markdown.ts";

/** How the program stands to OWASP ASVS 5.0.0, levels 1 and 2, requirement by requirement. */
export function asvsPage(): string {
  const all = chapters.flatMap((chapter) => chapter.requirements);
  return [
    "# OWASP ASVS 5.0.0",
    "",
    "Every requirement of levels 1 and 2, in our own words, and how it is met. *Proved* names tests that fail when it " +
      "is no longer met; the tests check that they exist and are not skipped. The standard's own text is at " +
      "[owasp.org](https://owasp.org/www-project-application-security-verification-standard/). No one else has " +
      "verified this.",
    "",
    `**${summary(all)}.**`,
    "",
    markdownTable(["Chapter", "Proved", "By the operator", "Does not apply", "Not yet"], chapters.map(chapterRow)),
    "",
    ...chapters.flatMap(chapterPart),
  ].join("\n");
}

const kinds = ["proof", "operator", "because", "notYet"] as const;

function counts(requirements: readonly Requirement[]): readonly number[] {
  return kinds.map((kind) => requirements.filter((one) => kind in one).length);
}

function summary(requirements: readonly Requirement[]): string {
  const [proved, operator, not, yet] = counts(requirements);
  return (
    `${requirements.length} requirements: ${proved} proved, ${operator} by the operator, ${not} not applicable, ` +
    `${yet} not yet`
  );
}

function chapterRow({ number, title, requirements }: Chapter): readonly string[] {
  return [`[${number} ${title}](#${anchor(number, title)})`, ...counts(requirements).map(String)];
}

/** As hosts of repositories make it of a heading. */
function anchor(number: number, title: string): string {
  return `${number} ${title}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
}

function chapterPart({ number, title, requirements }: Chapter): readonly string[] {
  const rows = requirements.map((one) => [one.number, String(one.level), one.wording, standing(one)]);
  return [`## ${number} ${title}`, "", markdownTable(["No.", "Level", "What", "Stands"], rows), ""];
}

function standing(one: Requirement): string {
  if ("proof" in one) return `proved: ${one.proof.map(proofLink).join("; ")}`;
  if ("operator" in one) return `by the operator: ${one.operator} ([manual](../../${one.manual}))`;
  return "because" in one ? `does not apply: ${one.because}` : `**not yet**: ${one.notYet}`;
}

function proofLink(proof: string): string {
  const [path = "", title = ""] = proof.split(" › ");
  return `[${title.replaceAll(/[[\]<>*_`]/g, "\\$&")}](../../${path})`;
}
