import { CopyButton } from "@/components/copy-button";
import { Panel } from "@/components/panel";
import { actionsText, loginText } from "./token-words";
import classes from "./tokens.module.css";

/** What to paste where. */
export function UsePanel({ team }: { team: string | null }) {
  const base = globalThis.location.origin;
  const actions = actionsText(base, team ?? "your-team");
  return (
    <Panel title="Use them">
      <div className="stack loose">
        <Block
          title="Command line"
          what="the commands"
          text={loginText(base)}
          note="Paste a personal token when login asks for it. It is kept in a file that only you can read."
        />
        <Block
          title="GitHub Actions"
          what="the workflow step"
          text={actions}
          note="Put a CI token into the repository's secrets as FIREDRILL_TOKEN: main goes to production, other branches to staging."
        />
      </div>
    </Panel>
  );
}

function Block(props: { title: string; what: string; text: string; note: string }) {
  return (
    <section className="stack tight">
      <div className="row between">
        <h3>{props.title}</h3>
        <CopyButton text={props.text} what={props.what} />
      </div>
      <pre className={`${classes.block} mono`} tabIndex={0} aria-label={props.title}>
        {props.text}
      </pre>
      <p className="muted micro">{props.note}</p>
    </section>
  );
}
