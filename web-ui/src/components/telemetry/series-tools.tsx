import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import type { MetricValues, Unit } from "@/api/types";
import { download } from "@/components/download";
import { csvOf, fullName, gridOf, shortNames } from "./series";
import { SeriesTable } from "./series-table";

interface Props {
  values: MetricValues;
  unit: Unit;
  /** What the file is called. */
  name: string;
}

/** What is drawn as a table and as a file. */
export function SeriesTools({ values, unit, name }: Props) {
  const [shown, setShown] = useState(false);
  const grid = useMemo(() => gridOf(values.series, values.stepSeconds), [values]);
  if (grid.at.length === 0) return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? "Hide table" : "Show as table"}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() =>
          download(csvOf(grid, values.series.map(fullName)), `${name}-metrics.csv`, "text/csv")
        }
      >
        Download CSV
      </Button>
      {shown && (
        <div style={{ flexBasis: "100%", order: 1, minWidth: 0 }}>
          <SeriesTable grid={grid} names={shortNames(values.series, values.query)} unit={unit} />
        </div>
      )}
    </>
  );
}
