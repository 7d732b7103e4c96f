import { describe, expect, it } from "vitest";
import { logsSearch, pairOf, queryWords } from "./log-address";

describe("the address of the logs page", () => {
  it.each([
    [{}, {}],
    [
      { level: "ERROR", q: 404, f: ["user:ada", "nonsense", 7], line: 12 },
      { level: "ERROR", q: "404", f: ["user:ada"], line: 12 },
    ],
    [{ level: "LOUD", q: "", f: "user:ada", line: "x" }, {}],
  ])("%j is read as %j", (search, expected) => {
    expect(logsSearch(search)).toEqual(expected);
  });

  it("is said in words", () => {
    expect(queryWords({})).toBe("all lines");
    expect(queryWords({ level: "ERROR", q: "time out", f: ["user:ada", "url:http://x"] })).toBe(
      "errors that contain “time out” with user = ada and url = http://x",
    );
  });

  it("splits a pair at its first colon", () => {
    expect(pairOf("url:http://x:80")).toEqual(["url", "http://x:80"]);
  });
});
