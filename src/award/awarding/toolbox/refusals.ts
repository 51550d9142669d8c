import { defineRefusal } from "#kernel";

export const headerWrong = defineRefusal(
  "header-wrong",
  "The first line must be exactly {header}. Add this header above the rows.",
);
export const separatorWrong = defineRefusal(
  "separator-wrong",
  "The cells of this file are separated by {separator}. Separate them with commas and leave out any line “sep=”.",
);
export const cellsWrong = defineRefusal(
  "cells-wrong",
  "This row has {cells} cells. It must have {needed}, as in the header.",
);
export const quoteMisplaced = defineRefusal(
  "quote-misplaced",
  "There is a quotation mark in the wrong place. Put the whole cell in quotation marks and double those inside it.",
);
export const rowTooLong = defineRefusal(
  "row-too-long",
  "This row is longer than {max} characters. Close the open quotation mark, or split the row. Later rows were not read.",
);
export const rowBlank = defineRefusal(
  "row-blank",
  "This line is blank and has rows after it. Delete the line, or complete the row.",
);
export const schemeUnknown = defineRefusal("scheme-unknown", "The scheme is {scheme}. Give gce or nationals.", {
  field: "scheme",
});
export const numberWrong = defineRefusal("number-wrong", "The cell is {cell}. Give a whole number in digits.");
export const boundariesUnreadable = defineRefusal(
  "boundaries-unreadable",
  "The boundaries are {cell}. Write grade=mark with semicolons between, such as A=66;B=58.",
  { field: "boundaries" },
);
export const notionalUnreadable = defineRefusal(
  "notional-unreadable",
  "The notional N is {cell}. Give default, none or a raw mark.",
  { field: "notional" },
);
export const gradesUnreadable = defineRefusal(
  "grades-unreadable",
  "The grades cannot be read. Write them best first, separated by one space, such as A B C D E.",
  { field: "grades" },
);
