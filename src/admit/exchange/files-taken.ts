import type { Decision } from "#kernel";
import type { UploadedFile, WebRequest } from "#platform/web";
import type { FileKind } from "./file-kind.ts";
import type { ReceiveFile } from "./receive-file/receiving.ts";

/** Files of another making that a centre may send from the same page, such as tables. */
export type OtherFiles = {
  /** What their names look like. */
  readonly pattern: RegExp;
  /** Said beside the field. */
  readonly hint: string;
  /** Takes one; the answer is the page to go on to. */
  take(request: WebRequest, file: UploadedFile): Promise<Decision<string>>;
};

/** What a module brings to the exchange: a kind of files, and the act of each side that receives them. */
export type FilesTaken = {
  readonly kind: FileKind;
  readonly acts: { readonly centre: ReceiveFile; readonly board: ReceiveFile };
  /** What these files are a part of, above their list, by side. */
  readonly trail?: { readonly centre: Crumb; readonly board: Crumb };
  /** Where somebody of some subjects finds theirs, since files hold those of all. */
  readonly ofSubjects: Crumb;
  /** Where a centre sees what its files changed, in a series. */
  readonly results: Crumb;
  readonly also?: OtherFiles;
};

export type Crumb = { readonly text: string; readonly href: string };
