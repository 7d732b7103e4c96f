import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { Alarm, AlarmPage, Inbox } from "@/api/types";
import { keys } from "@/api/keys";
import { alarm, alarmPage } from "@/test/alarm-samples";
import { ADA } from "@/test/samples";
import { applyLive } from "./apply";
import { PageWatch } from "./paged";

const BO = { id: "p2", name: "Bo", handle: "bo" };

describe("a page on the stream", () => {
  it("is told once to the person it calls", () => {
    const watch = new PageWatch();
    expect(watch.judge(alarmPage("1"), ADA.id)).toBe("PAGED");
    expect(watch.judge(alarmPage("1", { count: 2 }), ADA.id)).toBe("NOTHING");
    expect(watch.judge(alarmPage("1", { state: "ACKNOWLEDGED" }), ADA.id)).toBe("SETTLED");
    expect(watch.judge(alarmPage("1", { state: "CLOSED" }), ADA.id)).toBe("NOTHING");
  });

  it("becomes mine when it is escalated to me", () => {
    const watch = new PageWatch();
    expect(watch.judge(alarmPage("1", { notified: [BO] }), ADA.id)).toBe("OTHERS");
    expect(watch.judge(alarmPage("1", { notified: [BO, ADA] }), ADA.id)).toBe("PAGED");
  });
});

describe("alarm events", () => {
  it("change the alarm and the page where they are shown", () => {
    const cache = new QueryClient();
    cache.setQueryData<Alarm[]>(keys.alarms("otter"), [alarm("a"), alarm("b")]);
    cache.setQueryData<Alarm>(keys.alarm("otter", "b"), alarm("b"));
    cache.setQueryData<AlarmPage[]>(keys.pages("otter"), [alarmPage("1")]);
    applyLive(cache, { name: "alarm", data: alarm("b", { state: "ALARM" }) });
    applyLive(cache, { name: "page", data: alarmPage("1", { state: "ACKNOWLEDGED" }) });
    const states = cache.getQueryData<Alarm[]>(keys.alarms("otter"))?.map((each) => each.state);
    expect(states).toEqual(["OK", "ALARM"]);
    expect(cache.getQueryData<Alarm>(keys.alarm("otter", "b"))?.state).toBe("ALARM");
    expect(cache.getQueryData<AlarmPage[]>(keys.pages("otter"))?.[0]?.state).toBe("ACKNOWLEDGED");
  });

  it("ask again for a page that nobody knew", () => {
    const cache = new QueryClient();
    cache.setQueryData<AlarmPage[]>(keys.pages("otter"), []);
    applyLive(cache, { name: "page", data: alarmPage("9") });
    expect(cache.getQueryState(keys.pages("otter"))?.isInvalidated).toBe(true);
  });

  it("count what is unread", () => {
    const cache = new QueryClient();
    cache.setQueryData<Inbox>(keys.inbox, { items: [], unread: 0, hasMore: false });
    applyLive(cache, { name: "inbox", data: { unread: 4 } });
    expect(cache.getQueryData<Inbox>(keys.inbox)?.unread).toBe(4);
  });
});
