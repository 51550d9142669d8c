import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { routes } from "../routes.ts";
import { asvsPage } from "./asvs-page.ts";
import { commandsPage } from "./commands-page.ts";
import { eventsPage } from "./events-page.ts";
import { lifeCyclesPage } from "./life-cycles-page.ts";
import { permissionsPage } from "./permissions-page.ts";
import { refusalsPage } from "./refusals-page.ts";
import { requirementsPage } from "./requirements-page.ts";
import { routesPage } from "./routes-page.ts";
import { packPage, tablesPage } from "./tables-page.ts";

const folder = join(import.meta.dirname, "../../../docs/generated");

const notice = "<!-- Made by `./accolade docs` from the code. Do not edit. -->";

/** The documents that are made from the code, by file name. */
export async function generatedDocuments(): Promise<Readonly<Record<string, string>>> {
  const pages = {
    "asvs.md": asvsPage(),
    "commands.md": await commandsPage(),
    "events.md": eventsPage(),
    "life-cycles.md": await lifeCyclesPage(),
    "pack.md": packPage(),
    "permissions.md": permissionsPage(),
    "refusals.md": refusalsPage(),
    "requirements.md": requirementsPage(),
    "routes.md": routesPage(routes),
    "tables.md": tablesPage(),
  };
  return Object.fromEntries(Object.entries(pages).map(([name, text]) => [name, `${notice}\n\n${text.trimEnd()}\n`]));
}

/** Writes the generated documents; gives the names of those that changed. */
export async function writeGenerated(): Promise<readonly string[]> {
  const stale = await staleDocuments();
  const documents = await generatedDocuments();
  for (const name of stale) writeFileSync(join(folder, name), documents[name] ?? "");
  return stale;
}

/** The generated documents that no longer say what the code does. */
export async function staleDocuments(): Promise<readonly string[]> {
  const documents = await generatedDocuments();
  return Object.entries(documents)
    .filter(([name, text]) => current(name) !== text)
    .map(([name]) => name);
}

function current(name: string): string {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    return "";
  }
}
