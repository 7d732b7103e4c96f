import { useQuery } from "@tanstack/react-query";
import { sloQuery } from "@/api/slo";
import { OperatePage } from "@/components/operate/operate-page";
import { useTeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { BudgetPanel } from "./budget-panel";
import { BurnPanel } from "./burn-panel";
import { CommandsPanel } from "./commands-panel";
import { LedgerPanel } from "./ledger-panel";
import { ObjectivePanel } from "./objective-panel";
import { StatusPanel } from "./status-panel";
import classes from "./slo.module.css";

/** What a team promises its users, what is left of its budget, and who used it up. */
export function SloPage() {
  const scope = useTeamScope();
  const { slug, env } = scope;
  const slo = useQuery(sloQuery(slug, env));
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/slo"
      title="SLO"
      heading="Objective and error budget"
    >
      <QueryView query={slo} lines={8}>
        {(data) => (
          <div className={classes.grid}>
            <div className={classes.column}>
              <BudgetPanel slo={data} />
              <CommandsPanel slo={data} />
            </div>
            <div className={classes.column}>
              <BurnPanel slo={data} />
              <ObjectivePanel key={`${slug}${env}`} scope={scope} slo={data} />
              <StatusPanel scope={scope} />
            </div>
          </div>
        )}
      </QueryView>
      <LedgerPanel scope={scope} />
    </OperatePage>
  );
}
