import type { Change, Config, ConfigVersion } from "@/api/types";

/** What was saved after the version that runs: it waits for a deployment. */
export function pendingConfig(
  history: ConfigVersion[],
  running: number | null | undefined,
): Change[] {
  const waiting = history
    .filter((each) => each.version > (running ?? 0))
    .sort((a, b) => a.version - b.version);
  const byName = new Map<string, Change>();
  for (const change of waiting.flatMap((each) => each.changes)) {
    const known = byName.get(change.name);
    byName.set(change.name, known ? { ...known, after: change.after ?? null } : change);
  }
  return [...byName.values()]
    .filter((change) => (change.before ?? null) !== (change.after ?? null))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Whether something saved is not in force: the bot runs with an older version. */
export function isPending(config: Config | undefined): boolean {
  return (
    config !== undefined && (config.running ?? null) !== null && config.running !== config.version
  );
}
