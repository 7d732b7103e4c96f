// The same record in vis-timeline, with its own clustering: what one would otherwise have taken.
import { DataSet, Timeline } from "vis-timeline-rival";
import "vis-timeline-rival.css";
import { record } from "../record";

const count = Number(new URLSearchParams(location.search).get("events") ?? "20000");
const timeline = record(count);
performance.mark("data");
const tracks = [...new Set(timeline.events.map((event) => event.track))];
const items = new DataSet(
  timeline.events.map((event) => ({
    id: event.id,
    group: event.track,
    content: "o",
    title: event.text,
    start: event.at,
    type: "point",
  })),
);
const root = document.getElementById("root");
if (root) {
  new Timeline(root, items, new DataSet(tracks.map((id) => ({ id, content: id }))), {
    start: timeline.from,
    end: timeline.to,
    stack: false,
    height: 400,
    cluster: { maxItems: 1, showStipes: false },
    zoomKey: "ctrlKey",
  });
}
