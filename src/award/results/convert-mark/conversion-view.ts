import { type Decision, ok } from "#kernel";
import { convertRaw, type Conversion, type Converted } from "#awarding";
import { rawUnreadable } from "../refusals.ts";
import { lineChart, type LineChart } from "./line-chart.ts";
import { lineInWords } from "./line-in-words.ts";

/** What a page shows of a conversion. */
export type ConversionView = {
  readonly maxRaw: number;
  readonly maxUniform: number;
  readonly boundaries: Conversion["boundaries"];
  readonly chosen?: Converted;
  readonly words: readonly string[];
  readonly chart: LineChart;
  readonly rows: readonly Converted[];
};

/** The view of a conversion with a raw mark, when one was chosen. */
export function conversionView(conversion: Conversion, raw: number | undefined): ConversionView {
  const chosen = raw === undefined ? undefined : convertRaw(conversion, raw);
  return {
    maxRaw: conversion.maxRaw,
    maxUniform: conversion.maxUniform,
    boundaries: conversion.boundaries,
    words: raw === undefined ? [] : lineInWords(conversion, raw),
    chart: lineChart(conversion, raw),
    rows: conversionRows(conversion),
    ...(chosen?.ok ? { chosen: chosen.value } : {}),
  };
}

/** Every raw mark from 0 to the maximum, with its uniform mark and grade. */
export function conversionRows(conversion: Conversion): readonly Converted[] {
  return Array.from({ length: conversion.maxRaw + 1 }, (_none, raw) => convertRaw(conversion, raw)).flatMap((each) =>
    each.ok ? [each.value] : [],
  );
}

/** Reads the raw mark of a form; undefined when it is blank. Refused: anything but a whole mark that the unit has. */
export function readRaw(text: string, conversion: Conversion): Decision<number | undefined> {
  const trimmed = text.trim();
  if (trimmed === "") return ok(undefined);
  if (!/^\d{1,5}$/.test(trimmed)) return rawUnreadable.refuse({ maximum: conversion.maxRaw });
  const found = convertRaw(conversion, Number(trimmed));
  return found.ok ? ok(found.value.raw) : found;
}
