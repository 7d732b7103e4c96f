import { describe, expect, it } from "vitest";
import { readLine, toneOf } from "./read-line";

describe("a log line", () => {
  it("that is structured becomes a sentence with its fields", () => {
    const raw =
      'd17 {"ts":"2026-11-22T22:58:20Z","level":"warn","logger":"Router","msg":"slow","ms":512,"tags":["a"]}';
    expect(readLine(raw)).toEqual({
      track: "d17",
      level: "WARN",
      text: "slow",
      fields: [
        ["logger", "Router"],
        ["ms", "512"],
        ["tags", '["a"]'],
      ],
    });
  });

  it.each([
    ["d3 ERROR no token", "d3", "ERROR", "ERROR no token"],
    ["plain words", null, null, "plain words"],
    ['d1 {"cut off', "d1", null, '{"cut off'],
    ["[1,2]", null, null, "[1,2]"],
    ["", null, null, ""],
  ])("%j keeps its text", (raw, track, level, text) => {
    expect(readLine(raw)).toEqual({ track, level, text, fields: [] });
  });

  it("is loud only when something is wrong", () => {
    expect(["INFO", "WARNING", "WARN", "ERROR", "FATAL", null].map(toneOf)).toEqual([
      null,
      "warn",
      "warn",
      "breach",
      "breach",
      null,
    ]);
  });
});
