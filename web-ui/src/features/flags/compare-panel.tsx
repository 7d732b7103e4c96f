import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { flagsQuery } from "@/api/flags";
import type { Env, Flag } from "@/api/types";
import { Empty, Loading } from "@/components/empty";
import { FlagMark } from "@/components/flags/flag-mark";
import { sentenceList } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { differences } from "./definition";
import { rolloutWords } from "./rollout";
import classes from "./flags.module.css";

interface Pair {
  key: string;
  production: Flag | undefined;
  staging: Flag | undefined;
}

/** Both environments side by side, with what differs in words. */
export function ComparePanel({ slug }: { slug: string }) {
  const production = useQuery(flagsQuery(slug, "PRODUCTION"));
  const staging = useQuery(flagsQuery(slug, "STAGING"));
  const [only, setOnly] = useState(false);
  const failed = [production, staging].find((query) => query.isError && !query.data);
  return (
    <Panel
      title="Production and staging"
      live
      actions={
        <Switch
          size="xs"
          label="Only differences"
          checked={only}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
      }
    >
      {failed ? (
        <ProblemView error={failed.error} retry={() => void failed.refetch()} />
      ) : !production.data || !staging.data ? (
        <Loading lines={6} />
      ) : (
        <Pairs slug={slug} only={only} pairs={pairsOf(production.data.items, staging.data.items)} />
      )}
    </Panel>
  );
}

function Pairs({ slug, only, pairs }: { slug: string; only: boolean; pairs: Pair[] }) {
  const shown = pairs.filter((pair) => !only || verdict(pair) !== "");
  if (shown.length === 0) {
    return (
      <Empty
        title={pairs.length === 0 ? "No flag in either environment." : "The two are the same."}
      />
    );
  }
  return (
    <ul className={`plain-list ${classes.rows}`} aria-label="Flags of both environments">
      {shown.map((pair) => (
        <li key={pair.key} className={classes.pair}>
          <div className={classes.main}>
            <span className={`mono ${classes.key}`}>{pair.key}</span>
            <span className={verdict(pair) ? "" : "muted"}>{verdict(pair) || "the same"}</span>
          </div>
          <Side slug={slug} env="PRODUCTION" flag={pair.production} />
          <Side slug={slug} env="STAGING" flag={pair.staging} />
        </li>
      ))}
    </ul>
  );
}

function Side({ slug, env, flag }: { slug: string; env: Env; flag: Flag | undefined }) {
  const name = env === "STAGING" ? "Staging" : "Production";
  return (
    <div className={classes.main}>
      <div className="row wrap">
        {flag ? (
          <>
            <Link
              to="/teams/$team/flags/$key"
              params={{ team: slug, key: flag.key }}
              search={env === "STAGING" ? { env } : {}}
            >
              {name}
            </Link>
            <FlagMark flag={flag} />
          </>
        ) : (
          <span className="muted">{name}: not there</span>
        )}
      </div>
      {flag && <span className="muted live">{rolloutWords(flag)}</span>}
    </div>
  );
}

function verdict({ production, staging }: Pair): string {
  if (!production) return "only in staging";
  if (!staging) return "only in production";
  const found = differences(production, staging);
  return found.length === 0 ? "" : `differs in ${sentenceList(found)}`;
}

function pairsOf(production: Flag[], staging: Flag[]): Pair[] {
  const live = (flags: Flag[]) =>
    new Map(flags.filter((flag) => !flag.archived).map((flag) => [flag.key, flag]));
  const [left, right] = [live(production), live(staging)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .sort()
    .map((key) => ({ key, production: left.get(key), staging: right.get(key) }));
}
