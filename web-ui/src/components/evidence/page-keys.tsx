import { useShortcut } from "@/components/shortcuts";
import { type Deed, PAGE_KEYS } from "./keys";

interface Props {
  act: (deed: Deed) => void;
  canNote: boolean;
}

/** Gives the timeline's main keys to the whole page, and to its list of keys. */
export function PageKeys({ act, canNote }: Props) {
  return PAGE_KEYS.map(([key, deed, label]) => (
    <PageKey
      key={key}
      keys={key}
      label={label}
      run={() => act(deed)}
      enabled={canNote || (deed !== "note" && deed !== "pin")}
    />
  ));
}

interface KeyProps {
  keys: string;
  label: string;
  run: () => void;
  enabled: boolean;
}

function PageKey({ keys, label, run, enabled }: KeyProps) {
  useShortcut(keys, label, run, enabled);
  return null;
}
