import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findArea } from "../start/requirements/areas.ts";
import {
  type Proof,
  readRequirements,
  type Requirement,
  requirementsFile,
} from "../start/requirements/read-requirements.ts";
import { root, type SourceFile, sourceFile, type Violation } from "./source-file.ts";
import { findTest } from "./test-titles.ts";

/**
 * The requirements are a sound table, numbered without gaps, each in an area, and every proof is a test that is there
 * and runs.
 */
export function checkRequirements(files: readonly SourceFile[]): readonly Violation[] {
  const text = files.find((file) => file.path === requirementsFile)?.text ?? readFileSync(join(root, requirementsFile));
  const table = readRequirements(Buffer.from(text));
  if (!table.ok) return table.refusals.map((refusal) => violation(refusal.line ?? 1, refusal.text));
  const written = new Map<string, SourceFile | undefined>();
  const fileAt = (path: string): SourceFile | undefined => {
    if (!written.has(path)) written.set(path, files.find((file) => file.path === path) ?? readSource(path));
    return written.get(path);
  };
  return table.value.flatMap((row, at) => [
    ...numberProblems(row, table.value[at - 1]),
    ...row.proofs.flatMap((proof) => {
      const problem = proofProblem(proof, fileAt(proof.path));
      return problem ? [violation(row.line, `${row.id}: ${problem}`)] : [];
    }),
  ]);
}

function violation(line: number, text: string): Violation {
  return { file: requirementsFile, line, text };
}

function readSource(path: string): SourceFile | undefined {
  const place = join(root, path);
  return existsSync(place) ? sourceFile(path, readFileSync(place, "utf8")) : undefined;
}

/** Numbers run from 01 in every document, so that no requirement is lost unseen. */
function numberProblems({ id, line }: Requirement, before: Requirement | undefined): readonly Violation[] {
  const [document = "", number = ""] = id.split("-");
  const [earlier = "", last = "00"] = before?.id.split("-") ?? [];
  const next = document === earlier ? Number(last) + 1 : 1;
  return [
    ...(Number(number) === next ? [] : [violation(line, `${id} does not follow ${before?.id ?? "the heading"}`)]),
    ...(findArea(id) === undefined ? [violation(line, `${id} is in no area of src/start/requirements/areas.ts`)] : []),
  ];
}

function proofProblem({ path, title }: Proof, file: SourceFile | undefined): string | undefined {
  if (!file) return `there is no file ${path}`;
  const found = findTest(file, title);
  if (found === "runs") return undefined;
  return found === "absent" ? `${path} has no test “${title}”` : `the test “${title}” of ${path} is skipped`;
}
