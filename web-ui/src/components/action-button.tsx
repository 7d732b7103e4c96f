import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import { type ComponentPropsWithoutRef, useId } from "react";
import { tell } from "./use-action";

interface ActionButtonProps
  extends
    ButtonProps,
    Omit<ComponentPropsWithoutRef<"button">, keyof ButtonProps | "onClick" | "type"> {
  onClick: () => void;
  /** Why it cannot be pressed now, as a sentence; null when it can. */
  why?: string | null | undefined;
}

/** A button that says why it cannot be used: it stays reachable, and pressing it tells the reason. */
export function ActionButton({ why, onClick, ...rest }: ActionButtonProps) {
  const id = useId();
  if (!why) return <Button {...rest} onClick={onClick} />;
  return (
    <>
      <Tooltip label={why} multiline maw={280}>
        <Button
          {...rest}
          data-disabled
          aria-disabled
          aria-describedby={id}
          onClick={() => tell(why)}
        />
      </Tooltip>
      <span id={id} className="hidden-visually">
        {why}
      </span>
    </>
  );
}
