import { useQuery } from "@tanstack/react-query";
import { capacityQuery } from "@/api/capacity";
import { OperatePage } from "@/components/operate/operate-page";
import { useTeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { BudgetPanel } from "./budget-panel";
import { EnvironmentPanel } from "./environment-panel";
import { ForecastsPanel } from "./forecasts-panel";
import { WhatIfPanel } from "./what-if-panel";
import classes from "./capacity.module.css";

/** How large a team's bots are, what they really use, and what more load would need. */
export function CapacityPage() {
  const scope = useTeamScope();
  const capacity = useQuery(capacityQuery(scope.slug));
  return (
    <OperatePage scope={scope} tab="/teams/$team/capacity" title="Capacity" withEnv={false}>
      <QueryView query={capacity} lines={8}>
        {(data) => (
          <>
            <BudgetPanel capacity={data} />
            <div className={classes.pair}>
              {data.environments.map((each) => (
                <EnvironmentPanel
                  key={scope.slug + each.environment}
                  scope={scope}
                  env={each}
                  left={data.budget.left}
                />
              ))}
            </div>
            <div className={classes.pair}>
              <WhatIfPanel key={scope.slug} scope={scope} capacity={data} />
              <ForecastsPanel scope={scope} capacity={data} />
            </div>
          </>
        )}
      </QueryView>
    </OperatePage>
  );
}
