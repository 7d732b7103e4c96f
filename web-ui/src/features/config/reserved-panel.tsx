import { Panel } from "@/components/panel";
import classes from "./config.module.css";

/** Names that are not free, and why. */
export function ReservedPanel({ names }: { names: string[] }) {
  return (
    <Panel title="Names the platform keeps">
      <p className="muted">
        Some of these the platform sets itself, so that each instance finds its own workspace,
        flags, services and data. The others would change how the system starts the bot, not what
        the bot does. A star stands for any ending.
      </p>
      <ul className={`plain-list ${classes.reserved}`}>
        {names.map((name) => (
          <li key={name} className="mono">
            {name}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
