import { Button, type ButtonProps } from "@mantine/core";
import { useEffect, useState } from "react";
import { tell } from "./use-action";

/** Puts text on the clipboard; says so, also where the browser forbids it. */
export async function copyText(text: string, what: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    tell(`Copied ${what}.`);
    return true;
  } catch {
    tell(`The browser does not let this page copy. Select ${what} and copy it by hand.`);
    return false;
  }
}

interface CopyButtonProps extends ButtonProps {
  text: string;
  /** "the token"; follows the label where it is read out. */
  what: string;
  label?: string;
}

export function CopyButton({ text, what, label = "Copy", ...rest }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2_000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <Button
      variant="default"
      size="compact-xs"
      {...rest}
      onClick={() => void copyText(text, what).then(setDone)}
      aria-label={`${label} ${what}`}
    >
      {done ? "Copied" : label}
    </Button>
  );
}
