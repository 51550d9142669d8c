import { fileURLToPath } from "node:url";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFiles } from "./fonts.ts";
import type { TypesettingJob } from "./template.ts";

/** A document that could not be made: the template is wrong, or the data lacks what the template asks for. */
export class DocumentFault extends Error {
  override readonly name = "DocumentFault";
}

/** Typst may forget everything between two files: remembering saves no time and doubles the memory (measured). */
const nothingRemembered = 0;
const sourceFolder = fileURLToPath(new URL("../../", import.meta.url));
let compiler: NodeCompiler | undefined;

/** Compiles a job to PDF/UA-1. The compiler is made once for a thread and reads the fonts once. */
export function typeset(job: TypesettingJob): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: sourceFolder, fontArgs: [{ fontPaths: [...fontFiles] }] });
  try {
    return exported(compiler, job);
  } finally {
    compiler.evictCache(nothingRemembered);
  }
}

/**
 * A character that none of our fonts can show makes the whole file fail, and with it everybody else's pages. Such a
 * character is printed as U+FFFD, which every reader takes for "something is missing here".
 */
function exported(typst: NodeCompiler, job: TypesettingJob): Uint8Array {
  try {
    return new Uint8Array(typst.pdf(compiled(typst, job), { pdfStandard: "ua-1" }));
  } catch (fault) {
    if (fault instanceof DocumentFault) throw fault;
    const message = fault instanceof Error ? fault.message : String(fault);
    const repaired = withoutUnshowable(job, message);
    if (repaired.documents === job.documents && repaired.about === job.about) throw new DocumentFault(message);
    return exported(typst, repaired);
  }
}

function compiled(typst: NodeCompiler, job: TypesettingJob): NodeTypstDocument {
  const { documents, about } = job;
  const outcome = typst.compile({ mainFilePath: job.file, inputs: { documents, about } });
  const made = outcome.result;
  if (made) return made;
  const errors = outcome.takeError();
  throw new DocumentFault(errors ? JSON.stringify(typst.fetchDiagnostics(errors)) : `${job.file} gave no document`);
}

/** The job with U+FFFD in the place of every character that Typst's message says it could not show. */
function withoutUnshowable(job: TypesettingJob, message: string): TypesettingJob {
  const unshowable = new Set<string>();
  for (const [, text = ""] of message.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)) {
    for (const character of unescaped(text)) if (character > "\u007f") unshowable.add(character);
  }
  const replace = (json: string): string => [...unshowable].reduce((text, one) => text.replaceAll(one, "\ufffd"), json);
  return { file: job.file, documents: replace(job.documents), about: replace(job.about) };
}

/** Typst writes invisible characters as `\u{200d}`. */
function unescaped(text: string): string {
  return text.replace(/\\+u\{([0-9a-f]+)\}/g, (_all, code: string) => String.fromCodePoint(parseInt(code, 16)));
}
