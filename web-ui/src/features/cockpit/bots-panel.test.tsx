import { useQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { teamQuery } from "@/api/queries";
import { answerWith, show } from "@/test/render";
import { team } from "@/test/samples";
import { BotsPanel } from "./bots-panel";

function Bots() {
  return <BotsPanel slug="otter" env="PRODUCTION" team={useQuery(teamQuery("otter"))} canRestart />;
}

it("says nothing of bots before it knows", async () => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  answerWith({
    "GET /teams/otter": async () => {
      await arrived;
      return team({ id: "t1", slug: "otter", name: "Otter" });
    },
  });
  show(<Bots />);
  expect(await screen.findByRole("heading", { name: "Bots" })).toBeVisible();
  expect(screen.queryByText("No bot runs for this team.")).toBeNull();
  arrive();
  expect(await screen.findByText("No bot runs for this team.")).toBeVisible();
});
