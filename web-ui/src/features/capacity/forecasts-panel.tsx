import { useState } from "react";
import type { Capacity, Forecast } from "@/api/capacity-types";
import { ActionButton } from "@/components/action-button";
import { Empty } from "@/components/empty";
import { count, percent } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { StateMark } from "@/components/state-mark";
import { When, useNow } from "@/components/time";
import { ENV_WORDS, type Said } from "@/components/words";
import { ForecastDialog } from "./forecast-dialog";
import { errorWords, perSecond } from "./units";
import classes from "./capacity.module.css";

/** What the team expected, and what came of it. */
export function ForecastsPanel({ scope, capacity }: { scope: TeamScope; capacity: Capacity }) {
  const [filing, setFiling] = useState(false);
  return (
    <Panel
      title="Forecasts"
      actions={
        <ActionButton
          size="xs"
          variant="default"
          why={scope.canAct ? null : "Only the team and instructors file a forecast."}
          onClick={() => setFiling(true)}
        >
          File a forecast…
        </ActionButton>
      }
    >
      {capacity.forecasts.length === 0 ? (
        <Empty title="No forecast yet.">
          Say what peak you expect and how many units it takes; when its time is over, it is
          compared with what was measured.
        </Empty>
      ) : (
        <ul className={`plain-list ${classes.forecasts}`}>
          {capacity.forecasts.map((each) => (
            <ForecastItem key={each.id} forecast={each} />
          ))}
        </ul>
      )}
      {filing && (
        <ForecastDialog scope={scope} capacity={capacity} onClose={() => setFiling(false)} />
      )}
    </Panel>
  );
}

function ForecastItem({ forecast }: { forecast: Forecast }) {
  const now = useNow();
  const { score } = forecast;
  const over = Date.parse(forecast.until) < now;
  const said: Said = score
    ? score.objectiveMet && score.withinUnits
      ? { word: `Peak ${errorWords(score.error)}`, tone: "ok" }
      : { word: `Peak ${errorWords(score.error)}`, tone: "warn" }
    : over
      ? { word: "Nobody asked in it", tone: "none" }
      : Date.parse(forecast.from) > now
        ? { word: "To come", tone: "none" }
        : { word: "Under way", tone: "neutral" };
  return (
    <li>
      <div className="row wrap between">
        <strong className="num">
          {perSecond(forecast.peakRequestsPerSecond)} in{" "}
          {ENV_WORDS[forecast.environment].toLowerCase()}, {count(forecast.unitsBudget, "unit")}
        </strong>
        <StateMark said={said} />
      </div>
      <span className="muted micro">
        <When at={forecast.from} /> to <When at={forecast.until} />
      </span>
      <p>{forecast.reasoning}</p>
      {score && (
        <p className="num">
          Measured: peak {perSecond(score.measuredPeak)}, {percent(score.availability)} answered
          well (objective {score.objectiveMet ? "met" : "missed"}), {count(score.unitsUsed, "unit")}{" "}
          used ({score.withinUnits ? "within" : "more than"} planned).
        </p>
      )}
      <span className="muted micro">
        Filed by {forecast.filedBy?.name ?? "somebody who left"}, <When at={forecast.filedAt} />
      </span>
    </li>
  );
}
