import fc from "fast-check";
import { expect, test } from "vitest";
import { readImage } from "./read-image.ts";
import { mayBeLogo } from "./rule.ts";
import { pngChunk, sampleJpeg, samplePng } from "./sample-images.ts";

test("a PNG and a JPEG are read with their size, whatever they are called", () => {
  expect(readImage(samplePng(200, 80))).toMatchObject({
    ok: true,
    value: { mediaType: "image/png", width: 200, height: 80 },
  });
  expect(readImage(sampleJpeg(640, 48))).toMatchObject({
    ok: true,
    value: { mediaType: "image/jpeg", width: 640, height: 48 },
  });
});

const png = Buffer.from(samplePng(64, 64));
const jpeg = Buffer.from(sampleJpeg(64, 64));

test.each<[string, Uint8Array, string]>([
  ["nothing", Buffer.alloc(0), "logo-kind-unknown"],
  ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), "logo-kind-unknown"],
  ["a GIF", Buffer.from("GIF89a\u0001\u0000\u0001\u0000"), "logo-kind-unknown"],
  ["a page called a picture", Buffer.from("<!DOCTYPE html><script>1</script>"), "logo-kind-unknown"],
  ["a PNG with a page behind it", Buffer.concat([png, Buffer.from("<script>1</script>")]), "logo-broken"],
  ["a PNG that is cut off", png.subarray(0, png.length - 5), "logo-broken"],
  [
    "a PNG that moves",
    Buffer.concat([png.subarray(0, 33), pngChunk("acTL", Buffer.alloc(8)), png.subarray(33)]),
    "logo-broken",
  ],
  ["a JPEG with an archive behind it", Buffer.concat([jpeg, Buffer.from("PK\u0003\u0004")]), "logo-broken"],
  ["a JPEG with a second one behind it", Buffer.concat([jpeg, jpeg]), "logo-broken"],
  ["a JPEG that is cut off", jpeg.subarray(0, jpeg.length - 2), "logo-broken"],
  ["a JPEG without a size", Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9]), "logo-broken"],
])("%s is refused", (_title, bytes, code) => {
  const read = readImage(bytes);
  expect(read.ok ? [] : read.refusals).toMatchObject([{ code, field: "logo" }]);
});

test("a PNG of which any one byte was changed is never taken for what it was", () => {
  fc.assert(
    fc.property(fc.nat(png.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(png);
      changed[at] = ((changed[at] ?? 0) + by) % 256;
      expect(readImage(changed).ok).toBe(false);
    }),
  );
});

test.each([
  [32, 32, 300_000, undefined],
  [2000, 2000, 1, undefined],
  [31, 32, 1, "logo-dimensions"],
  [32, 2001, 1, "logo-dimensions"],
  [100, 100, 300_001, "logo-too-large"],
])("%i by %i pixels in %i bytes: %s", (width, height, bytes, code) => {
  const decision = mayBeLogo({ width, height, bytes });
  expect(decision.ok ? undefined : decision.refusals[0]?.code).toBe(code);
});
