import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { allSliQuery } from "@/api/queries";
import type { TeamSli } from "@/api/types";
import { percent } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { Shape } from "@/components/state-mark";
import { SLI_WORDS } from "@/components/words";
import classes from "./mission.module.css";

/** Every team's good answers of the last five minutes, small beside each other. */
export function Wall({ order }: { order: string[] }) {
  const sli = useQuery(allSliQuery);
  const byTeam = new Map(
    (sli.data?.items ?? [])
      .filter((item) => item.environment === "PRODUCTION")
      .map((item) => [item.team.slug, item]),
  );
  return (
    <Panel title="Wall: good answers, last five minutes" live>
      <ul className={`plain-list ${classes.wall}`}>
        {order.flatMap((slug) => {
          const item = byTeam.get(slug);
          return item ? [<Tile key={slug} item={item} />] : [];
        })}
      </ul>
    </Panel>
  );
}

const Tile = memo(function Tile({ item }: { item: TeamSli }) {
  const end = Date.parse(item.recent.at(-1)?.at ?? "") || 0;
  const x = (at: string) => 100 - ((end - Date.parse(at)) / 300_000) * 100;
  const line = item.recent
    .filter((point) => point.total > 0)
    .map(
      (point) => `${x(point.at).toFixed(1)},${(28 - (point.good / point.total) * 26).toFixed(1)}`,
    )
    .join(" ");
  return (
    <li className={classes.tile}>
      <span className="row" style={{ gap: 6 }}>
        <Shape tone={SLI_WORDS[item.summary.state].tone} size={12} />
        <Link to="/teams/$team" params={{ team: item.team.slug }}>
          {item.team.name}
        </Link>
        <span className="num micro live">{percent(item.summary.ratio, 1)}</span>
      </span>
      <svg
        viewBox="0 0 100 30"
        preserveAspectRatio="none"
        className={classes.spark}
        role="img"
        aria-label={`${item.team.name}: ${SLI_WORDS[item.summary.state].word}, ${percent(item.summary.ratio, 1)} answered well`}
      >
        <polyline points={line} vectorEffect="non-scaling-stroke" />
      </svg>
    </li>
  );
});
