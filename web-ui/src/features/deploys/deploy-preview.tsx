import { useQuery } from "@tanstack/react-query";
import { configHistoryQuery, configQuery } from "@/api/config";
import type { Env, Release } from "@/api/types";
import { releaseChanges } from "@/components/deploy/deploy-words";
import { isPending, pendingConfig } from "@/components/deploy/pending-config";
import { ChangeList } from "@/components/diff/change-list";
import classes from "./deploys.module.css";

interface Props {
  slug: string;
  env: Env;
  from: Release | undefined;
  to: Release | undefined;
}

/** What this deployment would change, before it is asked for. */
export function DeployPreview({ slug, env, from, to }: Props) {
  const config = useQuery(configQuery(slug, env));
  const history = useQuery(configHistoryQuery(slug, env));
  if (!to) return null;
  const waiting = isPending(config.data)
    ? pendingConfig(history.data ?? [], config.data?.running)
    : [];
  return (
    <section className={classes.preview} aria-label="What changes">
      <h3>Artifact</h3>
      <ChangeList
        changes={releaseChanges(from, to)}
        empty={`The same release again: ${to.name} is started anew.`}
      />
      {to.changeCause && <p className="muted micro">“{to.changeCause}”</p>}
      <h3>Configuration</h3>
      <ChangeList
        changes={waiting}
        empty={`None: it runs with version ${config.data?.version ?? "…"}, as now.`}
      />
      <h3>Flags</h3>
      <p className="muted">None: a deployment leaves them as they are.</p>
    </section>
  );
}
