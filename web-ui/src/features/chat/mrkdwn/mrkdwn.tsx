import { Fragment, type ReactNode } from "react";
import { useChatNames } from "../chat-names";
import { EMOJI } from "./emoji";
import { type Node, parse } from "./parse";
import classes from "./mrkdwn.module.css";

/** A message's text as React elements; React escapes every text in it. */
export function Mrkdwn({ text }: { text: string }) {
  return <span className={classes.text}>{render(parse(text))}</span>;
}

function render(nodes: Node[]): ReactNode {
  return nodes.map((node, i) => <Fragment key={i}>{one(node)}</Fragment>);
}

function one(node: Node): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "bold":
      return <strong>{render(node.children)}</strong>;
    case "italic":
      return <em>{render(node.children)}</em>;
    case "strike":
      return <s>{render(node.children)}</s>;
    case "code":
      return <code className={classes.code}>{node.text}</code>;
    case "block":
      return <pre className={classes.block}>{node.text}</pre>;
    case "quote":
      return <blockquote className={classes.quote}>{render(node.children)}</blockquote>;
    case "link":
      return (
        <a href={node.url} target="_blank" rel="noopener noreferrer">
          {node.label}
        </a>
      );
    case "user":
      return <UserMention id={node.id} label={node.label} />;
    case "channel":
      return <ChannelMention id={node.id} label={node.label} />;
    case "broadcast":
      return <span className={classes.mention}>@{node.label}</span>;
    case "emoji":
      return <Emoji name={node.name} />;
  }
}

function UserMention({ id, label }: { id: string; label: string | null }) {
  const { people, me } = useChatNames();
  const name = people.get(id)?.handle ?? label ?? "someone";
  return <span className={id === me ? classes.me : classes.mention}>@{name}</span>;
}

function ChannelMention({ id, label }: { id: string; label: string | null }) {
  const { channels } = useChatNames();
  return <span className={classes.mention}>#{channels.get(id) ?? label ?? "channel"}</span>;
}

/** A known shortcode as its sign, any other as it was typed. */
export function Emoji({ name }: { name: string }) {
  const sign = EMOJI[name];
  if (!sign) return `:${name}:`;
  return (
    <span role="img" aria-label={name.replaceAll("_", " ")} title={`:${name}:`}>
      {sign}
    </span>
  );
}
