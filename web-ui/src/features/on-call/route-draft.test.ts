import { describe, expect, it } from "vitest";
import { draftOf, isSilent, routeMissing, wishOf } from "./route-draft";

const ROUTE = {
  chat: true,
  inbox: false,
  mail: ["a@x.org", "b@x.org"],
  webhooks: [{ id: "w1", url: "https://hooks.example/otter", secretSet: true }],
};

describe("a route's draft", () => {
  it("goes back as it came, without any secret", () => {
    expect(wishOf(draftOf(ROUTE))).toEqual({
      chat: true,
      inbox: false,
      mail: ["a@x.org", "b@x.org"],
      webhooks: [{ id: "w1", url: "https://hooks.example/otter", secret: null }],
    });
  });

  it("takes addresses by line, comma or blank, and refuses what is none", () => {
    const draft = { ...draftOf(ROUTE), mail: "a@x.org, b@x.org\n c@x.org" };
    expect(wishOf(draft).mail).toHaveLength(3);
    expect(routeMissing(draft)).toBeNull();
    expect(routeMissing({ ...draft, mail: "ada" })).toMatch(/“ada” is no mail address/);
  });

  it("wants a web address of every webhook", () => {
    const draft = draftOf(ROUTE);
    const [hook] = draft.webhooks;
    expect(routeMissing({ ...draft, webhooks: hook ? [{ ...hook, url: "ftp://x" }] : [] })).toMatch(
      /no web address/,
    );
    expect(routeMissing({ ...draft, webhooks: hook ? [{ ...hook, url: "" }] : [] })).toMatch(
      /address/,
    );
  });

  it("knows when nothing goes out", () => {
    expect(isSilent(draftOf(ROUTE))).toBe(false);
    expect(isSilent({ chat: false, inbox: false, mail: " ", webhooks: [] })).toBe(true);
  });
});
