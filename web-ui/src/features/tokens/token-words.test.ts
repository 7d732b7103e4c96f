import { describe, expect, it } from "vitest";
import type { Token } from "@/api/types";
import { ADA, OTTER } from "@/test/samples";
import { actionsText, expiryWords, kindWords, repositoryText } from "./token-words";

const NOW = Date.parse("2026-03-12T14:00:00Z");
const token = (expiresAt: string): Token => ({
  id: "1",
  name: "laptop",
  kind: "PERSONAL",
  createdAt: "2026-03-01T00:00:00Z",
  createdBy: ADA,
  expiresAt,
});

describe("a token in words", () => {
  it.each([
    ["2026-03-12T13:59:59Z", "Expired", "none"],
    ["2026-03-13T13:00:00Z", "Expires within a day", "warn"],
    ["2026-03-19T13:00:00Z", "Expires in 7 days", "warn"],
    ["2026-06-10T14:00:00Z", "Expires in 90 days", "ok"],
  ])("that ends %s reads %s", (at, word, tone) => {
    expect(expiryWords(token(at), NOW)).toEqual({ word, tone });
  });

  it("names the team of a pipeline's", () => {
    expect(kindWords({ kind: "CI", team: OTTER })).toBe("CI of team Otter");
    expect(kindWords({ kind: "PERSONAL" })).toBe("Personal");
  });
});

it("never puts a secret into what is pasted", () => {
  expect(actionsText()).toContain("FIREDRILL_TOKEN: ${{ secrets.FIREDRILL_TOKEN }}");
  expect(repositoryText("https://x.example", "otter")).toMatch(/gh secret set FIREDRILL_TOKEN$/);
});
