import { UnstyledButton } from "@mantine/core";
import classes from "./telemetry.module.css";

interface Item {
  id: number;
  name: string;
  title: string;
  value: string;
  colour: string;
  dash?: number[];
}

interface Props {
  items: Item[];
  only: number | null;
  onOnly: (id: number | null) => void;
}

/** The series by name with their last values; pressing one shows it alone. */
export function ChartLegend({ items, only, onOnly }: Props) {
  return (
    <ul className={classes.legend} aria-label="Series; press one to see it alone">
      {items.map(({ id, name, title, value, colour, dash }) => (
        <li key={id}>
          <UnstyledButton
            className={classes.series}
            aria-pressed={only === id}
            title={title}
            data-dimmed={(only !== null && only !== id) || undefined}
            onClick={() => onOnly(only === id ? null : id)}
          >
            <svg width="18" height="8" aria-hidden="true">
              <line
                x1="0"
                x2="18"
                y1="4"
                y2="4"
                stroke={`var(--fd-${colour})`}
                strokeWidth="2.5"
                {...(dash ? { strokeDasharray: dash.join(" ") } : {})}
              />
            </svg>
            <span className={classes.name}>{name}</span>
            <span className="muted num">{value}</span>
          </UnstyledButton>
        </li>
      ))}
      {only !== null && (
        <li>
          <UnstyledButton className={classes.series} onClick={() => onOnly(null)}>
            Show all
          </UnstyledButton>
        </li>
      )}
    </ul>
  );
}
