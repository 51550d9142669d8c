import { expect, test } from "vitest";
import { findFileName, nameFault, replyName, seriesMark, writeFileName } from "./file-name.ts";

test.each([
  ["E9999990.X01", { letter: "E", centre: "99999", awardingBody: "90", sequenceEnd: "01" }],
  ["s6a26_90.x06", { letter: "S", centre: "6A26_", awardingBody: "90", sequenceEnd: "06" }],
  ["E999990.X01", undefined],
  ["E9999990.X1", undefined],
  ["SDA26_90.X01", undefined],
  ["E9999990.X01.txt", undefined],
])("%s", (name, parts) => {
  expect(findFileName(name)).toEqual(parts);
});

test("names are put together", () => {
  expect(writeFileName("E", "99999", "90", "101")).toBe("E9999990.X01");
  expect(writeFileName("S", seriesMark("6A", "26", "C"), "90", "006")).toBe("S6A26C90.X06");
  expect(replyName("e9999990.x01")).toBe("X9999990.X01");
});

test.each(["E0000010 (1).X01", "E0000010(2).X01", "E0000010.X01.txt", "E0000010.X01 (1)", "E0000010 - Copy.X01"])(
  "'%s' was renamed",
  (name) => {
    expect(nameFault(name)).toMatchObject({
      slug: "name-renamed",
      text: expect.stringContaining("Rename it E0000010.X01."),
    });
  },
);
