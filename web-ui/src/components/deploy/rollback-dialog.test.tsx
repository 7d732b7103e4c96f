import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { answerWith, problem, show } from "@/test/render";
import { RollbackDialog } from "./rollback-dialog";

const never = () => new Promise<Response>(() => undefined);
const dialog = <RollbackDialog slug="otter" env="PRODUCTION" onClose={() => undefined} />;

it("rolls back with one press while nothing else has loaded", async () => {
  const calls = answerWith({
    "GET /teams/otter/deployments": never,
    "GET /teams/otter/releases": never,
    "POST /teams/otter/rollback": () => ({ number: 19, environment: "PRODUCTION" }),
  });
  const { user } = show(dialog);
  const confirm = await screen.findByRole("button", { name: "Roll back to the release before" });
  await waitFor(() => expect(confirm).toHaveFocus());
  await user.keyboard("{Enter}");
  const post = await waitFor(() => {
    const found = calls.find((call) => call.method === "POST");
    expect(found).toBeDefined();
    return found;
  });
  expect(post?.body).toEqual({
    environment: "PRODUCTION",
    release: null,
    config: null,
    reason: null,
  });
});

it("works though what runs cannot be read, and shows the server's refusal", async () => {
  answerWith({
    "GET /teams/otter/deployments": () => problem(503, "unavailable", "Down"),
    "POST /teams/otter/rollback": () => problem(422, "release-deleted", "v11 was deleted."),
  });
  const { user } = show(dialog);
  await user.click(await screen.findByRole("button", { name: "Roll back to the release before" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("v11 was deleted.");
});

it("stays with what runs while something else is under way", async () => {
  const one = (number: number, release: number, more: object) => ({
    number,
    team: { slug: "otter" },
    environment: "PRODUCTION",
    release: { number: release, name: `v${release}` },
    effectiveAt: "2026-03-12T14:00:00Z",
    state: "EFFECTIVE",
    ...more,
  });
  const items = [
    one(19, 13, { state: "ACCEPTED", effectiveAt: null }),
    one(18, 12, { current: true }),
    one(17, 11, {}),
  ];
  const calls = answerWith({
    "GET /teams/otter/deployments": () => ({ items, hasMore: false }),
    "GET /teams/otter/releases": () => ({ items: [] }),
    "POST /teams/otter/rollback": () => one(19, 13, { state: "ABORTED" }),
  });
  const { user } = show(dialog);
  await user.click(await screen.findByRole("button", { name: "Stop v13, stay with v12" }));
  await waitFor(() => expect(calls.at(-1)?.method).toBe("POST"));
  expect(calls.at(-1)?.body).toMatchObject({ release: null });
});

it("says why it cannot when there is nothing to go back to", async () => {
  answerWith({
    "GET /teams/otter/deployments": () => ({ items: [], hasMore: false }),
    "GET /teams/otter/releases": () => ({ items: [] }),
  });
  show(dialog);
  await screen.findByText("Nothing was ever deployed to production.");
  expect(screen.getByRole("button", { name: "Roll back to the release before" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});
