import type { RawBuilder } from "kysely";
import type { Cell, Decision } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import type { Tx } from "../database/database.ts";
import type { AnyPath } from "../addresses/define-path.ts";
import type { Parameter, Route } from "../web/route.ts";
import type { Choice } from "../pages/field.ts";
import type { Crumb } from "../pages/question.ts";
import type { Tag } from "./tag.ts";

/** Where a list is seen: on its page, in the files exported from it, and by the API. */
export type ListFace = "page" | "file" | "api";

/** A list as one value: its page, its CSV and XLSX and its endpoint are made of it. */
export type List<Row> = {
  /** Of the route: `list-people`. */
  readonly name: string;
  readonly summary: string;
  readonly path: AnyPath;
  /** The endpoint of the API, what its answer calls the rows, and its summary where it differs from the page's. */
  readonly apiPath?: AnyPath;
  readonly apiRows?: string;
  readonly apiSummary?: string;
  readonly permission: Route["permission"];
  readonly scope: Route["scope"];
  readonly title: string;
  /** What its files are called, where the title does not say what is listed. */
  readonly fileName?: string;
  readonly trail?: readonly Crumb[];
  readonly columns: readonly ListColumn<Row>[];
  readonly filters: readonly ListFilter[];
  /** What the search box finds by: `Name or number`. */
  readonly search?: string;
  /** What the rows can be sorted by, by the names of columns: the SQL columns of each. The first is the usual order. */
  readonly orders?: Readonly<Record<string, readonly string[]>>;
  /** What to say when there is nothing, and no filter that hides something: what will appear here, and when. */
  readonly empty: string;
  emptyLink?(actor: Actor): Link | undefined;
  /** Other views of the same things. */
  tabs?(asked: ListAsked): readonly (Link & { readonly current: boolean })[];
  /**
   * A template that extends `platform/lists/list.njk` and fills its blocks, such as `notice` and `above`. It has the
   * notices, and the form that was refused, if one was.
   */
  readonly template?: string;
  /** Parameters of the page that say what was just done, such as `sent`: no link of the page keeps them. */
  readonly notices?: readonly string[];
  find(tx: Tx, asked: ListAsked): Promise<Decision<Found<Row>>>;
};

/** A part of what opens below a value, with line ends as they are. */
export type Part = { readonly heading: string; readonly text: string };

export type Link = { readonly text: string; readonly href: string };

export type ListColumn<Row> = {
  /** In the answers of the API, and in `sort`. */
  readonly name: string;
  readonly heading: string;
  /** `money` is whole pence, `flag` a yes or no; `codes` have spaces between them, and the API gives an array. */
  readonly kind?: "text" | "code" | "codes" | "whole" | "money" | "day" | "instant" | "flag";
  /** Where the column is seen; everywhere unless said. */
  readonly only?: readonly ListFace[];
  value(row: Row): Cell;
  /** The value as people read it, on the page and in files, where its kind does not say. */
  text?(row: Row): string;
  /** On the page: tags instead of text. */
  tags?(row: Row): readonly Tag[];
  /** On the page: where the value leads. The column that leads somewhere names its row, unless another does. */
  link?(row: Row, asked: ListAsked): string | undefined;
  /** On the page: this column names its row. */
  readonly names?: true;
  /** On the page: what opens below the value, each part with its heading. */
  more?(row: Row): readonly Part[];
};

export type ListFilter = {
  readonly name: string;
  readonly label: string;
  /** A drop-down unless said. `kept` is no filter that people see: it says which view this is. */
  readonly kind?: "list" | "day" | "text" | "kept";
  /** The words for no choice, such as `All states`; without them, one is always chosen. */
  readonly all?: string;
  /** The choice where the address names none. */
  readonly usual?: string;
  /** The choices, where they are always the same; those that `find` gives otherwise. */
  readonly choices?: readonly Choice[];
  /** The form of its values, which the API holds people to where there are no choices. */
  readonly form?: Parameter["form"];
  /** Required by the API. */
  readonly required?: true;
  readonly only?: readonly ListFace[];
};

/** What somebody asked of a list, read and in order. */
export type ListAsked = {
  readonly actor: Actor;
  readonly at: Temporal.Instant;
  readonly face: ListFace;
  /** The filters by name; blank where none is set. */
  readonly values: Readonly<Record<string, string>>;
  readonly search: string;
  readonly sort: string;
  /** What to order by, for SQL. */
  readonly orderBy: RawBuilder<unknown>;
  readonly page: number;
  readonly size: number;
  /** For SQL: every row of a file, a page of rows otherwise. */
  readonly limit: number | null;
  readonly offset: number;
};

/** What was found: the rows asked for, and how many there are in all. */
export type Found<Row> = {
  readonly total: number;
  readonly rows: readonly Row[];
  /** Above the title: what the whole list is of. */
  readonly caption?: string;
  /** What a filter stands at where nothing was asked. */
  readonly values?: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** A sentence instead of `1 to 100 of 240`. */
  readonly sentence?: string;
  /** What the rows are of, in the name of the exported file, such as a code. */
  readonly fileOf?: readonly string[];
  /** What the list's own template needs besides. */
  readonly data?: Readonly<Record<string, unknown>>;
};
