import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { type Block, type ButtonElement, type TextObject, blocksOf } from "./block-kit";
import { Emoji, Mrkdwn } from "./mrkdwn/mrkdwn";
import classes from "./blocks.module.css";

export type OnAction = (action: {
  actionId: string;
  blockId: string | null;
  value: string | null;
}) => void;

interface BlocksProps {
  blocks: unknown;
  onAction: OnAction;
  disabled?: boolean;
}

/** The Block Kit subset bots here use; a block of another kind is left out, its text is in the message. */
export function Blocks({ blocks, onAction, disabled = false }: BlocksProps) {
  return (
    <div className={classes.blocks}>
      {blocksOf(blocks).map((block, i) => (
        <BlockView key={block.blockId ?? i} block={block} onAction={onAction} disabled={disabled} />
      ))}
    </div>
  );
}

function BlockView({
  block,
  onAction,
  disabled,
}: {
  block: Block;
  onAction: OnAction;
  disabled: boolean;
}) {
  switch (block.type) {
    case "header":
      return (
        <p className={classes.header}>
          <Plain text={block.text.text} />
        </p>
      );
    case "section":
      return (
        <div className={classes.section}>
          <div className="grow">
            {block.text && <TextView text={block.text} />}
            {block.fields.length > 0 && (
              <div className={classes.fields}>
                {block.fields.map((field, i) => (
                  <div key={i}>
                    <TextView text={field} />
                  </div>
                ))}
              </div>
            )}
          </div>
          {block.button && (
            <ActionButton
              element={block.button}
              blockId={block.blockId}
              onAction={onAction}
              disabled={disabled}
            />
          )}
        </div>
      );
    case "context":
      return (
        <div className={classes.context}>
          {block.texts.map((text, i) => (
            <TextView key={i} text={text} />
          ))}
        </div>
      );
    case "actions":
      return (
        <div className="row wrap">
          {block.buttons.map((element) => (
            <ActionButton
              key={element.actionId}
              element={element}
              blockId={block.blockId}
              onAction={onAction}
              disabled={disabled}
            />
          ))}
        </div>
      );
    case "divider":
      return <hr className={classes.divider} />;
    case "image":
      return (
        <a href={block.url} target="_blank" rel="noopener noreferrer">
          Image: {block.alt}
        </a>
      );
  }
}

function ActionButton(props: {
  element: ButtonElement;
  blockId: string | null;
  onAction: OnAction;
  disabled: boolean;
}) {
  const { element, blockId, onAction, disabled } = props;
  if (element.url) {
    return (
      <Button
        size="xs"
        variant="default"
        component="a"
        href={element.url}
        target="_blank"
        rel="noopener noreferrer"
      >
        <Plain text={element.text} />
      </Button>
    );
  }
  return (
    <Button
      size="xs"
      disabled={disabled}
      variant={element.style === "default" ? "default" : "filled"}
      {...(element.style === "danger" ? { color: "breach" } : {})}
      onClick={() => onAction({ actionId: element.actionId, blockId, value: element.value })}
    >
      <Plain text={element.text} />
    </Button>
  );
}

function TextView({ text }: { text: TextObject }): ReactNode {
  return text.mrkdwn ? <Mrkdwn text={text.text} /> : <Plain text={text.text} />;
}

/** plain_text knows emoji and nothing else. */
function Plain({ text }: { text: string }) {
  return text
    .split(/(:[a-z0-9_+-]{1,40}:)/)
    .map((part, i) => (i % 2 === 1 ? <Emoji key={i} name={part.slice(1, -1)} /> : part));
}
