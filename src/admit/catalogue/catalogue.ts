import type { Column } from "#kernel";
import type { CatalogueFile, catalogueFiles } from "./files.ts";

/** Every row of every file of a catalogue, by file, in the order of the file. */
export type Catalogue = { readonly [File in CatalogueFile]: readonly CatalogueRow<File>[] };

/** A row of one file: numbers for whole numbers and pence, booleans for yes or no, else text; null when absent. */
export type CatalogueRow<File extends CatalogueFile> = {
  readonly [Each in ColumnOf<File> as Each["name"]]: CellOf<Each>;
};

/** The name of a column of a file. */
export type CatalogueColumn<File extends CatalogueFile> = ColumnOf<File>["name"];

type ShapeOf<File extends CatalogueFile> = Extract<(typeof catalogueFiles)[number], { readonly file: File }>;
type ColumnOf<File extends CatalogueFile> = ShapeOf<File>["columns"][number];
type CellOf<Each extends Column> = Each extends { readonly optional: true } ? ValueOf<Each> | null : ValueOf<Each>;
type ValueOf<Each extends Column> = Each extends { readonly oneOf: readonly (infer Choice)[] }
  ? Choice
  : Each["type"] extends "whole" | "money"
    ? number
    : Each["type"] extends "yes-no"
      ? boolean
      : string;
