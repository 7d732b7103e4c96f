import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { type RefObject, memo } from "react";
import type { MissionRange, SliState } from "@/api/types";
import { SLI_WORDS } from "@/components/words";
import { FILTERS, type SortBy } from "./class-order";

const RANGES: { value: MissionRange; label: string }[] = [
  { value: "15m", label: "15 m" },
  { value: "1h", label: "1 h" },
  { value: "run", label: "Run" },
];

interface ToolsProps {
  range: MissionRange;
  onRange: (range: MissionRange) => void;
  sort: SortBy;
  onSort: (sort: SortBy) => void;
  sorting: RefObject<HTMLSelectElement | null>;
  only: SliState | null;
  onOnly: (only: SliState | null) => void;
  twin: boolean;
  onTwin: () => void;
}

/** Which time, which order, which teams. */
export const MapTools = memo(function MapTools(props: ToolsProps) {
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Stretch of time"
        value={props.range}
        onChange={(value) => props.onRange(value as MissionRange)}
        data={RANGES}
      />
      <NativeSelect
        ref={props.sorting}
        size="xs"
        aria-label="Sort teams by"
        value={props.sort}
        onChange={(event) => props.onSort(event.currentTarget.value as SortBy)}
        data={[
          { value: "lag", label: "Behind longest first" },
          { value: "state", label: "Worst first" },
          { value: "name", label: "By name" },
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label="Show teams"
        value={props.only ?? ""}
        onChange={(event) => props.onOnly((event.currentTarget.value || null) as SliState | null)}
        data={[
          { value: "", label: "All states" },
          ...FILTERS.map((state, i) => ({
            value: state,
            label: `${SLI_WORDS[state].word} (${i + 1})`,
          })),
        ]}
      />
      <Button size="xs" variant="default" aria-expanded={props.twin} onClick={props.onTwin}>
        {props.twin ? "Hide table" : "As table"}
      </Button>
    </>
  );
});
