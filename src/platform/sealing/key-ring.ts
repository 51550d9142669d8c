import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A key that secrets are sealed with, by its name. */
export type SealingKey = { readonly name: string; readonly key: string };

/** Every key that is known; the first one seals. Empty while the secret of the installation does. */
export type KeyRing = readonly SealingKey[];

/**
 * Reads the keys of a file: a line each, a name and 64 hexadecimal digits. It is read every time, so that programs that
 * run know a new key as soon as it is there. Refuses (throws KeyFault) a file with anything else.
 */
export function readKeyRing(file: string | undefined): KeyRing {
  if (file === undefined || !existsSync(file)) return [];
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim());
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name, key] = /^(k[1-9]\d{0,5}) ([0-9a-f]{64})$/.exec(line) ?? [];
      if (name === undefined || key === undefined) throw new KeyFault(file);
      return { name, key };
    });
}

/** A ring with a new key in front, under a name that no key has had. */
export function withNewKey(ring: KeyRing): KeyRing {
  const greatest = Math.max(0, ...ring.map(({ name }) => Number(name.slice(1))));
  return [{ name: `k${greatest + 1}`, key: randomBytes(32).toString("hex") }, ...ring];
}

/**
 * Writes the keys, readable by their owner only, whole or not at all, and on the disk before it returns: what is sealed
 * with a key must never outlive it.
 */
export function writeKeyRing(file: string, ring: KeyRing): void {
  const lines = ring.map(({ name, key }) => `${name} ${key}\n`);
  const text = `# Keys of sealed secrets; the first one seals. As precious as the data.\n${lines.join("")}`;
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  const folder = openSync(dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}

/** The file of keys holds something else. Its text is not repeated: it may hold a key. */
export class KeyFault extends Error {
  readonly code = "sealing-keys-not-understood";
  constructor(file: string) {
    super(`${file} holds something else than sealing keys (k1 and 64 hexadecimal digits). Put a copy of it back.`);
  }
}
