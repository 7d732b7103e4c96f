import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ADA } from "@/test/samples";
import { answerWith, show } from "@/test/render";
import { AdjustmentsPanel, timesOf } from "./adjustments-panel";

const FROM = "2026-03-12T23:50:00Z";
const TO = "2026-03-13T00:10:00Z";
const NOTHING = {
  autoScore: 80,
  voided: false,
  revision: 1,
  items: [],
  whole: true,
  record: "The evidence, the score and the grade are as Firedrill wrote them.",
};
const panel = (canChange: boolean) => (
  <AdjustmentsPanel assessmentId="a1" team="otter" from={FROM} to={TO} canChange={canChange} />
);

describe("adjustments", () => {
  it("excuse minutes only with a reason and within the run", async () => {
    const calls = answerWith({
      "GET /assessments/a1/adjustments": () => NOTHING,
      "POST /assessments/a1/adjustments": () => NOTHING,
    });
    const { user } = show(panel(true));
    const excuse = await screen.findByRole("button", { name: "Excuse these minutes" });
    expect(excuse).toBeDisabled();

    await user.type(screen.getByRole("textbox", { name: "Reason" }), "the chat was down");
    await user.type(screen.getByRole("textbox", { name: "Excuse from (UTC)" }), "23:55");
    await user.type(screen.getByRole("textbox", { name: "to (UTC)" }), "00:05");
    await user.click(excuse);

    await waitFor(() =>
      expect(calls.find((call) => call.method === "POST")?.body).toEqual({
        action: "EXCUSE",
        of: null,
        reason: "the chat was down",
        from: "2026-03-12T23:55:00.000Z",
        to: "2026-03-13T00:05:00.000Z",
      }),
    );
  });

  it("tell graders that a row was edited, and let them change nothing", async () => {
    answerWith({
      "GET /assessments/a1/adjustments": () => ({
        ...NOTHING,
        whole: false,
        record: "The stored score is not the one that Firedrill computed.",
        items: [
          { id: 7, action: "VOID", at: FROM, by: ADA, reason: "lost chat", from: null, to: null, factor: null },
        ],
      }),
    });
    show(panel(false));
    expect(await screen.findByRole("alert")).toHaveTextContent("is not the one");
    expect(screen.getByText(/The run is void for this team: lost chat/)).toBeVisible();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  it("reads times of the run alone", () => {
    expect(timesOf(FROM, TO, "23:40", "23:55")).toBeNull();
    expect(timesOf(FROM, TO, "23:55", "23:54")).toBeNull();
    expect(timesOf(FROM, TO, "soon", "23:55")).toBeNull();
  });
});
