/** Lists: one declaration gives the page, the files and the API. */
export { listApi, listPage, listRoute, pageOfRows, rowForApi, showList, tableOf } from "./list-page.ts";
export { rowShape } from "./list-shape.ts";
export {
  exportAddresses,
  findTableFormat,
  listAddress,
  listView,
  pagination,
  rangeWords,
  tableFile,
  type TableFormat,
} from "./list-view.ts";
export type { Found, Link, List, ListAsked, ListColumn, ListFace, ListFilter } from "./list.ts";
export type { Tag } from "./tag.ts";
