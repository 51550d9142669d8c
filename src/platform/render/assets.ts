import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { takesGzip } from "./takes-gzip.ts";

const modules = join(import.meta.dirname, "../../../node_modules");
const own = join(import.meta.dirname, "../pages/assets");

const mediaTypes: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  woff2: "font/woff2",
  svg: "image/svg+xml",
  png: "image/png",
};

/**
 * Serves the style sheets, scripts and typeface: a fixed list read at the start, nothing else of the disk. Packed
 * once, where a browser takes that. Which pages are packed, `packedPage` says.
 */
export async function serveAssets(server: FastifyInstance): Promise<void> {
  for (const [path, file] of assetFiles()) {
    const bytes = readFileSync(file);
    const type = mediaTypes[file.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    const packed = /^text\/|svg/.test(type) ? gzipSync(bytes, { level: 9 }) : undefined;
    server.get(`/assets/${path}`, async (request, reply) => {
      reply.type(type).header("cache-control", "public, max-age=3600").header("vary", "accept-encoding");
      if (!packed || !takesGzip(request.headers["accept-encoding"])) return reply.send(bytes);
      return reply.header("content-encoding", "gzip").send(packed);
    });
  }
}

function assetFiles(): readonly (readonly [string, string])[] {
  const govuk = join(modules, "govuk-frontend/dist/govuk");
  const fonts = join(modules, "@fontsource-variable/atkinson-hyperlegible-next/files");
  return [
    ["govuk.css", join(govuk, "govuk-frontend.min.css")],
    ["govuk.js", join(govuk, "govuk-frontend.min.js")],
    ...readdirSync(fonts)
      .filter((name) => name.includes("-latin") && name.includes("wght"))
      .map((name) => [name, join(fonts, name)] as const),
    ...readdirSync(own).map((name) => [name, join(own, name)] as const),
  ];
}
