import { useElementSize } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { type Cluster, ClusterCache, clusterWords } from "./cluster";
import { type Hit, type Marks, type Palette, draw, hitAt, paletteOf } from "./draw";
import { type LaneBox, type Scene, plotOf, timeOf, xOf } from "./scene";
import { timeText } from "./times";
import { type Span, between, panBy, zoomAt } from "./viewport";
import classes from "./timeline-canvas.module.css";

interface Props {
  scene: Scene;
  bounds: Span;
  view: Span;
  marks: Marks;
  /** What the picture shows, in a sentence; the list beneath it says the rest. */
  summary: string;
  /** Dragging selects a stretch instead of moving the view. */
  brushing: boolean;
  onView: (view: Span) => void;
  onHit: (lane: LaneBox, cluster: Cluster) => void;
  onBrush: (span: Span | null) => void;
}

interface Drag {
  x: number;
  view: Span;
  brush: boolean;
  moved: boolean;
}

/** The picture: one canvas, drawn anew in a frame whenever something about it changed. */
export function TimelineCanvas(props: Props) {
  const { scene, view, marks, summary, brushing } = props;
  const { ref: host, width } = useElementSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cache] = useState(() => new ClusterCache());
  const [tip, setTip] = useState<{ hit: Hit; x: number } | null>(null);
  const drag = useRef<Drag | null>(null);
  const current = useRef(props);
  const size = Math.max(240, Math.floor(width));
  const palette = usePalette(canvas);
  const plot = plotOf(view, size);

  useEffect(() => {
    current.current = props;
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element || width === 0 || !palette) return;
    const frame = requestAnimationFrame(() => {
      const ratio = window.devicePixelRatio || 1;
      const wide = Math.round(size * ratio);
      const high = Math.round(scene.height * ratio);
      if (element.width !== wide) element.width = wide;
      if (element.height !== high) element.height = high;
      const pen = element.getContext("2d");
      if (!pen) return;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(pen, scene, plotOf(view, size), marks, cache, palette);
      element.dataset["drawn"] = String(Number(element.dataset["drawn"] ?? 0) + 1);
    });
    return () => cancelAnimationFrame(frame);
  }, [scene, view, marks, cache, palette, size, width]);

  // React listens to wheels passively, and the page must not zoom or scroll along.
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let pending: Span | null = null;
    const onWheel = (event: WheelEvent) => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      const zooming = event.ctrlKey || event.metaKey;
      if (!zooming && Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
      event.preventDefault();
      const { bounds, view: now, onView } = current.current;
      const from = pending ?? now;
      const area = plotOf(from, element.clientWidth);
      if (pending === null) {
        requestAnimationFrame(() => {
          if (pending) onView(pending);
          pending = null;
        });
      }
      pending = zooming
        ? zoomAt(from, bounds, Math.exp(-event.deltaY / 300), timeOf(area, event.offsetX))
        : panBy(from, bounds, sideways / (area.right - area.left));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);

  const at = (event: React.PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onPointerDown = (event: React.PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: at(event).x, view, brush: brushing || event.shiftKey, moved: false };
  };
  const onPointerMove = (event: React.PointerEvent) => {
    const { x, y } = at(event);
    const held = drag.current;
    if (!held) {
      const hit = hitAt(scene, plot, cache, x, y);
      setTip((old) =>
        hit && old && old.hit.cluster === hit.cluster ? old : hit ? { hit, x } : null,
      );
      return;
    }
    if (!held.moved && Math.abs(x - held.x) < 4) return;
    held.moved = true;
    setTip(null);
    const area = plotOf(held.view, size);
    if (held.brush) {
      const span = between(timeOf(area, held.x), timeOf(area, x));
      props.onBrush({
        from: Math.max(props.bounds.from, span.from),
        to: Math.min(props.bounds.to, span.to),
      });
    } else props.onView(panBy(held.view, props.bounds, (held.x - x) / (area.right - area.left)));
  };
  const onPointerUp = (event: React.PointerEvent) => {
    const held = drag.current;
    drag.current = null;
    if (!held || held.moved) return;
    const { x, y } = at(event);
    const hit = hitAt(scene, plot, cache, x, y);
    if (hit) props.onHit(hit.box, hit.cluster);
    else if (marks.brush) props.onBrush(null);
  };

  return (
    <div ref={host} className={classes.host}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={summary}
        className={`${classes.canvas} live`}
        data-brushing={brushing}
        data-over={tip !== null}
        style={{ height: scene.height }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => (drag.current = null)}
        onPointerLeave={() => setTip(null)}
      />
      {tip && (
        <Tip
          hit={tip.hit}
          marks={marks}
          left={Math.min(xOf(plot, tip.hit.cluster.at), size - 260)}
          top={tip.hit.box.top + tip.hit.box.height}
        />
      )}
    </div>
  );
}

/** What a mark stands for; the list says the same to those who cannot point. */
function Tip({ hit, marks, left, top }: { hit: Hit; marks: Marks; left: number; top: number }) {
  const items = hit.box.items.slice(hit.cluster.start, hit.cluster.end);
  const texts = items.map(
    (item) => `${timeText(item.at, marks.mode, marks.start)} ${item.text.slice(0, 120)}`,
  );
  return (
    <div className={classes.tip} style={{ left: Math.max(0, left), top }} aria-hidden>
      {clusterWords(texts).map((text, i) => (
        <div key={i}>{text}</div>
      ))}
      {items.length > 1 && <div className="muted">Click to look closer.</div>}
    </div>
  );
}

/** The theme's colours, read again when the theme changes. */
function usePalette(element: React.RefObject<HTMLCanvasElement | null>): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null);
  useEffect(() => {
    const read = () => element.current && setPalette(paletteOf(element.current));
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ["data-mantine-color-scheme", "class"],
    });
    return () => observer.disconnect();
  }, [element]);
  return palette;
}
