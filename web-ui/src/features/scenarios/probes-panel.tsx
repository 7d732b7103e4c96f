import type { ScenarioDetail } from "@/api/types";
import { Panel } from "@/components/panel";
import { isoMs, span } from "@/components/time";

/** What is measured, and what must hold for how long. */
export function ProbesPanel({ detail }: { detail: ScenarioDetail }) {
  const { gates } = detail;
  return (
    <Panel title="Probes and gates">
      <p>
        Mitigated when {gates.healthy.join(" and ")} hold for {span(isoMs(gates.sustain))} and so do{" "}
        {gates.invariants.join(" and ")}. Resolved when {gates.causeGone.join(" and ")} hold for{" "}
        {span(isoMs(gates.observe))}.
      </p>
      <div className="scroll-x" tabIndex={0} role="group" aria-label="Probes">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Probe</th>
              <th scope="col">Asks</th>
              <th scope="col">Good when</th>
            </tr>
          </thead>
          <tbody>
            {detail.probes.map((probe) => (
              <tr key={probe.name}>
                <th scope="row">{probe.name}</th>
                <td>
                  {probe.type} every {span(isoMs(probe.every))}
                  {probe.asks && <div className="muted micro mono">{probe.asks}</div>}
                </td>
                <td className="mono micro">{probe.expect}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
