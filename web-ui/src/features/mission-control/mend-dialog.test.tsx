import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { MissionNeed, Run, RunControl } from "@/api/types";
import { answerWith, problem, show } from "@/test/render";
import { OTTER } from "@/test/samples";
import { MendDialog, isStuck } from "./mend-dialog";

const run = (state: string) =>
  ({
    id: "r1",
    number: 7,
    state: "RUNNING",
    leftOut: [],
    teams: [
      {
        team: OTTER,
        state: "ACTIVE",
        steps: [{ id: "slow", state, title: "Slow DB" }],
        milestones: {},
      },
    ],
  }) as unknown as Run;
const need = {
  team: OTTER,
  kind: "FAULT_NOT_VERIFIED",
  since: "2026-11-22T12:00:00Z",
  fault: "Slow DB",
  step: "slow",
} as unknown as MissionNeed;
const report = (certainty: string) =>
  ({
    run: run("APPLIED"),
    changed: true,
    confirmed: true,
    steps: [{ team: OTTER, step: "slow", title: "Slow DB", certainty, detail: "" }],
  }) as unknown as RunControl;

it("applies a fault again for one team, with a reason, and shows what is certain", async () => {
  const calls = answerWith({ "POST /runs/r1/retry": () => report("IN_FORCE") });
  const { user } = show(
    <MendDialog need={need} kind="retry" run={run("APPLIED")} onClose={() => undefined} />,
  );
  const button = screen.getByRole("button", { name: `Retry for ${OTTER.name}` });
  expect(button).toHaveAttribute("aria-disabled", "true");
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "lost in a restart");
  await user.click(button);
  expect(await screen.findByRole("region", { name: "Steps of run 7" })).toBeVisible();
  expect(calls[0]?.body).toEqual({ team: "otter", step: "slow", reason: "lost in a restart" });
});

it("says that a skip makes the run void for the team, and why it is refused", async () => {
  answerWith({
    "POST /runs/r1/skip": () => problem(409, "conflict", "The effect was seen meanwhile."),
  });
  const { user } = show(
    <MendDialog need={need} kind="skip" run={run("APPLIED")} onClose={() => undefined} />,
  );
  expect(screen.getByText(/makes the run void for it/)).toBeVisible();
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "a rewrite");
  await user.click(screen.getByRole("button", { name: `Skip for ${OTTER.name}` }));
  expect(await screen.findByText("The effect was seen meanwhile.")).toBeVisible();
});

it("knows what is stuck", () => {
  expect(isStuck(run("STUCK"), need)).toBe(true);
  expect(isStuck(run("APPLIED"), need)).toBe(false);
  expect(isStuck(null, need)).toBe(false);
});
