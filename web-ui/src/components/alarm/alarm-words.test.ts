import { describe, expect, it } from "vitest";
import type { Alarm, AlarmPage } from "@/api/types";
import { alarm, alarmPage } from "@/test/alarm-samples";
import {
  alarmOrder,
  conditionWords,
  pageOrder,
  periodWords,
  plain,
  sourceWords,
  valueWords,
} from "./alarm-words";

describe("an alarm in words", () => {
  it("says what is watched, how far and how long", () => {
    expect(conditionWords(alarm("a"))).toBe(
      "users’ share that failed > 5 % in 2 of 3 periods of 30 s",
    );
    expect(conditionWords(alarm("a", { evaluationPeriods: 1, datapointsToAlarm: 1 }))).toBe(
      "users’ share that failed > 5 % in one period of 30 s",
    );
  });

  it("names a metric, a log filter, windows and a rule as they are written", () => {
    expect(sourceWords({ type: "METRIC", query: 'up{job="bot"}', statistic: "P95" })).toBe(
      'p95 of up{job="bot"}',
    );
    expect(
      sourceWords({ type: "LOG", level: "WARN", text: "slow", fields: { plugin: "duty" } }),
    ).toBe("log lines at WARN or worse with “slow” where plugin=duty");
    expect(sourceWords({ type: "LOG", level: null, text: null, fields: {} })).toBe("log lines");
    expect(
      sourceWords({ type: "BURN_RATE", windows: [{ long: "1h", short: "5m", rate: 14.4 }] }),
    ).toBe("error budget burns 14.4× over 1h and 5m");
    expect(conditionWords(alarm("a", { source: { type: "COMPOSITE", rule: "ALARM(b)" } }))).toBe(
      "ALARM(b)",
    );
  });

  it("shows a value in the unit of what is watched", () => {
    expect(valueWords({ type: "USERS", measure: "P95_MS", command: null }, 1840.4)).toBe(
      "1 840 ms",
    );
    expect(valueWords({ type: "USERS", measure: "AVAILABILITY", command: null }, 0.99999)).toBe(
      "99.99 %",
    );
    expect(valueWords({ type: "BURN_RATE", windows: [] }, 14.4)).toBe("14.4×");
    expect(valueWords({ type: "COMPOSITE", rule: "" }, null)).toBe("–");
    expect(valueWords({ type: "METRIC", query: "x", statistic: "SUM" }, Number.NaN)).toBe("–");
  });

  it.each([
    [0, "0"],
    [0.00231, "0.00231"],
    [2.3149, "2.315"],
    [1234567, "1 234 567"],
    [0.5, "0.5"],
    [-12.345, "-12.35"],
    [2.5e15, "2.50e+15"],
  ])("writes %d as %s", (value, words) => expect(plain(value)).toBe(words));

  it("writes periods short", () => {
    expect([10, 60, 900, 3600].map(periodWords)).toEqual(["10 s", "1 min", "15 min", "1 h"]);
  });
});

describe("the order", () => {
  it("puts what fires first and what is off last", () => {
    const alarms: Alarm[] = [
      alarm("off", { enabled: false, state: "ALARM" }),
      alarm("calm"),
      alarm("unknown", { state: "INSUFFICIENT_DATA" }),
      alarm("b", { state: "ALARM" }),
      alarm("a", { state: "ALARM" }),
    ];
    expect(alarmOrder(alarms)).toEqual(["a", "b", "unknown", "calm", "off"]);
  });

  it("puts pages that nobody has first, then the newest", () => {
    const pages: AlarmPage[] = [
      alarmPage("old", { state: "OPEN", openedAt: "2026-03-01T10:00:00Z" }),
      alarmPage("held", { state: "ACKNOWLEDGED", openedAt: "2026-03-01T12:00:00Z" }),
      alarmPage("new", { state: "OPEN", openedAt: "2026-03-01T11:00:00Z" }),
    ];
    expect(pageOrder(pages)).toEqual(["new", "old", "held"]);
  });
});
