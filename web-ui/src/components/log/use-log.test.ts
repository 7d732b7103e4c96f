import { describe, expect, it } from "vitest";
import { appendLines } from "./use-log";

const lines = (...seqs: number[]) => seqs.map((seq) => ({ seq, text: `line ${seq}` }));
const seqs = (list: { seq: number }[]) => list.map((line) => line.seq);

describe("a log that grows", () => {
  it("adds what is new and nothing twice", () => {
    expect(seqs(appendLines(lines(1, 2), lines(2, 3), 100))).toEqual([1, 2, 3]);
  });

  it("keeps only the newest", () => {
    expect(seqs(appendLines(lines(1, 2, 3), lines(4), 2))).toEqual([3, 4]);
  });
});
