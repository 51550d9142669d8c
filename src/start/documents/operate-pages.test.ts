import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sessionLimits } from "#platform/actors";
import { largeBody } from "#platform/web";
import { personalData as peopleData } from "../../people/personal-data.ts";
import { refusedMost } from "../../people/bound-refused.ts";
import { newRoleHours } from "../../people/second-person/find-holders.ts";
import { roleProposalHours } from "../../people/second-person/role-words.ts";
import { logoBytesMax } from "../../office/board/set-logo/rule.ts";
import { gridTakes } from "../../assess/marking/side.ts";
import { clientDays } from "../../people/clients/client.ts";
import { capacitySettings } from "../../platform/capacity/settings.ts";
import { databaseRoles } from "../../platform/database/roles.ts";
import { proposableActs } from "../../platform/proposals/proposal.ts";
import { filesMax } from "../../platform/web/bound-parts.ts";
import { mayHoldSubquery } from "../../tidy/allowed.ts";
import { linkOptions } from "../command-line/new-link.ts";
import { theProgram } from "../program.ts";

/**
 * Figures, roles and acts that pages for operators name. Settings of capacity, limits of signing in and messages are
 * compared where they are: settings.test.ts, security-page.test.ts and tidy.
 */
const docs = join(import.meta.dirname, "../../../docs");
const page = (name: string) => readFileSync(join(docs, name), "utf8").replaceAll(/\s+/g, " ");

const keptDays = (table: string) => {
  const keep = peopleData.find((held) => held.table === table)?.keep;
  return keep && "days" in keep ? keep.days : 0;
};
const spare = capacitySettings.ACCOLADE_SPARE_MEGABYTES;
const count = new Intl.NumberFormat("en-GB");
const numbers = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const node = /">=(\d+)"/.exec(readFileSync(join(docs, "../package.json"), "utf8"))?.[1];

test.each([
  [
    "operate/install.md",
    [
      `creates ${numbers[databaseRoles.length]} roles (${databaseRoles.map((role) => `\`accolade_${role}\``).join(", ")})`,
      `Node ${node} or newer`,
      `A new board needs ${spare}MB free`,
      `up to ${capacitySettings.ACCOLADE_STOP_SECONDS} seconds to finish`,
    ],
  ],
  ["operate/what-to-do-when.md", [`a new board needs ${spare} MB`]],
  [
    "operate/people.md",
    [
      `within ${linkOptions.hours.default} hours`,
      `waits for ${roleProposalHours / 24} days on *Proposals*`,
      `after ${sessionLimits.absoluteHours} hours, after an hour without use`,
    ],
  ],
  // A form with a file of the largest size is a little larger than the file.
  [
    "operate/reverse-proxy.md",
    [`requests of ${largeBody / 1_000_000 + 1}MB`, `max_size ${largeBody / 1_000_000 + 1}MB`],
  ],
  [
    "security.md",
    [
      `grids of marks ${gridTakes.form / 1_000_000}MB`,
      `unit results 5MB; ${filesMax} files`,
      `whose content is checked | ${logoBytesMax / 1_000}KB |`,
      `${clientDays.offered / 365} year unless another date is chosen`,
      `${refusedMost.each} an hour from one person or network and ${count.format(refusedMost.strangers)} an hour from all`,
      `| ${keptDays("access.sign_in_event")} days |`,
      `less than ${newRoleHours} hours ago`,
    ],
  ],
  [
    "decisions/0011-policies-and-migrations.md",
    [`${numbers[mayHoldSubquery.length]?.replace(/^./, (first) => first.toUpperCase())} policies have one`],
  ],
])("the figures and names of %s are those of the program", (name, figures) => {
  for (const figure of figures) expect(page(name)).toContain(figure);
});

test("the security page lists every act that needs two people, and no other", () => {
  const [, after = ""] = readFileSync(join(docs, "security.md"), "utf8").split("\n## Two people\n");
  const listed = [...(after.split("\n## ")[0] ?? "").matchAll(/^\| .*$/gm)].flatMap(([row]) =>
    [...row.matchAll(/`([a-z-]+)`/g)].map(([, act]) => act),
  );
  expect(theProgram.acts.length).toBeGreaterThan(listed.length);
  expect(listed.toSorted()).toEqual(
    proposableActs()
      .map(({ name }) => name)
      .toSorted(),
  );
});

test("the time zone is the constant that the known limits name", () => {
  const limits = page("operate/README.md").split("## Known limits ")[1] ?? "";
  expect(limits).toContain("a constant in [`src/kernel/dates.ts`]");
  expect(readFileSync(join(docs, "../src/kernel/dates.ts"), "utf8")).toContain('"Europe/London"');
});
