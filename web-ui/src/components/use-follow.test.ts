import { expect, it } from "vitest";
import { movedAway } from "./use-follow";

const at = (top: number, height: number) => ({ top, height });

it("tells a reader who scrolls away from content that moves", () => {
  expect(movedAway(at(500, 900), at(300, 900), "bottom")).toBe(true);
  expect(movedAway(at(500, 900), at(300, 1000), "bottom")).toBe(true);
  expect(movedAway(at(500, 900), at(500, 1000), "bottom")).toBe(false);
  expect(movedAway(at(500, 900), at(300, 700), "bottom")).toBe(false);
});

it("does so at the top too, where the newest may stand", () => {
  expect(movedAway(at(0, 900), at(200, 900), "top")).toBe(true);
  expect(movedAway(at(0, 900), at(200, 1100), "top")).toBe(false);
});
