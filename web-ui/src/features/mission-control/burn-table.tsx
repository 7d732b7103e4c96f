import type { HeatCell } from "@/components/charts/sli-series";
import { clockOnly, zoneOf } from "@/components/time";

/** The strips in numbers: burn rate per team and minute. */
export function BurnTable({ rows }: { rows: { name: string; cells: HeatCell[] }[] }) {
  const cells = rows[0]?.cells ?? [];
  const minutes = cells.filter((cell) => cell.from % 60_000 === 0);
  return (
    <div
      className="scroll-x"
      tabIndex={0}
      role="group"
      aria-label="Burn rate per team and minute"
      style={{ marginTop: 12 }}
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{zoneOf(cells.at(-1)?.from ?? 0)}</th>
            {minutes.map((cell) => (
              <th key={cell.from} scope="col" className="right">
                {clockOnly(cell.from).slice(0, 5)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {minutes.map((minute) => (
                <td key={minute.from} className="right">
                  {worst(row.cells, minute.from)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function worst(cells: HeatCell[], minute: number): string {
  const rates = cells
    .filter((cell) => cell.from >= minute && cell.from < minute + 60_000)
    .flatMap((cell) => (cell.rate === null ? [] : [cell.rate]));
  return rates.length === 0 ? "no data" : Math.max(...rates).toFixed(1);
}
