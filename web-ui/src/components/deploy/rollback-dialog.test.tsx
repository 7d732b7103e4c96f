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
  expect(post?.body).toEqual({ environment: "PRODUCTION", release: null, reason: null });
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
