import type { About, Template } from "../documents/template.ts";

/** Typesets documents off the main thread. */
export type Typesetting = {
  renderDocument<Data>(template: Template<Data>, data: Data, about: About): Promise<Uint8Array>;
  renderMany<Data>(template: Template<Data>, items: readonly Data[], about: About): Promise<Uint8Array>;
  /** Ends the workers. What waits or runs is refused with a `DocumentFault`. */
  stop(): Promise<void>;
};
