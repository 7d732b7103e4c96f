import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "@/api/keys";
import type {
  Incidents,
  Messages,
  Sli,
  SliPoint,
  Team,
  TeamSlis,
  Thread,
  Timeline,
} from "@/api/types";
import { LYNX, OTTER, incident, message, summary, team } from "@/test/samples";
import { applyLive, mergePoints } from "./apply";
import { applyOwnMessage } from "./apply-chat";
import { freshness } from "./connection";

let cache: QueryClient;
beforeEach(() => {
  cache = new QueryClient();
});

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 12, 14, 0, seconds)).toISOString();
const point = (seconds: number, good: number): SliPoint => ({ at: at(seconds), good, total: 10 });

describe("live events", () => {
  it("refetches everything after a lost stream", () => {
    const invalidate = vi.spyOn(cache, "invalidateQueries");
    applyLive(cache, { name: "hello", data: { seq: 9, serverTime: at(0), reset: false } });
    expect(invalidate).not.toHaveBeenCalled();
    applyLive(cache, { name: "hello", data: { seq: 9, serverTime: at(0), reset: true } });
    expect(invalidate).toHaveBeenCalledWith();
  });

  it("appends points and counts what is shown", () => {
    cache.setQueryData<Sli>(keys.sli("otter", "PRODUCTION"), {
      environment: "PRODUCTION",
      objective: 0.99,
      objectiveLatencyMs: 1000,
      latencyThresholdMs: 1000,
      stepSeconds: 5,
      points: [point(0, 10), point(5, 10)],
      summary: summary("OK"),
      now: at(5),
    });
    cache.setQueryData<TeamSlis>(keys.allSli, { items: [], now: at(5) });
    const item = {
      team: OTTER,
      environment: "PRODUCTION" as const,
      summary: summary("BREACHING"),
      recent: [point(5, 8), point(10, 2)],
    };
    applyLive(cache, { name: "sli", data: { items: [item], now: at(0) } });
    const sli = cache.getQueryData<Sli>(keys.sli("otter", "PRODUCTION"));
    expect(sli?.points.map((each) => each.good)).toEqual([10, 8, 2]);
    expect(sli?.summary).toMatchObject({ state: "BREACHING", good: 20, total: 30 });
    expect(cache.getQueryData<TeamSlis>(keys.allSli)?.items).toHaveLength(1);
  });

  it("keeps points in order, once each, and only those of the window", () => {
    const merged = mergePoints([point(0, 1), point(10, 1)], [point(5, 2), point(10, 3)], 6_000);
    expect(merged).toEqual([point(5, 2), point(10, 3)]);
  });

  it("replaces a bot in the team and in the list", () => {
    cache.setQueryData<Team>(keys.team("otter"), team(OTTER));
    cache.setQueryData<Team[]>(keys.teams, [team(OTTER), team(LYNX)]);
    const bot = {
      environment: "PRODUCTION",
      desired: "RUNNING",
      observed: "CONNECTED",
      since: at(0),
      restarts: 1,
      release: "v1",
    } as const;
    applyLive(cache, { name: "bot", data: { ...bot, team: OTTER } });
    expect(cache.getQueryData<Team>(keys.team("otter"))?.bots).toEqual([bot]);
    expect(cache.getQueryData<Team[]>(keys.teams)?.map((each) => each.bots.length)).toEqual([1, 0]);
  });

  it("puts a new incident first and replaces a known one", () => {
    cache.setQueryData<Incidents>(keys.incidents, { items: [incident("i1")] });
    applyLive(cache, { name: "incident", data: incident("i2") });
    applyLive(cache, { name: "incident", data: { ...incident("i1"), status: "RESOLVED" } });
    expect(
      cache
        .getQueryData<Incidents>(keys.incidents)
        ?.items.map((each) => `${each.id} ${each.status}`),
    ).toEqual(["i2 INVESTIGATING", "i1 RESOLVED"]);
  });

  it("posts, changes and deletes messages without doubling the sender's own", () => {
    cache.setQueryData<Messages>(keys.messages("otter", "C1"), {
      items: [message("1.0", "a")],
      hasMore: false,
    });
    const post = (ts: string, text: string, change: "POSTED" | "CHANGED" | "DELETED") =>
      applyLive(cache, {
        name: "message",
        data: { team: "otter", message: message(ts, text), change },
      });
    post("2.0", "b", "POSTED");
    post("2.0", "b", "POSTED");
    post("1.0", "a!", "CHANGED");
    const texts = () =>
      cache.getQueryData<Messages>(keys.messages("otter", "C1"))?.items.map((each) => each.text);
    expect(texts()).toEqual(["a!", "b"]);
    post("2.0", "b", "DELETED");
    expect(texts()).toEqual(["a!"]);
  });

  it("keeps what the stream told of an own message when the answer to the post comes later", () => {
    cache.setQueryData<Messages>(keys.messages("otter", "C1"), { items: [], hasMore: false });
    const told = message("1.1", "!help", { replyCount: 1 });
    applyLive(cache, {
      name: "message",
      data: { team: "otter", change: "CHANGED", message: told },
    });

    applyOwnMessage(cache, "otter", message("1.1", "!help"));
    applyOwnMessage(cache, "otter", message("1.2", "!ping"));

    const shown = cache.getQueryData<Messages>(keys.messages("otter", "C1"))?.items;
    expect(shown).toEqual([told, message("1.2", "!ping")]);
  });

  it("puts replies into their thread, not into the channel", () => {
    cache.setQueryData<Messages>(keys.messages("otter", "C1"), {
      items: [message("1.0", "a")],
      hasMore: false,
    });
    cache.setQueryData<Thread>(keys.thread("otter", "C1", "1.0"), { items: [message("1.0", "a")] });
    const reply = message("3.0", "reply", { threadTs: "1.0" });
    applyLive(cache, {
      name: "message",
      data: { team: "otter", message: reply, change: "POSTED" },
    });
    expect(cache.getQueryData<Messages>(keys.messages("otter", "C1"))?.items).toHaveLength(1);
    expect(cache.getQueryData<Thread>(keys.thread("otter", "C1", "1.0"))?.items).toHaveLength(2);
  });

  it("adds timeline events to the incident of the same team only, once", () => {
    const empty: Timeline = {
      from: at(0),
      to: at(1),
      events: [],
      sli: [],
      objective: 0.99,
      faultWindows: [],
    };
    for (const [id, ref] of [
      ["i1", OTTER],
      ["i2", LYNX],
    ] as const) {
      cache.setQueryData(keys.incident(id), incident(id, ref));
      cache.setQueryData(keys.incidentTimeline(id), empty);
    }
    const event = {
      id: 5,
      at: at(9),
      lane: "CHAT",
      track: "CHAT",
      milestone: false,
      kind: "chat.message",
      text: "hi",
      machine: false,
    } as const;
    cache.setQueryData(keys.teamTimeline("otter", "STAGING"), empty);
    cache.setQueryData(keys.windowTimeline("otter", "PRODUCTION", "1h"), empty);
    const data = { team: "otter", environment: "PRODUCTION", event } as const;
    applyLive(cache, { name: "timeline", data });
    applyLive(cache, { name: "timeline", data });
    const events = (key: readonly unknown[]) => cache.getQueryData<Timeline>(key)?.events;
    expect(events(keys.windowTimeline("otter", "PRODUCTION", "1h"))).toEqual([event]);
    expect(events(keys.teamTimeline("otter", "STAGING"))).toEqual([]);
    applyLive(cache, {
      name: "timeline",
      data: { ...data, event: { ...event, id: 7, kind: "timeline.noted" } },
    });
    expect(events(keys.teamTimeline("otter", "PRODUCTION"))).toBeUndefined();
    expect(cache.getQueryData<Timeline>(keys.incidentTimeline("i1"))?.events).toHaveLength(1);
    const staging = { ...data, environment: "STAGING", event: { ...event, id: 6 } } as const;
    applyLive(cache, { name: "timeline", data: staging });
    expect(events(keys.teamTimeline("otter", "STAGING"))).toHaveLength(1);
    expect(cache.getQueryData<Timeline>(keys.incidentTimeline("i1"))).toMatchObject({
      to: at(9),
      events: [event],
    });
    expect(cache.getQueryData<Timeline>(keys.incidentTimeline("i2"))?.events).toEqual([]);
  });
});

describe("freshness", () => {
  it.each([
    [null, 1_000, "CONNECTING"],
    [null, 16_000, "STALE"],
    [0, 6_000, "LIVE"],
    [0, 8_000, "LATE"],
    [0, 15_001, "STALE"],
  ] as const)("beat at %s, now %s: %s", (beat, now, expected) => {
    expect(freshness(beat, now, 0)).toBe(expected);
  });
});
