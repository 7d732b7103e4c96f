import { QueryClient, useQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { keys } from "@/api/keys";
import type { Flags } from "@/api/types";
import { answerWith, problem, show } from "@/test/render";
import { flag } from "@/test/samples";
import { FlagDialog } from "./flag-dialog";

const PUT = "PUT /teams/otter/flags/PRODUCTION/duty-cache";

/** The panel around the dialog: hands it the flag as the cache knows it. */
function Panel() {
  const flags = useQuery<Flags>({ queryKey: keys.flags("otter", "PRODUCTION"), enabled: false });
  const current = flags.data?.items[0];
  if (!current) return null;
  return <FlagDialog slug="otter" env="PRODUCTION" flag={current} onClose={() => undefined} />;
}

function open() {
  const cache = new QueryClient();
  cache.setQueryData<Flags>(keys.flags("otter", "PRODUCTION"), { items: [flag(false, 4)] });
  return show(<Panel />, cache);
}

it("needs a reason of three letters, and sends it with the version it was shown", async () => {
  const calls = answerWith({ [PUT]: () => flag(true, 5) });
  const { user } = open();
  const change = screen.getByRole("button", { name: "Turn on" });
  expect(change).toHaveAttribute("aria-disabled", "true");
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "  a ");
  expect(change).toHaveAttribute("aria-disabled", "true");
  expect(screen.getByRole("status", { name: "Progress of the change" })).toHaveTextContent(
    "Give a reason to go on.",
  );
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "directory is slow");
  await user.click(change);
  expect(calls).toHaveLength(1);
  expect(calls[0]?.headers.get("If-Match")).toBe('"4"');
  expect(calls[0]?.body).toEqual({ on: true, reason: "a directory is slow" });
});

it("is accepted first and effective only once the flag reads so", async () => {
  answerWith({ [PUT]: () => flag(true, 5) });
  const { user, cache } = open();
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "directory is slow");
  await user.click(screen.getByRole("button", { name: "Turn on" }));
  const progress = await screen.findByText("✓ accepted");
  expect(progress).toBeVisible();
  expect(screen.getByText("○ effective")).toBeVisible();
  cache.setQueryData<Flags>(keys.flags("otter", "PRODUCTION"), { items: [flag(true, 5)] });
  expect(await screen.findByText("✓ effective")).toBeVisible();
  expect(screen.getByRole("button", { name: "Done" })).toBeVisible();
});

it("explains a change somebody else made meanwhile", async () => {
  answerWith({
    [PUT]: () => problem(412, "stale-version", "Somebody changed this flag; look again."),
  });
  const { user } = open();
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "directory is slow");
  await user.click(screen.getByRole("button", { name: "Turn on" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Somebody changed this flag");
});
