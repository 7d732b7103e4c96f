import { QueryClient } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { applyEvidence } from "./apply-evidence";

const asked = (kind: string) => {
  const cache = new QueryClient();
  const ask = vi.spyOn(cache, "invalidateQueries");
  applyEvidence(cache, "otter", kind);
  return ask.mock.calls.map(([filter]) => filter?.queryKey);
};

it.each([
  ["chat.message", [["incident-questions"]]],
  ["bot.exited", [["readiness", "otter"], ["lobby"]]],
  ["sli.state-changed", [["incident-impact"], ["slo", "otter"], ["public-status", "otter"]]],
  ["freeze.changed", [["freezes", "otter"]]],
  ["silence.changed", [["silences", "otter"]]],
])("%s asks for what follows from it", (kind, expected) => {
  expect(asked(kind)).toEqual(expected);
});

it("asks for nothing where the fact itself is all there is", () => {
  expect(asked("flag.changed")).toEqual([]);
});
