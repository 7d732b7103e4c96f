import { useNavigate } from "@tanstack/react-router";
import type { Env } from "@/api/types";
import { useCrosshairLock } from "@/components/charts/crosshair";
import { copyText } from "@/components/copy-button";
import { useShortcut } from "@/components/shortcuts";
import { dayAndClock } from "@/components/time";
import { connection } from "@/live/connection";

const SHOWN_MS = 15 * 60_000;

/** The ways from the cockpit to where one looks closer; what acts has its key beside its button. */
export function useCockpitKeys(slug: string, env: Env): void {
  const navigate = useNavigate();
  const params = { team: slug };
  const search = env === "STAGING" ? { env } : {};
  useCrosshairLock();
  useShortcut("l", "Look at the logs", () => {
    void navigate({ to: "/teams/$team/logs", params, search });
  });
  useShortcut("m", "Look at the metrics", () => {
    void navigate({ to: "/teams/$team/metrics", params, search });
  });
  useShortcut("s", "Look at objective and ledger", () => {
    void navigate({ to: "/teams/$team/slo", params, search });
  });
  useShortcut("d", "Look at deploys, or deploy", () => {
    void navigate({ to: "/teams/$team/deploys", params, search });
  });
  useShortcut("c", "Copy a link to the logs of these 15 minutes", () => {
    const now = connection.serverNow();
    const url = new URL(`/teams/${slug}/logs`, globalThis.location.href);
    for (const [name, value] of Object.entries({ ...search, from: now - SHOWN_MS, to: now }))
      url.searchParams.set(name, String(typeof value === "number" ? Math.round(value) : value));
    void copyText(url.href, `the link to ${dayAndClock(now)}`);
  });
}
