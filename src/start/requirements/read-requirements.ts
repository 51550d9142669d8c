import { readTable } from "#formats/csv";
import { type Decision, ok, type TableShape } from "#kernel";

/** Something that the system must do, and the tests that show it. */
export type Requirement = {
  /** The number of the document that it comes from, then of the sentence: `000-07`. */
  readonly id: string;
  readonly what: string;
  readonly proofs: readonly Proof[];
  /** The line of the file on which it stands, from 1. */
  readonly line: number;
};

/** A test, by its file and its title. */
export type Proof = { readonly path: string; readonly title: string };

export const requirementsFile = "docs/requirements.csv";

/** The start of a proof: the file, from the root, then the title of the test. */
const proof = /^(?:src|demo|bench|matrix|stories)\/[\w./-]+\.test\.ts > \S/;
const betweenProofs = /;\s*(?=(?:src|demo|bench|matrix|stories)\/[\w./-]+\.test\.ts > )/;

const shape: TableShape = {
  file: "requirements",
  about: "What the system must do.",
  key: ["id"],
  columns: [
    { name: "id", type: "text", about: "document and number, such as 000-07", pattern: /^\d{3}-\d{2}$/ },
    { name: "what", type: "text", about: "what a tester checks" },
    {
      name: "proof",
      type: "text",
      about: "tests that show it, each as “file > title of the test”, separated by semicolons",
      optional: true,
      pattern: proof,
    },
  ],
};

/**
 * Reads the requirements. Refused, with the line: what is no CSV of these three columns, an identifier that is not of
 * the right form or stands twice, a requirement without words, and a proof that is not a file and a title.
 */
export function readRequirements(bytes: Uint8Array): Decision<readonly Requirement[]> {
  const table = readTable(shape, requirementsFile, bytes);
  if (!table.ok) return table;
  return ok(
    table.value.rows.map(({ id, what, proof }, at) => ({
      id: String(id),
      what: String(what),
      proofs: proof === null ? [] : proofsIn(String(proof)),
      line: table.value.places[at]?.line ?? 1,
    })),
  );
}

/** A title may hold semicolons: a new proof begins where a file is named after one. */
function proofsIn(text: string): readonly Proof[] {
  return text.split(betweenProofs).map((one) => {
    const [path = "", ...title] = one.split(" > ");
    return { path, title: title.join(" > ") };
  });
}
