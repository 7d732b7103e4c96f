import { useId, useState } from "react";
import { bytes } from "@/components/deploy/deploy-words";
import classes from "./deploys.module.css";

interface Props {
  file: File | null;
  refusal: string | null;
  onPick: (file: File) => void;
}

/** A file by choosing or by dropping it. */
export function FilePick({ file, refusal, onPick }: Props) {
  const [over, setOver] = useState(false);
  const id = useId();
  return (
    <div className="stack tight">
      <label
        className={classes.drop}
        data-over={over}
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const dropped = event.dataTransfer.files[0];
          if (dropped) onPick(dropped);
        }}
      >
        <input
          id={id}
          type="file"
          className="hidden-visually"
          accept=".jar,.zip,.gz,.tgz"
          aria-invalid={refusal !== null}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            if (chosen) onPick(chosen);
          }}
        />
        {file ? (
          <span>
            <strong>{file.name}</strong> <span className="muted">({bytes(file.size)})</span>
          </span>
        ) : (
          <strong>Choose a file, or drop it here</strong>
        )}
        <span className="muted micro">
          A runnable .jar, or a .zip or .tar.gz with firedrill.json at its root, up to 128 MiB
        </span>
      </label>
      {refusal && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
