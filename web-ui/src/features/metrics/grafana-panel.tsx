import { Link } from "@tanstack/react-router";
import { prometheusUrl } from "@/api/metrics";
import type { Env } from "@/api/types";
import { CopyButton } from "@/components/copy-button";
import { Panel } from "@/components/panel";
import { ENV_WORDS } from "@/components/words";
import classes from "./metrics.module.css";

/** The way to the same numbers with tools of one's own. */
export function GrafanaPanel({ slug, env }: { slug: string; env: Env }) {
  const url = prometheusUrl(slug, env);
  const where = ENV_WORDS[env].toLowerCase();
  return (
    <Panel title="Use it in Grafana">
      <details>
        <summary className={classes.fold}>Address and token for a Prometheus data source</summary>
        <ol className={classes.steps}>
          <li>
            Make a token on the page <Link to="/tokens">Tokens</Link>; it is shown once.
          </li>
          <li>
            In Grafana add a data source of type Prometheus with the URL of {where}:
            <span className={classes.url}>
              <code tabIndex={0}>{url}</code>
              <CopyButton text={url} what="the address" />
            </span>
          </li>
          <li>
            Under HTTP headers add <code>Authorization</code> with the value <code>Bearer</code>, a
            space and the token. “Save &amp; test” asks for <code>1+1</code> and for the build
            information.
          </li>
          <li>
            A Prometheus of your own takes the same numbers from{" "}
            <code>{new URL(url).pathname}/federate</code> with{" "}
            <code>match[]={'{__name__=~".+"}'}</code>.
          </li>
        </ol>
      </details>
    </Panel>
  );
}
