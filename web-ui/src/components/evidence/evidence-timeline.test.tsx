import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "@/api/keys";
import type { Annotations } from "@/api/types";
import { listenForShortcuts } from "@/components/shortcuts";
import { EvidenceTimeline, type EvidenceTimelineProps } from "./evidence-timeline";
import { fact, iso, note, timelineOf } from "./fixture";

const TIMELINE = timelineOf([
  fact(1, 10, "DEPLOY", { text: "v118 deployed", milestone: true }),
  fact(2, 20, "CHAT", { text: "looks like v118", actor: "bo", machine: false }),
  fact(3, 90, "ALARM", { text: "5xx is in alarm: 9", kind: "alarm.state-changed" }),
]);
const ADDED: Annotations = {
  from: iso(0),
  to: iso(100),
  notes: [note("a", 30, { text: "first complaint" })],
  pins: [{ eventId: 2, byStaff: false, saidAt: iso(20), pinnedAt: iso(95) }],
};

function show(props: Partial<EvidenceTimelineProps> = {}, added = ADDED) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  cache.setQueryData(keys.annotations("otter", "i1"), added);
  render(
    <QueryClientProvider client={cache}>
      <MantineProvider>
        <EvidenceTimeline timeline={TIMELINE} start={iso(0)} {...props} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), picture: screen.getByRole("group", { name: /^Timeline\./ }) };
}
const rows = () =>
  within(screen.getByRole("table", { name: "Timeline events" }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("cell")[2]?.textContent ?? "");
const annotate = { team: "otter", incident: "i1" };

describe("the evidence timeline", () => {
  beforeEach(() => {
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
    localStorage.setItem("firedrill.timeline-clock", "UTC");
  });
  afterEach(() => vi.restoreAllMocks());

  it("tells in words what the picture shows", () => {
    show({ annotate });
    expect(screen.getByRole("img").getAttribute("aria-label")).toContain("4 events");
    expect(rows()).toEqual([
      "v118 deployed",
      "pinned looks like v118",
      "first complaint",
      "5xx is in alarm: 9",
    ]);
  });

  it("filters by lane and by search, in picture and list alike", async () => {
    const { user } = show();
    await user.click(screen.getByRole("checkbox", { name: "Chat" }));
    await waitFor(() => expect(rows()).toEqual(["v118 deployed", "5xx is in alarm: 9"]));
    await user.type(screen.getByRole("textbox", { name: "Search the timeline" }), "alarm");
    await waitFor(() => expect(rows()).toEqual(["5xx is in alarm: 9"]));
    expect(screen.getByRole("img").getAttribute("aria-label")).toContain("1 event ");
  });

  it("begins with pins, notes and milestones where asked to", () => {
    show({ annotate, view: "curated" });
    expect(rows()).toEqual(["v118 deployed", "pinned looks like v118", "first complaint"]);
  });

  it("is gone through by keys, and Esc leads back", async () => {
    const onSelect = vi.fn();
    const { user, picture } = show({ annotate, onSelect });
    picture.focus();
    await user.keyboard("jj");
    const detail = () => screen.queryByRole("region", { name: "Chosen event" });
    expect(detail()?.textContent).toContain("looks like v118");
    expect(detail()?.textContent).toContain("Said 14:00:20 UTC, pinned 14:01:35 UTC");
    expect(onSelect).toHaveBeenLastCalledWith(TIMELINE.events[1]);
    await user.keyboard("z");
    await user.keyboard("{Escape}");
    expect(detail()).toBeNull();
    await user.keyboard("{End}");
    expect(detail()?.textContent).toContain("5xx");
  });

  it("selects a stretch by keys, tells it and narrows the list to it", async () => {
    const onBrush = vi.fn();
    const { user, picture } = show({ onBrush });
    picture.focus();
    await user.keyboard("{Home}{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}");
    const at = Date.parse(iso(10));
    expect(onBrush).toHaveBeenLastCalledWith({ from: at, to: at + 15_000 });
    await waitFor(() => expect(rows()).toEqual(["v118 deployed", "looks like v118"]));
    await user.keyboard("{Escape}");
    expect(onBrush).toHaveBeenLastCalledWith(null);
  });

  it("gives its keys to the whole page where it is asked to, and leaves Enter to buttons", async () => {
    const stop = listenForShortcuts();
    const { user } = show({ annotate, pageKeys: true });
    const detail = () => screen.queryByRole("region", { name: "Chosen event" })?.textContent;
    document.body.focus();
    await user.keyboard("jj");
    expect(detail()).toContain("looks like v118");
    await user.keyboard(".");
    expect(detail()).toContain("first complaint");
    await user.keyboard(",,");
    expect(detail()).toContain("v118 deployed");
    screen.getByRole("button", { name: "Close" }).focus();
    await user.keyboard("{Enter}");
    expect(detail()).toBeUndefined();
    await user.keyboard("n");
    expect(screen.getByRole("textbox", { name: "New note" })).toHaveFocus();
    stop();
  });

  it("keeps its keys to itself elsewhere", async () => {
    const stop = listenForShortcuts();
    const { user } = show({ annotate });
    await user.keyboard("jn");
    expect(screen.queryByRole("region", { name: "Chosen event" })).toBeNull();
    expect(screen.queryByRole("textbox", { name: "New note" })).toBeNull();
    stop();
  });

  it("shows deleted notes beside the timeline, with what they said", async () => {
    const cache = { ...ADDED, notes: [note("b", 40, { text: "wrong", deletedAt: iso(50) })] };
    const { user } = show({ annotate }, cache);
    expect(rows()).not.toContain("wrong");
    await user.click(screen.getByText("1 deleted note"));
    expect(screen.getByText("wrong")).toBeVisible();
    expect(screen.getByText(/deleted 14:00:50 UTC/)).toBeVisible();
  });

  it("leaves keys to fields", async () => {
    const { user } = show();
    await user.type(screen.getByRole("textbox", { name: "Search the timeline" }), "jz");
    expect(screen.queryByRole("region", { name: "Chosen event" })).toBeNull();
  });

  it("offers a record and never a note for insertion", async () => {
    const onPick = vi.fn();
    const { user } = show({ annotate, onPick });
    expect(screen.getAllByRole("button", { name: /^Insert / })).toHaveLength(3);
    await user.click(screen.getByRole("button", { name: "Insert looks like v118" }));
    expect(onPick).toHaveBeenCalledExactlyOnceWith(TIMELINE.events[1]);
  });

  it("offers to change nothing where nothing can be noted", async () => {
    const { user, picture } = show();
    picture.focus();
    await user.keyboard("jn");
    expect(screen.queryByRole("button", { name: "Pin" })).toBeNull();
    expect(screen.queryByLabelText("New note")).toBeNull();
  });

  it("says that there is nothing, in lanes of its own words", () => {
    show({ timeline: timelineOf([]) });
    expect(screen.getByText("No event here.")).toBeDefined();
  });

  it("keeps twenty thousand events out of the page but for those in sight", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => fact(i + 1, (i * 100) / 20_001, "CHAT"));
    show({ timeline: timelineOf(many) });
    const table = screen.getByRole("table", { name: "Timeline events" });
    expect(table.getAttribute("aria-rowcount")).toBe("20001");
    expect(rows().length).toBeLessThan(60);
  });

  it("opens at the moment that the address names", () => {
    window.history.replaceState({}, "", `/x?t=${iso(90)}&event=e3`);
    show({ link: true });
    expect(screen.getByRole("region", { name: "Chosen event" }).textContent).toContain("5xx");
    window.history.replaceState({}, "", "/");
  });
});
