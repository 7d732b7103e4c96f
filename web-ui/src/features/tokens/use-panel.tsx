import { CopyButton } from "@/components/copy-button";
import { Panel } from "@/components/panel";
import { actionsText, loginText, repositoryText } from "./token-words";
import classes from "./tokens.module.css";

/** What to paste where. */
export function UsePanel({ team }: { team: string | null }) {
  const base = globalThis.location.origin;
  return (
    <Panel title="Use them">
      <div className="stack loose">
        <Block
          title="Command line"
          what="the commands"
          text={loginText(base)}
          note="It asks for the token and does not show it. It is kept in a file that only you can read; a sign-in link works as well."
        />
        <Block
          title="GitHub: once for the repository"
          what="the repository's settings"
          text={repositoryText(base, team ?? "your-team")}
          note="The last line asks for a CI token. The template's workflow then ships main to production and NAME-wip branches to staging."
        />
        <Block
          title="GitHub Actions: the step"
          what="the workflow step"
          text={actionsText()}
          note="For a workflow of your own; the template has it already."
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
