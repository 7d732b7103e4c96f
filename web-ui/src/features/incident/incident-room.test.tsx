import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Incident } from "@/api/types";
import { ADA, incident, team } from "@/test/samples";
import { type Call, answerWith, problem, show } from "@/test/render";
import { HintsPanel } from "./hints-panel";
import { IncidentHeader } from "./incident-header";
import { MergeDialog } from "./merge-dialog";
import { RolesPanel } from "./roles-panel";
import { SeverityDialog } from "./severity-dialog";
import { TasksPanel } from "./tasks-panel";
import { UpdateForm } from "./update-form";
import { promises } from "./use-incident";

const BO = { id: "p2", name: "Bo Berg", handle: "bo" };
const IMPACT = {
  from: "2026-03-12T14:00:00Z",
  to: "2026-03-12T14:05:00Z",
  good: 69,
  total: 100,
  sentence: "31 % of requests in the last 5 min failed or were late (31 of 100).",
};
const OFFER = { number: 1, cost: 3, sentence: "If this time is graded, it takes 3 points off." };
const taken = {
  number: 1,
  at: "2026-03-12T14:20:00Z",
  by: ADA,
  cost: 3,
  text: "What changed in the last half hour?",
};

const open = (more: Partial<Incident> = {}): Incident => ({ ...incident("i7"), ...more });
const world = (more: Record<string, (call: Call) => unknown> = {}) =>
  answerWith({
    "GET /teams/otter": () => ({ ...team(incident("i7").team), members: [ADA, BO] }),
    "GET /incidents/i7/impact": () => IMPACT,
    ...more,
  });

describe("an update", () => {
  it("needs what is known and the impact, says what is missing, and shows how it reads", async () => {
    const calls = world({ "POST /incidents/i7/updates": () => open() });
    const { user } = show(<UpdateForm incident={open()} onChanged={() => undefined} />);
    expect(screen.getByRole("button", { name: "Post update" })).toBeDisabled();
    expect(screen.getByText("Missing: what you know, the impact.")).toBeInTheDocument();

    await user.type(screen.getByRole("textbox", { name: /What we know/ }), "The flag did it.");
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Use what is measured" })).toBeEnabled(),
    );
    await user.click(screen.getByRole("button", { name: "Use what is measured" }));
    await user.selectOptions(screen.getByRole("combobox", { name: /Next update in/ }), "10");
    await user.click(screen.getByRole("checkbox", { name: "Stakeholders" }));
    expect(screen.getByRole("region", { name: "Preview" })).toHaveTextContent("31 % of requests");
    await user.click(screen.getByRole("button", { name: "Post update" }));

    await waitFor(() =>
      expect(calls.find((call) => call.method === "POST")?.body).toEqual({
        status: null,
        text: "The flag did it.",
        impact: IMPACT.sentence,
        nextUpdateMinutes: 10,
        inRoom: true,
        forPublic: true,
        toStakeholders: true,
      }),
    );
  });

  it("may be promised at most as late as the severity asks for", () => {
    expect(promises(15)).toEqual([5, 10, 15]);
    expect(promises(60)).toEqual([5, 10, 15, 30, 60]);
    expect(promises(null)).toEqual([5, 10, 15, 30, 60]);
  });
});

describe("the header", () => {
  it("says in a word that an update is late and what users really see", async () => {
    world();
    show(
      <IncidentHeader
        incident={open({ nextUpdateDueAt: "2026-03-12T14:30:00Z" })}
        why={null}
        onCopy={() => undefined}
      />,
    );
    expect(screen.getByText(/Update late by/)).toBeInTheDocument();
    expect(await screen.findByText(/31 % of requests/)).toBeInTheDocument();
  });

  it("says so when the measurement did not load", async () => {
    world({ "GET /incidents/i7/impact": () => problem(500, "broken", "no") });
    show(<IncidentHeader incident={open()} why={null} onCopy={() => undefined} />);
    expect(await screen.findByText(/measurement did not load/)).toBeInTheDocument();
  });
});

describe("who only looks", () => {
  it("sees what the team could do, greyed, and is told why on a press", async () => {
    world();
    const severity = vi.fn();
    const { user } = show(
      <IncidentHeader
        incident={open()}
        why="Only team Otter handles its incident."
        onSeverity={severity}
        onUpdate={severity}
        onCopy={() => undefined}
      />,
    );
    for (const name of ["Change severity…", "Give an update"]) {
      const button = screen.getByRole("button", { name });
      expect(button).toHaveAttribute("aria-disabled", "true");
      expect(button).toHaveAccessibleDescription("Only team Otter handles its incident.");
      await user.click(button);
    }
    expect(severity).not.toHaveBeenCalled();
  });
});

