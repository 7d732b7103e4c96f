import type { Author, Change, Deployment, Freeze, Release, ReleaseRef, Tally } from "@/api/types";
import { percent } from "@/components/numbers";
import type { Said } from "@/components/words";

export const KIND_WORDS: Record<Deployment["kind"], string> = {
  DEPLOY: "Deploy",
  ROLLBACK: "Rollback",
  PROMOTION: "Promotion",
  RESTART: "Rolling restart",
  CONFIG: "Configuration",
};

export const DEPLOYMENT_WORDS: Record<Deployment["state"], Said> = {
  REQUESTED: { word: "Requested", tone: "neutral" },
  ACCEPTED: { word: "Accepted", tone: "neutral" },
  EFFECTIVE: { word: "Effective", tone: "ok" },
  FAILED: { word: "Failed", tone: "breach" },
  ABORTED: { word: "Aborted", tone: "none" },
};

const VIA_WORDS: Record<Author["via"], string> = {
  PAGE: "",
  CLI: "by CLI",
  CI: "by CI",
  CHAT: "in chat",
  PLATFORM: "",
};

/** "Ada Lind, by CLI", "CI token otter-main", "the platform". */
export function authorWords(author: Author): string {
  const token = author.token ? `token ${author.token}` : "";
  const via = [VIA_WORDS[author.via], token].filter(Boolean).join(", ");
  const name = author.person?.name ?? (author.via === "PLATFORM" ? "the platform" : "");
  return [name, via].filter(Boolean).join(", ") || "somebody";
}

/** Who set a freeze. */
export function freezer(freeze: Freeze): string {
  return freeze.by?.name ?? "the platform";
}

export function isUnderWay(deployment: Deployment): boolean {
  return deployment.state === "REQUESTED" || deployment.state === "ACCEPTED";
}

export interface StepView {
  name: "requested" | "accepted" | "effective";
  at: string | null;
  state: "done" | "now" | "todo" | "stopped";
}

/** How far a deployment is; one that ended early stopped at the first step it never reached. */
export function stepsOf(deployment: Deployment): StepView[] {
  const over = deployment.state === "FAILED" || deployment.state === "ABORTED";
  const times = [
    ["requested", deployment.requestedAt],
    ["accepted", deployment.acceptedAt ?? null],
    ["effective", deployment.effectiveAt ?? null],
  ] as const;
  const next = times.findIndex(([, at]) => at === null);
  return times.map(([name, at], i) => {
    if (at !== null) return { name, at, state: "done" };
    if (i === next && over) return { name, at: deployment.endedAt ?? null, state: "stopped" };
    return { name, at: null, state: i === next ? "now" : "todo" };
  });
}

/**
 * Where a rollback goes by itself, as the server decides it: the last other release that was in
 * service and still exists.
 */
export function releaseBefore(
  items: Deployment[],
  isThere: (release: number) => boolean = () => true,
): ReleaseRef | null {
  const current = items.find((each) => each.current);
  if (!current) return null;
  const past = items
    .filter((each) => each.effectiveAt && !each.current)
    .sort((a, b) => (b.effectiveAt ?? "").localeCompare(a.effectiveAt ?? ""))
    .map((each) => each.release);
  const known = current.previous ? [...past, current.previous] : past;
  return (
    known.find((each) => each.number !== current.release.number && isThere(each.number)) ?? null
  );
}

const FEW = 3;

/** What users felt since a deployment, against the minutes before it; null while nobody looked. */
export function healthWords(
  health: { before: Tally; after: Tally } | null | undefined,
): { said: Said; detail: string } | null {
  if (!health) return null;
  const { before, after } = health;
  if (after.total === 0) {
    return { said: { word: "No request yet", tone: "none" }, detail: "Nobody asked since." };
  }
  const bad = after.total - after.good;
  const now = bad / after.total;
  const failed = (share: number, total: number) =>
    share === 0 ? `none of ${total} failed` : `${percent(share, 1)} of ${total} failed`;
  const since = failed(now, after.total);
  const shown = `${since[0]?.toUpperCase()}${since.slice(1)} since`;
  if (before.total === 0) {
    return {
      said: { word: "Nothing to compare", tone: "neutral" },
      detail: `${shown}; nobody asked in the minutes before.`,
    };
  }
  const then = (before.total - before.good) / before.total;
  const detail = `${shown}, ${failed(then, before.total)} before.`;
  if (bad >= FEW && now > then * 2 + 0.01) {
    const times = then > 0 ? `, failures ×${Math.round(now / then)}` : "";
    return { said: { word: `Worse since${times}`, tone: now >= 0.05 ? "breach" : "warn" }, detail };
  }
  if (then > now * 2 + 0.01) return { said: { word: "Better since", tone: "ok" }, detail };
  return { said: { word: "As before", tone: "ok" }, detail };
}

/** "1a2b3c4". */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, "").slice(0, 12);
}

/** "18.4 MB". */
export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  const units = ["kB", "MB", "GB"];
  let value = size / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** What replacing one release by another changes. */
export function releaseChanges(from: Release | undefined, to: Release): Change[] {
  const facts = (release: Release): [string, string | null][] => [
    ["release", release.name],
    ["version", release.version],
    ["commit", release.commit ? shortCommit(release.commit) : null],
    ["artifact", release.artifact.image ?? release.artifact.fileName ?? release.artifact.kind],
    ["digest", shortDigest(release.artifact.digest)],
    ["size", release.artifact.size ? bytes(release.artifact.size) : null],
  ];
  const before = new Map(from ? facts(from) : []);
  return facts(to)
    .map(([name, after]) => ({ name, before: before.get(name) ?? null, after }))
    .filter((change) => change.before !== change.after);
}
