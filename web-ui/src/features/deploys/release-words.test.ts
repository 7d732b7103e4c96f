import { describe, expect, it } from "vitest";
import { parseSteps } from "./canary-steps";
import { commitRefusal, fileRefusal, imageRefusal, versionIn } from "./release-words";

describe("a file that becomes a release", () => {
  it.each([
    ["bot-1.4.2.jar", "1.4.2"],
    ["js-bot-v2.0.0-rc.1.tar.gz", "2.0.0-rc.1"],
    ["bot.jar", ""],
    ["my-bot.zip", ""],
  ])("%s gives away version “%s”", (name, version) => expect(versionIn(name)).toBe(version));

  it("is a jar or an archive", () => {
    expect(fileRefusal("bot.jar")).toBeNull();
    expect(fileRefusal("bot.TAR.GZ")).toBeNull();
    expect(fileRefusal("bot.exe")).toMatch(/^bot.exe is neither/);
  });

  it("has a commit that looks like one, or none", () => {
    expect(commitRefusal("")).toBeNull();
    expect(commitRefusal("1a2b3c4")).toBeNull();
    expect(commitRefusal("main")).not.toBeNull();
  });

  it("or an image with its digest", () => {
    expect(imageRefusal(`r.example.org/bot@sha256:${"a".repeat(64)}`)).toBeNull();
    expect(imageRefusal("r.example.org/bot:latest")).toMatch(/digest/);
  });
});

describe("canary steps", () => {
  it("are read as people write them", () => {
    expect(parseSteps("10, 25 %; 50")).toEqual({ steps: [10, 25, 50] });
  });

  it.each([
    ["", /at least one/],
    ["10, ten", /“ten”/],
    ["0", /between 1 and 99/],
    ["50, 100", /100 is not/],
    ["50, 25", /more than the step before/],
    ["1 2 3 4 5 6 7 8 9 10 11", /at most 10/],
  ])("“%s” are refused", (text, message) => {
    expect(parseSteps(text)).toMatchObject({ error: expect.stringMatching(message) });
  });
});
