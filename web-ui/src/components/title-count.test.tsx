import { render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { setTitle, titleWords, useTitleCount } from "./title-count";

afterEach(() => vi.restoreAllMocks());

function Counting({ inbox, page }: { inbox: number; page?: number }) {
  useTitleCount("inbox", inbox);
  return page === undefined ? null : <PageCount page={page} />;
}

function PageCount({ page }: { page: number }) {
  useTitleCount("page", page);
  return null;
}

it("counts only while the tab is hidden", () => {
  expect(titleWords("Mission control", 3, true)).toBe("(3) Mission control · Firedrill");
  expect(titleWords("Mission control", 3, false)).toBe("Mission control · Firedrill");
  expect(titleWords("Mission control", 0, true)).toBe("Mission control · Firedrill");
});

it("puts what the page counts before the inbox, and lets go of it with the page", () => {
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  const { rerender } = render(<Counting inbox={2} page={5} />);
  setTitle("Mission control");
  expect(document.title).toBe("(5) Mission control · Firedrill");
  rerender(<Counting inbox={2} />);
  expect(document.title).toBe("(2) Mission control · Firedrill");
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(document.title).toBe("Mission control · Firedrill");
});
