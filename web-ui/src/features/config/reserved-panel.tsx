import { Panel } from "@/components/panel";
import classes from "./config.module.css";

/** Names that are not free, and why. */
export function ReservedPanel({ names }: { names: string[] }) {
  return (
    <Panel title="Names the platform sets">
      <p className="muted">
        The platform hands these to every bot when it starts: where the workspace is, the bot&apos;s
        own tokens, its data directory. They differ between environments and instances, so nobody
        else may set them.
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
