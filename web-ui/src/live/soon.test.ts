import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { refreshSoon } from "./soon";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("asks at once and then once a second, however much comes", () => {
  const cache = new QueryClient();
  const ask = vi.spyOn(cache, "invalidateQueries");
  for (let i = 0; i < 50; i++) refreshSoon(cache, ["lobby"]);
  expect(ask).toHaveBeenCalledTimes(1);
  refreshSoon(cache, ["spread", "r1"]);
  expect(ask).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1_000);
  expect(ask).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(5_000);
  expect(ask).toHaveBeenCalledTimes(3);
  refreshSoon(cache, ["lobby"]);
  expect(ask).toHaveBeenCalledTimes(4);
});
