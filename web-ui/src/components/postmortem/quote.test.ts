import { describe, expect, it } from "vitest";
import { quoteAt, quoteOf } from "./quote";

const TEXT = "# Ours\n\nAt 14:05 it failed. Nobody was paged.\n";

describe("a passage to comment on", () => {
  it("is what was chosen, without blanks at its ends, with its neighbors", () => {
    const from = TEXT.indexOf(" Nobody");
    expect(quoteAt(TEXT, from, TEXT.length)).toEqual({
      text: "Nobody was paged.",
      before: "# Ours\n\nAt 14:05 it failed. ",
      after: "\n",
    });
  });

  it("is nothing where only blanks were chosen", () => {
    expect(quoteAt(TEXT, 6, 8)).toBeNull();
    expect(quoteAt(TEXT, 3, 3)).toBeNull();
  });

  it("is found in the Markdown by what a reader sees, or not at all", () => {
    expect(quoteOf(TEXT, " it failed. ")?.text).toBe("it failed.");
    expect(quoteOf("It was **very** slow.", "was very slow")).toBeNull();
    expect(quoteOf(TEXT, "  ")).toBeNull();
  });
});
