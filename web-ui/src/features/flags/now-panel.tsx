import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { flagsQuery } from "@/api/flags";
import type { Flag } from "@/api/types";
import { Caution } from "@/components/empty";
import { sentenceList } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { When } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import { differences } from "./definition";
import { exposureWords, rolloutWords } from "./rollout";
import classes from "./flags.module.css";

/** What users get now, of which values, how often it was asked for, and how the other environment differs. */
export function NowPanel({ scope, flag }: { scope: TeamScope; flag: Flag }) {
  const { slug, env } = scope;
  return (
    <Panel title={`Now in ${ENV_WORDS[env].toLowerCase()}`} live>
      <div className="stack">
        {flag.description && <p>{flag.description}</p>}
        {flag.stale && (
          <Caution>
            <strong>Stale</strong> since <When at={flag.stale.since} />: {flag.stale.why}
          </Caution>
        )}
        <dl className={classes.facts}>
          <div>
            <dt>Users get</dt>
            <dd className="live">{rolloutWords(flag)}</dd>
          </div>
          <div>
            <dt>Asked for</dt>
            <dd className="live num">
              {exposureWords(flag.exposure)}
              {flag.lastEvaluatedAt && (
                <span className="muted">
                  , last <When at={flag.lastEvaluatedAt} />
                </span>
              )}
            </dd>
          </div>
          <div>
            <dt>Changed</dt>
            <dd>
              {flag.changedAt ? (
                <>
                  <When at={flag.changedAt} />, {flag.changedBy?.name ?? "the platform"}
                  {flag.reason ? `: “${flag.reason}”` : ""}
                </>
              ) : (
                "never"
              )}
            </dd>
          </div>
          <div>
            <dt>Version</dt>
            <dd className="num">{flag.version}</dd>
          </div>
        </dl>
        <Variants flag={flag} />
        <Other slug={slug} env={env} flag={flag} />
      </div>
    </Panel>
  );
}

function Variants({ flag }: { flag: Flag }) {
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col">Value</th>
            <th scope="col" className="right">
              Last hour
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(flag.variants).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {name === flag.defaultVariant && <span className={classes.chip}>default</span>}
              </th>
              <td className={`mono ${classes.value}`}>{JSON.stringify(value)}</td>
              <td className="right live">{flag.exposure[name] ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Other({ slug, env, flag }: { slug: string; env: "PRODUCTION" | "STAGING"; flag: Flag }) {
  const otherEnv = env === "PRODUCTION" ? "STAGING" : "PRODUCTION";
  const flags = useQuery(flagsQuery(slug, otherEnv));
  if (!flags.data) return null;
  const other = flags.data.items.find((each) => each.key === flag.key && !each.archived);
  const name = ENV_WORDS[otherEnv];
  if (!other) return <p className="muted">{name} has no such flag.</p>;
  const found = differences(flag, other);
  return (
    <p className="muted">
      <Link
        to="/teams/$team/flags/$key"
        params={{ team: slug, key: flag.key }}
        search={otherEnv === "STAGING" ? { env: otherEnv } : {}}
      >
        {name}
      </Link>{" "}
      {found.length === 0
        ? "is the same."
        : `differs in ${sentenceList(found)}: ${rolloutWords(other)}.`}
    </p>
  );
}
