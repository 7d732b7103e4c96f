import { queryOptions } from "@tanstack/react-query";
import { body, http, writeToken } from "./client";
import { keys } from "./keys";
import { problemOf } from "./problem";
import type { CanaryPlan, Deployment, Deployments, Env, Freeze, Release } from "./types";

const PAGE = 20;

export const releasesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.releases(slug),
    queryFn: async () =>
      (await body(http.GET("/teams/{team}/releases", { params: { path: { team: slug } } }))).items,
  });

export const deploymentsQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.deployments(slug, env),
    queryFn: () => fetchDeployments(slug, env),
    // How users fare since a deployment moves without it changing its state.
    refetchInterval: 10_000,
    structuralSharing: (old, fresh) =>
      keepOlder(old as Deployments | undefined, fresh as Deployments),
  });

/** A page of one environment's deployments, newest first; `before` is a number already here. */
export function fetchDeployments(slug: string, env: Env, before?: number): Promise<Deployments> {
  return body(
    http.GET("/teams/{team}/deployments", {
      params: {
        path: { team: slug },
        query: { environment: env, limit: PAGE, ...(before === undefined ? {} : { before }) },
      },
    }),
  );
}

const MOST_PAGES = 25;

/** All that was deployed to an environment, newest first; for choices that must not miss an old one. */
export const allDeploymentsQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: [...keys.deployments(slug, env), "all"],
    queryFn: async () => {
      let page = await fetchDeployments(slug, env);
      const items = [...page.items];
      for (let pages = 1; page.hasMore && pages < MOST_PAGES; pages++) {
        page = await fetchDeployments(slug, env, items.at(-1)?.number);
        items.push(...page.items);
      }
      return items;
    },
  });

/** A fresh first page over the older ones that were already loaded. */
export function keepOlder(old: Deployments | undefined, fresh: Deployments): Deployments {
  const oldest = fresh.items.at(-1);
  if (!old || !oldest) return fresh;
  const older = old.items.filter((each) => each.number < oldest.number);
  return older.length === 0 ? fresh : { items: [...fresh.items, ...older], hasMore: old.hasMore };
}

export const deploymentDiffQuery = (slug: string, env: Env, number: number) =>
  queryOptions({
    queryKey: keys.deploymentDiff(slug, env, number),
    queryFn: () =>
      body(
        http.GET("/teams/{team}/deployments/{environment}/{number}/diff", {
          params: { path: { team: slug, environment: env, number } },
        }),
      ),
    staleTime: 60_000,
  });

export interface DeployWords {
  strategy: Deployment["strategy"];
  reason: string;
  override: boolean;
  canary: CanaryPlan | null;
}

export function deploy(
  slug: string,
  wish: DeployWords & { environment: Env; release: number },
): Promise<Deployment> {
  return body(
    http.POST("/teams/{team}/deployments", { params: { path: { team: slug } }, body: wish }),
  );
}

export interface RollbackWish {
  environment: Env;
  /** Null: the one before, as the server knows it. */
  release: number | null;
  /** Null: the newest that is saved. */
  config: number | null;
  reason: string | null;
}

export function rollBack(slug: string, wish: RollbackWish): Promise<Deployment> {
  return body(
    http.POST("/teams/{team}/rollback", { params: { path: { team: slug } }, body: wish }),
  );
}

/** What staging runs, to production. */
export function promote(slug: string, wish: DeployWords): Promise<Deployment> {
  return body(http.POST("/teams/{team}/promote", { params: { path: { team: slug } }, body: wish }));
}

const ONE = "/teams/{team}/deployments/{environment}/{number}";

export function promoteCanary(slug: string, env: Env, number: number): Promise<Deployment> {
  return body(
    http.POST(`${ONE}/promote`, {
      params: { path: { team: slug, environment: env, number } },
    }),
  );
}

export function abortDeployment(
  slug: string,
  env: Env,
  number: number,
  reason: string,
): Promise<Deployment> {
  return body(
    http.POST(`${ONE}/abort`, {
      params: { path: { team: slug, environment: env, number } },
      body: { reason },
    }),
  );
}

export function deleteRelease(slug: string, number: number, reason: string) {
  return body(
    http.DELETE("/teams/{team}/releases/{number}", {
      params: { path: { team: slug, number }, query: { reason } },
    }),
  );
}

export interface ReleaseWords {
  version: string;
  commit: string | null;
  changeCause: string;
}

export function nameImage(slug: string, image: string, words: ReleaseWords): Promise<Release> {
  return body(
    http.POST("/teams/{team}/releases/images", {
      params: { path: { team: slug } },
      body: { image, ...words },
    }),
  );
}

export interface Uploaded {
  release: Release;
  /** The same bytes, version and commit were there already. */
  existed: boolean;
}

/** Sends a file and says how far it is, which fetch cannot; stops when the signal does. */
export function uploadRelease(
  slug: string,
  file: File,
  words: ReleaseWords,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  const query = new URLSearchParams({
    fileName: file.name,
    version: words.version,
    changeCause: words.changeCause,
    ...(words.commit ? { commit: words.commit } : {}),
  });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/teams/${encodeURIComponent(slug)}/releases?${query}`);
    request.setRequestHeader("X-CSRF-Token", writeToken());
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status < 300) {
        const release = JSON.parse(request.responseText) as Release;
        resolve({ release, existed: request.status === 200 });
      } else {
        const headers = {
          "Content-Type": request.getResponseHeader("Content-Type") ?? "",
          "X-Request-Id": request.getResponseHeader("X-Request-Id") ?? "",
        };
        const answer = new Response(request.responseText, { status: request.status, headers });
        problemOf(answer).then(reject, reject);
      }
    };
    request.onerror = () => reject(new TypeError("Network error while sending the file"));
    request.onabort = () => reject(new DOMException("Stopped", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

export const freezesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.freezes(slug),
    queryFn: async () =>
      (await body(http.GET("/freezes", { params: { query: { team: slug } } }))).items,
    refetchInterval: 60_000,
  });

export interface FreezeWish {
  team: string | null;
  environment: Env | null;
  from: string;
  until: string;
  reason: string;
}

export function addFreeze(wish: FreezeWish): Promise<Freeze> {
  return body(http.POST("/freezes", { body: wish }));
}

export function removeFreeze(id: string) {
  return body(http.DELETE("/freezes/{id}", { params: { path: { id } } }));
}