describe("tasks", () => {
  it("are added, ticked off and given to somebody", async () => {
    const changed = vi.fn();
    const task = { number: 1, text: "Check the database", createdAt: "2026-03-12T14:01:00Z", createdBy: ADA };
    const calls = world({
      "POST /incidents/i7/tasks": () => open({ tasks: [task] }),
      "POST /incidents/i7/tasks/1/done": () => open(),
      "POST /incidents/i7/tasks/1/assign": () => open(),
    });
    const { user } = show(
      <TasksPanel incident={open({ tasks: [task] })} canChange onChanged={changed} />,
    );
    await user.type(screen.getByRole("textbox", { name: "New task" }), "Call them{Enter}");
    await user.click(screen.getByRole("checkbox", { name: /Check the database/ }));
    await screen.findAllByRole("option", { name: "Bo Berg" });
    await user.selectOptions(screen.getByRole("combobox", { name: "Who does task 1" }), "p2");

    await waitFor(() => expect(changed).toHaveBeenCalledTimes(3));
    expect(calls.filter((call) => call.method === "POST").map((call) => call.body)).toEqual([
      { text: "Call them", personId: null },
      { done: true },
      { personId: "p2" },
    ]);
  });
});

describe("roles", () => {
  it("are handed over with a note, and each has its card", async () => {
    const calls = world({
      "POST /incidents/i7/handover": () => open(),
      "GET /role-cards": () => ({
        items: [
          {
            role: "INCIDENT_COMMANDER",
            label: "Incident commander",
            purpose: "You decide.",
            firstFiveMinutes: ["Say that you command."],
            duties: ["Mitigate first."],
            commands: [{ typed: "/incident status", does: "shows it" }],
          },
        ],
      }),
    });
    const { user } = show(
      <RolesPanel
        incident={open({ roles: [{ role: "INCIDENT_COMMANDER", person: ADA }] })}
        canAssign
        onChanged={() => undefined}
      />,
    );
    await user.click(screen.getByRole("button", { name: "Role card of Incident commander" }));
    expect(await screen.findByText("Say that you command.")).toBeInTheDocument();
    await user.keyboard("{Escape}");

    await screen.findAllByRole("option", { name: "Bo Berg" });
    await user.click(screen.getByRole("button", { name: "Hand over Incident commander" }));
    expect(screen.getByText("Write down what the next one needs to know.")).toBeInTheDocument();
    await user.type(
      screen.getByRole("textbox", { name: /What they need to know/ }),
      "The flag is off.",
    );
    await user.click(screen.getByRole("button", { name: "Hand over" }));
    await waitFor(() =>
      expect(calls.find((call) => call.method === "POST")?.body).toEqual({
        role: "INCIDENT_COMMANDER",
        personId: "p2",
        note: "The flag is off.",
      }),
    );
  });
});

describe("the severity", () => {
  it("changes only with a reason", async () => {
    const calls = world({ "POST /incidents/i7/severity": () => open({ severity: "SEV1" }) });
    const { user } = show(
      <SeverityDialog incident={open()} onClose={() => undefined} onChanged={() => undefined} />,
    );
    expect(screen.getByText("It is SEV2 already.")).toBeInTheDocument();
    await user.click(screen.getByRole("radio", { name: "SEV1" }));
    await user.click(screen.getByRole("button", { name: "Change severity" }));
    expect(calls.some((call) => call.method === "POST")).toBe(false);
    await user.type(screen.getByRole("textbox"), "Nobody is answered");
    await user.click(screen.getByRole("button", { name: "Change severity" }));
    await waitFor(() =>
      expect(calls.find((call) => call.method === "POST")?.body).toEqual({
        severity: "SEV1",
        reason: "Nobody is answered",
      }),
    );
  });
});

describe("a hint", () => {
  it("shows its price before the click and asks once more", async () => {
    const calls = world({
      "GET /incidents/i7/hints": () => ({ offer: OFFER, taken: [] }),
      "POST /incidents/i7/hints": () => ({
        given: true,
        sentence: taken.text,
        hints: { offer: { ...OFFER, number: 2, cost: 5 }, taken: [taken] },
      }),
    });
    const { user } = show(<HintsPanel incident={open()} canAsk why={null} />);
    await user.click(await screen.findByRole("button", { name: "Ask for a hint: 3 points…" }));
    expect(calls.some((call) => call.method === "POST")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Take it for 3 points" }));

    await waitFor(() =>
      expect(calls.find((call) => call.method === "POST")?.body).toEqual({ number: 1, cost: 3 }),
    );
    expect(await screen.findByRole("button", { name: "Ask for a hint: 5 points…" })).toBeVisible();
    expect(screen.getAllByText(taken.text).length).toBeGreaterThan(0);
  });
});

describe("a duplicate", () => {
  it("says that its survivor is opened again because the trouble goes on", async () => {
    world({
      "GET /incidents": () => ({
        items: [open(), { ...open(), id: "i3", number: 3, status: "RESOLVED" }],
      }),
    });
    show(<MergeDialog incident={open()} onClose={() => undefined} onChanged={() => undefined} />);
    expect(await screen.findByText(/INC-3 is opened again/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Merge into INC-3" })).toBeEnabled();
  });
});
