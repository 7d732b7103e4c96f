import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Run } from "@/api/types";
import { answerWith, problem, show } from "@/test/render";
import { LYNX, OTTER, SCENARIO, preflight, team } from "@/test/samples";
import { LaunchDialog } from "./launch-dialog";

const teams = () => ({ items: [team(OTTER), team(LYNX)] });

it("blocks the launch, says which team is not ready and why, and offers the ready ones", async () => {
  const calls = answerWith({
    "GET /teams": teams,
    "POST /runs/preflight": ({ body }) =>
      (body as { teams: string[] | null }).teams === null
        ? preflight([OTTER, null], [LYNX, "is crashing; read its log"])
        : preflight([OTTER, null]),
    "POST /runs": () => ({ id: "r1", number: 43 }) as Partial<Run>,
  });
  const onClose = vi.fn();
  const { user } = show(<LaunchDialog scenario={SCENARIO} onClose={onClose} />);

  const readiness = await screen.findByRole("region", { name: "Readiness" });
  expect(await within(readiness).findByText(/is crashing; read its log/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Launch to 2 teams" })).toBeDisabled();
  expect(screen.getByText("1 team is not ready.")).toBeVisible();

  await user.click(screen.getByRole("button", { name: "Keep only the 1 ready team" }));
  const launch = await screen.findByRole("button", { name: "Launch to 1 team" });
  expect(
    screen.getByText(/Injects 1 fault into the production service of 1 team, for at most 15 m/),
  ).toBeVisible();
  await user.click(launch);

  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(calls.find((call) => call.path === "/runs")?.body).toEqual({
    scenarioId: "slow-directory",
    teams: ["otter"],
    credit: true,
  });
});

it("lets an unproven scenario count only with a reason", async () => {
  const proof = { proven: false, reason: "Robot players have not proved it: run the command." };
  const calls = answerWith({
    "GET /teams": teams,
    "POST /runs/preflight": () => ({ ...preflight([OTTER, null], [LYNX, null]), proof }),
    "POST /runs": () => ({ id: "r1", number: 43 }) as Partial<Run>,
  });
  const onClose = vi.fn();
  const { user } = show(<LaunchDialog scenario={{ ...SCENARIO, proof }} onClose={onClose} />);
  const counts = await screen.findByRole("switch", { name: /Counts for the grade/ });
  expect(counts).not.toBeChecked();
  expect(screen.getByText(/run the command/)).toBeVisible();
  const launch = await screen.findByRole("button", { name: "Launch to 2 teams" });
  await vi.waitFor(() => expect(launch).toBeEnabled());

  await user.click(counts);
  expect(launch).toBeDisabled();
  await user.type(screen.getByLabelText(/Why it is to count/), "pilot with volunteers");
  await user.click(launch);

  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(calls.find((call) => call.path === "/runs")?.body).toEqual({
    scenarioId: "slow-directory",
    teams: null,
    credit: true,
    unprovenReason: "pilot with volunteers",
  });
});

it("plans ahead on the same terms", async () => {
  const proof = { proven: false, reason: "Robot players have not proved it: run the command." };
  const calls = answerWith({
    "GET /teams": teams,
    "POST /runs/preflight": () => ({ ...preflight([OTTER, null], [LYNX, null]), proof }),
    "POST /schedules/preview": () => ({
      times: ["2026-11-24T10:00:00Z"],
      clashes: [],
      preflight: { ...preflight([OTTER, null], [LYNX, null]), proof },
      teams: [],
    }),
    "POST /schedules": () => ({ id: "s1" }),
  });
  const onClose = vi.fn();
  const { user } = show(<LaunchDialog scenario={{ ...SCENARIO, proof }} onClose={onClose} />);
  await user.click(await screen.findByRole("radio", { name: /At a time/ }));
  await user.click(screen.getByRole("switch", { name: /Counts for the grade/ }));
  const plan = screen.getByRole("button", { name: "Plan it" });
  expect(plan).toBeDisabled();
  await user.type(screen.getByLabelText(/Why it is to count/), "pilot with volunteers");
  await vi.waitFor(() => expect(plan).toBeEnabled(), { timeout: 5_000 });
  await user.click(plan);

  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(calls.find((call) => call.path === "/schedules")?.body).toMatchObject({
    credit: true,
    unprovenReason: "pilot with volunteers",
  });
});

it("stays open and shows the server's refusal", async () => {
  answerWith({
    "GET /teams": teams,
    "POST /runs/preflight": () => preflight([OTTER, null], [LYNX, null]),
    "POST /runs": () => problem(409, "run-active", "Run 42 still holds its teams."),
  });
  const onClose = vi.fn();
  const { user } = show(<LaunchDialog scenario={SCENARIO} onClose={onClose} />);
  await user.click(await screen.findByRole("button", { name: "Launch to 2 teams" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Run 42 still holds its teams.");
  expect(onClose).not.toHaveBeenCalled();
});

it("asks for at least one team", async () => {
  answerWith({
    "GET /teams": teams,
    "POST /runs/preflight": () => preflight([OTTER, null], [LYNX, null]),
  });
  const { user } = show(<LaunchDialog scenario={SCENARIO} onClose={() => undefined} />);
  await screen.findByRole("button", { name: "Launch to 2 teams" });
  await user.click(screen.getByRole("radio", { name: "Chosen teams" }));
  await user.click(screen.getByRole("checkbox", { name: "Otter" }));
  await user.click(screen.getByRole("checkbox", { name: "Lynx" }));
  expect(screen.getByText("Choose at least one team.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Launch to 0 teams" })).toBeDisabled();
});
