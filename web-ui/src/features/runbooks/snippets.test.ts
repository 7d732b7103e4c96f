import { expect, it } from "vitest";
import { insertBlock, lineStart } from "./snippets";

it("puts a step on lines of its own after the cursor's line", () => {
  expect(insertBlock("one\ntwo", 1, "action: wait")).toBe(
    "one\n\n```step\naction: wait\n```\n\ntwo",
  );
  expect(insertBlock("", 0, "action: wait")).toBe("```step\naction: wait\n```\n");
  expect(insertBlock("one", 3, "action: wait")).toBe("one\n\n```step\naction: wait\n```\n");
});

it("finds where a line begins, also one that is not there", () => {
  expect([lineStart("a\nbc\nd", 1), lineStart("a\nbc\nd", 3), lineStart("a\nbc", 9)]).toEqual([
    0, 5, 4,
  ]);
});
