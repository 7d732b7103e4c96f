import type { Slo } from "@/api/slo-types";
import { Empty } from "@/components/empty";
import { objective, percent } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { Shape } from "@/components/state-mark";
import { hoursWords, requests } from "@/components/slo/slo-words";
import classes from "./slo.module.css";

/** Each command's own record, the worst first. */
export function CommandsPanel({ slo }: { slo: Slo }) {
  const failed = (each: Slo["commands"][number]) => each.total - each.good;
  const commands = [...slo.commands].sort(
    (a, b) => a.good / Math.max(1, a.total) - b.good / Math.max(1, b.total),
  );
  const all = commands.reduce((sum, each) => sum + failed(each), 0);
  return (
    <Panel title="By command" live>
      {commands.length === 0 ? (
        <Empty title={`Nobody asked anything in the last ${hoursWords(slo.windowHours)}.`} />
      ) : (
        <div className="scroll-x" tabIndex={0} role="group" aria-label="Commands">
          <table className="table live">
            <thead>
              <tr>
                <th scope="col">Command</th>
                <th scope="col" className="right">
                  Requests
                </th>
                <th scope="col" className="right">
                  Failed
                </th>
                <th scope="col" className="right">
                  Answered well
                </th>
                <th scope="col" className="right">
                  Of all failures
                </th>
              </tr>
            </thead>
            <tbody>
              {commands.map((each) => {
                const ratio = each.total > 0 ? each.good / each.total : null;
                const below = ratio !== null && ratio < slo.objective;
                return (
                  <tr key={each.command}>
                    <th scope="row" className="mono">
                      {each.command}
                    </th>
                    <td className="right">{requests(each.total)}</td>
                    <td className="right">{requests(failed(each))}</td>
                    <td className="right">
                      <span className={below ? classes.below : ""}>
                        {below && <Shape tone="warn" size={12} />}
                        {percent(ratio)}
                        {below && <span className="hidden-visually"> (below the objective)</span>}
                      </span>
                    </td>
                    <td className="right">
                      {all === 0 ? "–" : `${Math.round((failed(each) / all) * 100)} %`}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className="muted micro" style={{ marginTop: 8 }}>
        In the last {hoursWords(slo.windowHours)}. A triangle marks what is below{" "}
        {objective(slo.objective)}.
      </p>
    </Panel>
  );
}
