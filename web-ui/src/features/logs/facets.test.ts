import { describe, expect, it } from "vitest";
import type { LogItem } from "@/api/types";
import { facetsOf } from "./facets";

const line = (id: number, fields: Record<string, string>) => ({ id, fields }) as unknown as LogItem;

describe("field facets", () => {
  const items = Array.from({ length: 20 }, (_, i) =>
    line(i, {
      command: i % 4 ? "ping" : "weather",
      trace: `t${i}`,
      ...(i < 3 ? { retry: "1" } : {}),
    }),
  );

  it("count values, the most frequent first, fields on most lines first", () => {
    expect(facetsOf(items)).toEqual([
      {
        name: "command",
        different: 2,
        values: [
          { value: "ping", count: 15 },
          { value: "weather", count: 5 },
        ],
      },
      { name: "retry", different: 1, values: [{ value: "1", count: 3 }] },
    ]);
  });

  it("are none without lines", () => expect(facetsOf([])).toEqual([]));
});
