import { pathsOfKind } from "#exchange";
import { countWords, formatInstant } from "#kernel";
import { paths as marking, type WorkDue } from "#marking";
import type { Task } from "./centre-tasks.ts";
import type { RejectedFile } from "./rejected-files.ts";

type Facts = {
  readonly work: readonly WorkDue[];
  readonly rejected: readonly RejectedFile[];
  readonly released: ReadonlySet<string>;
};

/**
 * What the board has to see to, of what the reader may see: marks that centres have not sent and are due soon or
 * overdue, and files that were rejected and have not been sent again.
 */
export function boardTasks({ work, rejected, released }: Facts): readonly Task[] {
  const missing = work.filter(({ series, isOverdue }) => !isOverdue || !released.has(series));
  const byKind = Map.groupBy(rejected, ({ kind }) => kind);
  return [...missing.map(marksTask), ...[...byKind].map(([kind, files]) => filesTask(kind, files))];
}

function marksTask({ series, title, due, isOverdue, outstanding }: WorkDue): Task {
  return {
    text: `${isOverdue ? "Overdue" : "Outstanding"}: ${countWords(outstanding, "mark", "marks")} for ${title}`,
    href: marking.marking({ series, show: "outstanding" }),
    why: `Centres have not sent them. The deadline ${isOverdue ? "was" : "is"} ${formatInstant(due)}.`,
  };
}

function filesTask(kind: string, files: readonly RejectedFile[]): Task {
  const centres = new Set(files.map(({ centreId }) => centreId)).size;
  const what = kind.replace("-", " ");
  const rejected = countWords(files.length, `rejected ${what}`, `rejected ${what}s`);
  return {
    text: `${rejected} of ${countWords(centres, "centre", "centres")}`,
    href: pathsOfKind(kind).board.files({ status: "rejected" }),
    why: "No later file has been received in their place. Their reports say what is wrong.",
  };
}
