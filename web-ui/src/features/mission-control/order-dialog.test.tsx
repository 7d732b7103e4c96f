import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Run, RunControl } from "@/api/types";
import { answerWith, problem, show } from "@/test/render";
import { LYNX, OTTER } from "@/test/samples";
import { OrderDialog } from "./order-dialog";
import { ordersFor } from "./orders";

const run = {
  id: "r1",
  number: 7,
  state: "RUNNING",
  leftOut: [],
  teams: [
    { team: OTTER, state: "ACTIVE", steps: [], milestones: {} },
    { team: LYNX, state: "ACTIVE", steps: [], milestones: {} },
  ],
} as unknown as Run;

const report = (confirmed: boolean): RunControl => ({
  run,
  changed: true,
  confirmed,
  steps: [
    { team: OTTER, step: "slow", title: "dependency-slow", certainty: "CLEAN", detail: "" },
    {
      team: LYNX,
      step: "slow",
      title: "dependency-slow",
      certainty: confirmed ? "CLEAN" : "UNDONE",
      detail: "undone; that its effect is gone is not seen yet",
    },
  ],
});

it("halts one team with a reason and shows what is certain", async () => {
  const calls = answerWith({ "POST /runs/r1/halt": () => report(true) });
  const { user } = show(
    <OrderDialog kind="halt" run={run} hideNames={false} onClose={() => undefined} />,
  );
  expect(screen.getByRole("button", { name: "Halt run 7" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await user.selectOptions(screen.getByRole("combobox", { name: "Team" }), "lynx");
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "their laptop burns");
  await user.click(screen.getByRole("button", { name: "Halt run 7" }));
  const steps = await screen.findByRole("region", { name: "Steps of run 7" });
  expect(within(steps).getByText(/everything is confirmed/)).toBeVisible();
  expect(calls[0]?.body).toEqual({ reason: "their laptop burns", team: "lynx" });
});

it("says what could not be confirmed", async () => {
  answerWith({ "POST /runs/r1/pause": () => report(false) });
  const onClose = vi.fn();
  const { user } = show(<OrderDialog kind="pause" run={run} hideNames={false} onClose={onClose} />);
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "fire alarm");
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByText(/could be confirmed within ten seconds/)).toBeVisible();
  expect(screen.getByText("Undone, not seen gone")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Close" }));
  expect(onClose).toHaveBeenCalled();
});

it("stays open and shows a refusal", async () => {
  answerWith({ "POST /runs/r1/soften": () => problem(409, "conflict", "Nothing to soften.") });
  const { user } = show(
    <OrderDialog kind="soften" run={run} hideNames={false} onClose={() => undefined} />,
  );
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "too hard");
  await user.click(screen.getByRole("button", { name: "Soften" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Nothing to soften.");
});

it("offers what fits the state of the run", () => {
  expect(ordersFor(run)).toContain("pause");
  expect(ordersFor({ ...run, state: "PAUSED" })).toContain("resume");
  expect(ordersFor({ ...run, state: "ENDING" })).toEqual(["halt", "halt-all"]);
});

it("asks for the number of the run before it ends it for all", async () => {
  const calls = answerWith({ "POST /runs/r1/halt": () => report(true) });
  const { user } = show(
    <OrderDialog kind="halt" run={run} hideNames={false} onClose={() => undefined} />,
  );
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "class is over");
  const halt = screen.getByRole("button", { name: "Halt run 7" });
  expect(halt).toHaveAttribute("aria-disabled", "true");
  expect(screen.getByRole("button", { name: "Export first" })).toBeVisible();
  await user.type(screen.getByRole("textbox", { name: "Number of the run (7)" }), "7");
  await user.click(halt);
  await screen.findByRole("region", { name: "Steps of run 7" });
  expect(calls[0]?.body).toEqual({ reason: "class is over" });
});
