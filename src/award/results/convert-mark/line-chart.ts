import { convertRaw, type Conversion } from "#awarding";
import { namedPoints } from "./line-in-words.ts";

/** The geometry of a conversion's chart, in whole units of its own drawing. */
export type LineChart = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly line: string;
  readonly levels: readonly { readonly y: number; readonly label: number }[];
  readonly marks: readonly { readonly x: number; readonly label: number }[];
  readonly boundaries: readonly { readonly x: number; readonly y: number; readonly grade: string }[];
  readonly chosen?: { readonly x: number; readonly y: number; readonly raw: number; readonly uniform: number };
};

const [width, height, left, right, top, bottom] = [460, 340, 62, 440, 24, 280];

/** Draws the line from raw marks (across) to uniform marks (up), with the boundaries on it and the chosen mark. */
export function lineChart(conversion: Conversion, raw?: number): LineChart {
  const { maxRaw, maxUniform } = conversion;
  const x = (mark: number): number => left + Math.floor((mark * (right - left)) / maxRaw);
  const y = (mark: number): number => bottom - Math.floor((mark * (bottom - top)) / maxUniform);
  const points = namedPoints(conversion).map((point) => ({
    raw: point.raw,
    uniform: Number(point.uniform.top / point.uniform.over),
  }));
  const end = points.at(-1);
  const whole = end && end.raw < maxRaw ? [...points, { raw: maxRaw, uniform: maxUniform }] : points;
  const found = raw === undefined ? undefined : convertRaw(conversion, raw);
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    line: whole.map((point) => `${x(point.raw)},${y(point.uniform)}`).join(" "),
    levels: ticks(maxUniform).map((label) => ({ y: y(label), label })),
    marks: ticks(maxRaw).map((label) => ({ x: x(label), label })),
    boundaries: conversion.boundaries.map(({ grade, mark }) => {
      const at = convertRaw(conversion, mark);
      return { x: x(mark), y: y(at.ok ? at.value.uniform : 0), grade };
    }),
    ...(found?.ok
      ? {
          chosen: {
            x: x(found.value.raw),
            y: y(found.value.uniform),
            raw: found.value.raw,
            uniform: found.value.uniform,
          },
        }
      : {}),
  };
}

/** Round numbers from 0 to at most the maximum, about five of them. */
function ticks(max: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000].find((each) => max / each <= 6) ?? max;
  return Array.from({ length: Math.floor(max / step) + 1 }, (_none, at) => at * step);
}
