import { defineRefusal, type KnownRefusal } from "#kernel";

const inColumn = "“{column}” is “{value}”.";

export const csvNul = defineRefusal("csv-nul", "The file contains a NUL byte. Save it again as “CSV UTF-8”.");
export const csvNotUtf8 = defineRefusal("csv-not-utf8", "The file is not UTF-8 text. Save it again as “CSV UTF-8”.");
export const csvQuotes = defineRefusal(
  "csv-quotes",
  "A quotation mark {problem}. Put quotation marks around the whole cell, and double those inside it.",
);
export const csvCellsMany = defineRefusal(
  "csv-cells-many",
  "This line has more than {most} cells. Check that each row has a line of its own.",
);
export const csvRecordLong = defineRefusal(
  "csv-record-long",
  "This line is longer than {most} characters. Check that each row has a line of its own.",
);
export const csvRowsBlank = defineRefusal(
  "csv-rows-blank",
  "There are more than {most} empty rows above this line. Delete the empty rows, and send the file again.",
);
export const tableEmpty = defineRefusal(
  "table-empty",
  "The file is empty. The first line must name the columns: {columns}.",
);
export const columnUnknown = defineRefusal(
  "column-unknown",
  "There is no column “{column}”. The columns are: {columns}.",
);
export const columnRepeated = defineRefusal("column-repeated", "There are two columns “{column}”. Remove one.");
export const columnMissing = defineRefusal("column-missing", "The column “{column}” is missing. Add it.");
export const rowLength = defineRefusal(
  "row-length",
  "The line has {here} and the heading has {right}. Make them the same.",
);
export const rowRepeated = defineRefusal(
  "row-repeated",
  "Line {line} already has {value}. Remove one of the two lines.",
);
export const cellBlank = defineRefusal("cell-blank", "“{column}” is blank. Fill it in.");
export const cellPadded = defineRefusal("cell-padded", "“{column}” has a space before or after it. Remove the space.");
export const cellChoice = defineRefusal("cell-choice", `${inColumn} Use one of: {choices}.`);
export const cellPattern = defineRefusal("cell-pattern", `${inColumn} It must be: {about}.`);
export const cellWhole = defineRefusal("cell-whole", `${inColumn} Enter a whole number without a sign, such as 12.`);
export const cellMoney = defineRefusal("cell-money", `${inColumn} Enter whole pence, such as 6150 for £61.50.`);
export const cellFraction = defineRefusal(
  "cell-fraction",
  `${inColumn} Enter a whole number or a fraction, such as 3/2.`,
);
export const cellDay = defineRefusal("cell-day", `${inColumn} Enter a real date from 1900 on, such as 2026-02-21.`);
export const cellTime = defineRefusal(
  "cell-time",
  `${inColumn} Enter a real time, such as 2026-02-21T23:59, outside the hour in which the clocks change.`,
);
export const cellYesNo = defineRefusal("cell-yes-no", `${inColumn} Enter yes or no.`);

/** Every reason for which a table in a CSV file is refused by its form. */
export const tableRefusals: readonly KnownRefusal[] = [
  csvNul,
  csvNotUtf8,
  csvQuotes,
  csvCellsMany,
  csvRecordLong,
  csvRowsBlank,
  tableEmpty,
  columnUnknown,
  columnRepeated,
  columnMissing,
  rowLength,
  rowRepeated,
  cellBlank,
  cellPadded,
  cellChoice,
  cellPattern,
  cellWhole,
  cellMoney,
  cellFraction,
  cellDay,
  cellTime,
  cellYesNo,
];
