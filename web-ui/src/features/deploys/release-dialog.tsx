import { Button, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Uploaded, nameImage, uploadRelease } from "@/api/delivery";
import { keys } from "@/api/keys";
import { bytes } from "@/components/deploy/deploy-words";
import { ProblemView } from "@/components/problem-view";
import { tell, useAction } from "@/components/use-action";
import { FilePick } from "./file-pick";
import { commitRefusal, fileRefusal, imageRefusal, versionIn } from "./release-words";
import classes from "./deploys.module.css";

/** Makes a release of a file or of an image somewhere else. */
export function ReleaseDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const cache = useQueryClient();
  const [kind, setKind] = useState<"file" | "image">("file");
  const [file, setFile] = useState<File | null>(null);
  const [image, setImage] = useState("");
  const [version, setVersion] = useState("");
  const [commit, setCommit] = useState("");
  const [cause, setCause] = useState("");
  const [share, setShare] = useState<number | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  const add = useAction(async () => {
    const words = {
      version: version.trim(),
      commit: commit.trim() || null,
      changeCause: cause.trim(),
    };
    stop.current = new AbortController();
    setShare(0);
    try {
      const { release, existed }: Uploaded =
        kind === "file" && file
          ? await uploadRelease(slug, file, words, setShare, stop.current.signal)
          : { release: await nameImage(slug, image.trim(), words), existed: false };
      await cache.invalidateQueries({ queryKey: keys.releases(slug) });
      tell(
        existed
          ? `The same file, version and commit are ${release.name} already.`
          : `${release.name} (${release.version}) is ready to be deployed.`,
      );
      onClose();
    } catch (thrown) {
      setShare(null);
      if (!(thrown instanceof DOMException)) throw thrown;
    }
  });
  const blocked =
    (kind === "file" ? (file ? fileRefusal(file.name) : "Choose a file.") : imageRefusal(image)) ??
    (version.trim() ? null : "Give the version.") ??
    commitRefusal(commit) ??
    (cause.trim() ? null : "Say what changed; it is shown wherever the release is.");
  const sending = add.busy && kind === "file";

  return (
    <Modal opened onClose={onClose} title="Add a release">
      <form
        className="stack loose"
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !add.busy) void add.run();
        }}
      >
        <SegmentedControl
          aria-label="Kind of artifact"
          size="xs"
          value={kind}
          onChange={(value) => setKind(value === "image" ? "image" : "file")}
          data={[
            { value: "file", label: "Jar or archive" },
            { value: "image", label: "Image" },
          ]}
        />
        {kind === "file" ? (
          <FilePick
            file={file}
            refusal={file ? fileRefusal(file.name) : null}
            onPick={(next) => {
              setFile(next);
              if (!version.trim()) setVersion(versionIn(next.name));
            }}
          />
        ) : (
          <TextInput
            label="Image"
            description="With its digest, so that the release can never change"
            placeholder="registry.example.org/otter/bot@sha256:…"
            value={image}
            onChange={(event) => setImage(event.currentTarget.value)}
          />
        )}
        <div className="row wrap" style={{ alignItems: "flex-start" }}>
          <TextInput
            label="Version"
            value={version}
            maxLength={64}
            onChange={(event) => setVersion(event.currentTarget.value)}
          />
          <TextInput
            label="Commit (may stay empty)"
            value={commit}
            maxLength={64}
            error={commitRefusal(commit)}
            onChange={(event) => setCommit(event.currentTarget.value)}
          />
        </div>
        <TextInput
          label="Change cause"
          description="What is new, in one sentence"
          value={cause}
          maxLength={200}
          onChange={(event) => setCause(event.currentTarget.value)}
        />
        {sending && share !== null && (
          <div className="stack tight">
            <progress
              className={classes.progress}
              value={share}
              max={1}
              aria-label="Share of the file that is sent"
            />
            <span className="muted micro num" role="status">
              {share < 1
                ? `${Math.round(share * 100)} % of ${bytes(file?.size ?? 0)} sent`
                : "Sent; the platform looks into it"}
            </span>
          </div>
        )}
        {add.problem !== null && <ProblemView error={add.problem} />}
        {blocked && (
          <p className="muted micro" id="release-blocked">
            {blocked}
          </p>
        )}
        <div className="row wrap" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={sending ? () => stop.current.abort() : onClose}>
            {sending ? "Stop sending" : "Cancel"}
          </Button>
          <Button
            type="submit"
            loading={add.busy}
            {...(blocked
              ? {
                  "data-disabled": true,
                  "aria-disabled": true,
                  "aria-describedby": "release-blocked",
                }
              : {})}
          >
            Add release
          </Button>
        </div>
      </form>
    </Modal>
  );
}
