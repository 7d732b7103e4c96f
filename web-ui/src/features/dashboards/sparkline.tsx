import classes from "./dashboards.module.css";

/** The way of a value as a small line without axes; gaps stay gaps. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  return (
    <svg
      className={`${classes.spark} live`}
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={pathOf(values)} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

/** In a box of 100 by 24, highest value on top. */
export function pathOf(values: (number | null)[]): string {
  const known = values.filter((each): each is number => each !== null && Number.isFinite(each));
  const low = Math.min(...known);
  const size = Math.max(...known) - low;
  const width = Math.max(1, values.length - 1);
  let gap = true;
  return values
    .map((value, i) => {
      if (value === null || !Number.isFinite(value)) {
        gap = true;
        return "";
      }
      const y = size > 0 ? 22 - ((value - low) / size) * 20 : 12;
      const word = `${gap ? "M" : "L"}${((i / width) * 100).toFixed(2)} ${y.toFixed(2)}`;
      gap = false;
      return word;
    })
    .filter(Boolean)
    .join(" ");
}
