import type { LiveEvents, LiveName } from "@/api/types";
import type { LiveEvent } from "./apply";

const NAMES: LiveName[] = [
  "hello",
  "beat",
  "sli",
  "bot",
  "run",
  "incident",
  "flag",
  "message",
  "channel",
  "view",
  "timeline",
  "assessment",
  "postmortem",
  "postmortem-aside",
  "deployment",
  "config",
  "console",
  "log",
  "alarm",
  "page",
  "inbox",
  "on-call",
  "runbook-run",
  "automation",
  "mission",
  "acting",
];
const LOCK = "firedrill-live";
/** A follower that hears nothing for this long stops trusting its leader and connects itself. */
const LEADER_SILENCE_MS = 12_000;
const RECONNECT_MS = 3_000;

/**
 * One connection per browser: the tab that holds the lock reads the stream and hands every event to
 * the other tabs. Browsers without Web Locks, and tabs whose leader was frozen, connect on their own.
 * Returns how to stop.
 */
export function openLiveStream(url: string, deliver: (event: LiveEvent) => void): () => void {
  const stop = new AbortController();
  const bus = "BroadcastChannel" in globalThis ? new BroadcastChannel(LOCK) : null;
  let source: (() => void) | null = null;
  let heardAt = Date.now();

  const connect = (share: boolean) => {
    source?.();
    source = connectSource(url, (event) => {
      heardAt = Date.now();
      deliver(event);
      if (share) bus?.postMessage(event);
    });
  };

  if (!bus || !("locks" in navigator)) {
    connect(false);
  } else {
    bus.onmessage = (message: MessageEvent<LiveEvent>) => {
      heardAt = Date.now();
      if (!source) deliver(message.data);
    };
    navigator.locks
      .request(LOCK, { signal: stop.signal }, () => {
        connect(true);
        return new Promise<void>((resolve) =>
          stop.signal.addEventListener("abort", () => resolve()),
        );
      })
      .catch(() => undefined);
  }

  const watchdog = setInterval(() => {
    if (!source && Date.now() - heardAt > LEADER_SILENCE_MS) connect(false);
  }, 2_000);

  return () => {
    stop.abort();
    clearInterval(watchdog);
    source?.();
    bus?.close();
  };
}

function connectSource(url: string, deliver: (event: LiveEvent) => void): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const open = () => {
    if (closed) return;
    source = new EventSource(url);
    for (const name of NAMES) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        const event = parse(name, message.data);
        if (event) deliver(event);
      });
    }
    source.onerror = () => {
      // The browser retries a lost connection itself, but gives up on an error answer.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, RECONNECT_MS);
    };
  };
  open();
  return () => {
    closed = true;
    clearTimeout(retry);
    source?.close();
  };
}

function parse(name: LiveName, data: string): LiveEvent | null {
  try {
    return { name, data: JSON.parse(data) as LiveEvents[LiveName] } as LiveEvent;
  } catch {
    return null;
  }
}
