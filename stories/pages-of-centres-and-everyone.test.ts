import { walkPages } from "./walk-pages.ts";

walkPages(["public", "centre", "candidate", "person"]);
