import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { FillPlan, Gradebook } from "@/api/gradebook-types";
import { problem, show } from "@/test/render";
import { FileDialog } from "./file-dialog";

const BOOK: Gradebook = {
  version: 1,
  dropLowest: 0,
  riskRule: "",
  rows: [],
  items: [{ id: "run-1", runNumber: 1, title: "Lab 3", weight: 1, points: 100, droppable: true }],
};

const row = (over: Partial<FillPlan["rows"][number]>): FillPlan["rows"][number] => ({
  row: 2,
  shown: "Lovelace, Ada",
  outcome: "CHANGED",
  person: "p1",
  personName: "Ada Lovelace",
  by: "ID",
  from: "17.50",
  to: "18.50",
  sentence: "Gets another grade.",
  ...over,
});

const PLAN: FillPlan = {
  format: "CANVAS",
  formatLabel: "Canvas",
  column: 5,
  columns: [
    { index: 5, header: "Lab 3 (7)", lock: null, points: 20 },
    { index: 6, header: "Final Score", lock: "Canvas works it out itself.", points: null },
  ],
  rows: [
    row({}),
    row({
      row: 3,
      shown: "Nobody",
      outcome: "UNMATCHED",
      person: null,
      personName: null,
      by: null,
      from: "",
      to: "",
      sentence: "Nobody here fits this row.",
    }),
  ],
  absent: ["Grace Hopper (grace)"],
  notes: ["Grades are written in points out of 20, as the file says."],
  digest: "d1g",
};

function answering(...answers: Response[]): { url: URL }[] {
  const calls: { url: URL }[] = [];
  globalThis.fetch = async (input) => {
    const request = input as Request;
    calls.push({ url: new URL(request.url) });
    return answers.shift() ?? problem(500, "unexpected", "no more answers");
  };
  return calls;
}

async function choose(user: ReturnType<typeof show>["user"]) {
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("no file input");
  await user.upload(input, new File(["Student,ID\n"], "grades.csv", { type: "text/csv" }));
}

describe("the export wizard", () => {
  it("shows the difference, what needs a look first, and downloads exactly that", async () => {
    const calls = answering(Response.json(PLAN), new Response("filled"));
    URL.createObjectURL = vi.fn(() => "blob:x");
    URL.revokeObjectURL = vi.fn();
    const { user } = show(<FileDialog book={BOOK} onClose={() => undefined} />);
    await choose(user);

    const table = await screen.findByRole("group", { name: "Rows of the file" });
    const lines = within(table).getAllByRole("row").slice(1);
    expect(lines[0]).toHaveTextContent("Unmatched");
    expect(lines[1]).toHaveTextContent("18.50");
    expect(screen.getByText(/Not in the file, but with a grade: Grace Hopper/)).toBeVisible();

    await user.click(screen.getByRole("button", { name: "Download with 1 filled cell" }));
    expect(calls.map((call) => call.url.pathname)).toEqual([
      "/api/v1/gradebook/files/preview",
      "/api/v1/gradebook/files/fill",
    ]);
    expect(calls[1]?.url.search).toBe("?item=run-1&column=5&digest=d1g");
  });

  it("says what is wrong with a file in the server's sentence", async () => {
    answering(problem(422, "invalid-input", "The Canvas file lacks the column 'Section'."));
    const { user } = show(<FileDialog book={BOOK} onClose={() => undefined} />);
    await choose(user);

    expect(await screen.findByRole("alert")).toHaveTextContent("lacks the column 'Section'");
    expect(screen.queryByRole("button", { name: /Download/ })).toBeNull();
  });
});
