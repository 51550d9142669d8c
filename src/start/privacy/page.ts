import type { Actor } from "#platform/actors";
import { type App, program } from "#platform/app";
import type { Held } from "#platform/privacy";
import { page, type Reply, type Route } from "#platform/web";
import { paths } from "../paths.ts";
import { accessReportRoutes } from "./make-access-report/page.ts";

/** What is held about people, for everyone; and the report of one person. */
export const privacyRoutes: readonly Route[] = [
  {
    name: "show-privacy",
    face: "page",
    method: "GET",
    path: paths.privacy.pattern,
    permission: "public",
    scope: "public",
    summary: "What is held about people, why and for how long",
    handle: ({ actor, app }) => Promise.resolve(showPrivacy(actor, app)),
  },
  ...accessReportRoutes,
];

function showPrivacy({ side }: Actor, { board }: App): Reply {
  const rows = program().personalData.map((held) => ({ ...held, period: periodWords(held) }));
  return page("start/privacy/privacy.njk", {
    candidates: (["candidate", "either"] as const).flatMap((whose) => rows.filter(({ about }) => about === whose)),
    staff: rows.filter(({ about }) => about !== "candidate"),
    notice: board.links.find(({ href }) => href === paths.privacyNotice())?.href,
    report: side === "board" ? paths.boardReport() : paths.centreReport(),
  });
}

/** How long something is kept, as people read it. */
export function periodWords({ keep }: Pick<Held, "keep">): string {
  switch (keep.kind) {
    case "always":
      return `Always: ${keep.because}`;
    case "with":
      return `As long as ${keep.of}`;
    case "days":
      return `${keep.days} days`;
  }
}
