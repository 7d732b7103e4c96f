import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ADA } from "@/test/samples";
import { answerWith, problem, show } from "@/test/render";
import { DiagnosisPanel } from "./diagnosis-panel";

const choice = (value: string, label: string) => ({ value, label });
const EMPTY = {
  components: [choice("bot-config", "Bot config"), choice("database", "Database")],
  mechanisms: [choice("memory-leak", "Memory leak")],
  triggers: [choice("deploy", "Deploy")],
  tries: [],
  next: 1,
  sentence: "The best try counts.",
};
const TRIED = {
  ...EMPTY,
  next: 2,
  tries: [
    {
      number: 1,
      at: "2026-03-12T14:20:00Z",
      by: ADA,
      component: "Database",
      mechanism: "Memory leak",
      trigger: "Deploy",
      reasons: "it grew since the deploy",
    },
  ],
};

async function fill(user: ReturnType<typeof show>["user"]) {
  for (const [label, option] of [
    ["Component", "Database"],
    ["Mechanism", "Memory leak"],
    ["Trigger", "Deploy"],
  ] as const) {
    await user.click(await screen.findByRole("combobox", { name: label }));
    await user.click(await screen.findByRole("option", { name: option }));
  }
  await user.type(
    screen.getByRole("textbox", { name: "Why you believe so" }),
    "it grew since the deploy",
  );
}

describe("a diagnosis", () => {
  it("is handed in when all of it is said, and then stands there without a verdict", async () => {
    const calls = answerWith({
      "GET /incidents/i7/diagnosis": () => EMPTY,
      "POST /incidents/i7/diagnosis": () => ({ sentence: "Kept as try 1 of 3.", diagnosis: TRIED }),
    });
    const { user } = show(<DiagnosisPanel incidentId="i7" canSubmit />);
    expect(await screen.findByRole("button", { name: "Hand in try 1" })).toBeDisabled();

    await fill(user);
    await user.click(screen.getByRole("button", { name: "Hand in try 1" }));

    await waitFor(() =>
      expect(calls.find((call) => call.method === "POST")?.body).toEqual({
        number: 1,
        component: "database",
        mechanism: "memory-leak",
        trigger: "deploy",
        reasons: "it grew since the deploy",
      }),
    );
    expect(await screen.findByText("Database, Memory leak, set off by: Deploy")).toBeVisible();
    expect(screen.getByRole("button", { name: "Hand in try 2" })).toBeDisabled();
  });

  it("says why it was refused and keeps what was chosen", async () => {
    answerWith({
      "GET /incidents/i7/diagnosis": () => EMPTY,
      "POST /incidents/i7/diagnosis": () => problem(409, "conflict", "No exercise goes on."),
    });
    const { user } = show(<DiagnosisPanel incidentId="i7" canSubmit />);
    await fill(user);
    await user.click(screen.getByRole("button", { name: "Hand in try 1" }));

    expect(await screen.findByText("No exercise goes on.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Why you believe so" })).toHaveValue(
      "it grew since the deploy",
    );
  });

  it("is read by staff and not written", async () => {
    answerWith({ "GET /incidents/i7/diagnosis": () => TRIED });
    show(<DiagnosisPanel incidentId="i7" canSubmit={false} />);
    expect(await screen.findByText("Database, Memory leak, set off by: Deploy")).toBeVisible();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });
});
