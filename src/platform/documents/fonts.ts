import { createRequire } from "node:module";

/** The files of the typeface of documents. Typst cannot read variable or woff2 fonts, so they are TTF. */
export const fontFiles: readonly string[] = ["400Regular", "600SemiBold", "700Bold"].map(fontFile);

function fontFile(style: string): string {
  const family = "@expo-google-fonts/atkinson-hyperlegible-next";
  return createRequire(import.meta.url).resolve(`${family}/${style}/AtkinsonHyperlegibleNext_${style}.ttf`);
}
