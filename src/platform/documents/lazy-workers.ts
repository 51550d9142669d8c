import { type DocumentWorkers, startDocumentWorkers } from "./document-workers.ts";

/** Document workers that start with the first document: most commands and tests never need one. */
export function lazyDocumentWorkers(count: number): DocumentWorkers {
  let started: DocumentWorkers | undefined;
  const workers = (): DocumentWorkers => (started ??= startDocumentWorkers(count));
  return {
    renderDocument: (template, data, about) => workers().renderDocument(template, data, about),
    renderMany: (template, items, about) => workers().renderMany(template, items, about),
    stop: async () => started?.stop(),
  };
}
