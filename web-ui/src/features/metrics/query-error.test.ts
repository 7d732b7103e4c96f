import { describe, expect, it } from "vitest";
import { Problem } from "@/api/problem";
import { around, queryError } from "./query-error";

const problem = (status: number, detail: string, body = {}) =>
  new Problem({ status, code: "invalid-input", title: "Invalid", detail, body });

describe("a mistake in an expression", () => {
  it.each([
    [problem(422, "unexpected ')' at character 12", { position: 12 }), 12],
    [problem(422, "unexpected ')' at character 7"), 7],
    [problem(422, "The query wants too many steps."), null],
  ])("%# has its position", (each, position) => {
    expect(queryError(each)?.position).toBe(position);
  });

  it("is no other problem", () => expect(queryError(problem(500, "x"))).toBeNull());

  it.each([
    ["sum(up))", 8, ["sum(up)", ")", ""]],
    ["sum(", 5, ["sum(", " ", ""]],
    ["up", 99, ["up", " ", ""]],
  ])("%s at %i", (query, position, expected) => {
    expect(around(query, position)).toEqual(expected);
  });
});
