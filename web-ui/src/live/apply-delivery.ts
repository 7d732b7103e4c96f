import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Config, Deployment, Deployments } from "@/api/types";
import type { LiveEvent } from "./apply";

type DeliveryEvent = Extract<LiveEvent, { name: "deployment" | "config" | "console" }>;

/** Releases, deployments, configuration and what users asked the bot. */
export function applyDelivery(cache: QueryClient, event: DeliveryEvent): void {
  switch (event.name) {
    case "deployment":
      return applyDeployment(cache, event.data);
    case "config": {
      const { team, environment, version } = event.data;
      const known = cache.getQueryData<Config>(keys.config(team, environment));
      if (known && known.version >= version) return;
      void cache.invalidateQueries({ queryKey: keys.config(team, environment) });
      void cache.invalidateQueries({ queryKey: keys.configHistory(team, environment) });
      return;
    }
    case "console": {
      const { team, environment } = event.data;
      void cache.invalidateQueries({ queryKey: keys.console(team, environment) });
      return;
    }
  }
}

function applyDeployment(cache: QueryClient, deployment: Deployment): void {
  const { team, environment } = deployment;
  const key = keys.deployments(team.slug, environment);
  const before = cache
    .getQueryData<Deployments>(key)
    ?.items.find((other) => other.number === deployment.number);
  cache.setQueryData<Deployments>(key, (old) => old && withDeployment(old, deployment));
  if (before?.state === deployment.state) return;
  // What runs where, and with which configuration, follows from a deployment's state.
  void cache.invalidateQueries({ queryKey: keys.releases(team.slug) });
  void cache.invalidateQueries({ queryKey: keys.config(team.slug, environment) });
  void cache.invalidateQueries({
    queryKey: keys.deploymentDiff(team.slug, environment, deployment.number),
  });
}

/** Puts it in its place, newest first; only one deployment of an environment is current. */
export function withDeployment(old: Deployments, deployment: Deployment): Deployments {
  const others = old.items
    .filter((other) => other.number !== deployment.number)
    .map((other) => (deployment.current && other.current ? { ...other, current: false } : other));
  return { ...old, items: [...others, deployment].sort((a, b) => b.number - a.number) };
}
