import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { answerWith, show } from "@/test/render";
import { SCENARIO } from "@/test/samples";
import { offsetOf } from "./mistake-list";
import { UploadDialog } from "./upload-dialog";

const MISTAKE = {
  file: "scenario.yaml",
  line: 2,
  column: 3,
  rule: "schema-maximum",
  message: "grading.hintCap must be at most 30, not 31",
};

it("shows each mistake at its line and keeps nothing", async () => {
  const calls = answerWith({
    "POST /scenarios": () =>
      Response.json(
        {
          status: 422,
          code: "invalid-input",
          title: "The input breaks a rule",
          detail: "The scenario has a mistake",
          mistakes: [MISTAKE],
        },
        { status: 422 },
      ),
  });
  const onUploaded = vi.fn();
  const { user } = show(<UploadDialog onClose={vi.fn()} onUploaded={onUploaded} />);
  const text = screen.getByLabelText("Scenario");
  await user.click(text);
  await user.paste('"a:\\n  hintCap: 31"');
  await user.click(screen.getByRole("button", { name: "Upload" }));

  expect(await screen.findByText("Line 2, column 3")).toBeVisible();
  expect(screen.getByText(MISTAKE.message)).toBeVisible();
  expect(calls[0]?.headers.get("Content-Type")).toContain("text/yaml");
  expect(onUploaded).not.toHaveBeenCalled();
});

it("goes on to the scenario that was kept", async () => {
  answerWith({ "POST /scenarios": () => SCENARIO });
  const onUploaded = vi.fn();
  const { user } = show(<UploadDialog onClose={vi.fn()} onUploaded={onUploaded} />);
  await user.click(screen.getByLabelText("Scenario"));
  await user.paste('"good"');
  await user.click(screen.getByRole("button", { name: "Upload" }));
  await vi.waitFor(() => expect(onUploaded).toHaveBeenCalledWith(SCENARIO));
});

it("finds the place of a line and a column", () => {
  expect(offsetOf("ab\ncd\nef", 2, 2)).toBe(4);
  expect(offsetOf("ab", 9, 9)).toBe(2);
});
