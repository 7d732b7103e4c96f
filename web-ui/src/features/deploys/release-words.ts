/** The version a file's name gives away: "bot-1.4.2.jar" is 1.4.2. */
export function versionIn(fileName: string): string {
  const stem = fileName.replace(/\.(jar|zip|tar\.gz|tgz)$/i, "");
  return /[-_]v?(\d[\w.+-]*)$/.exec(stem)?.[1] ?? "";
}

const ENDINGS = /\.(jar|zip|tar\.gz|tgz)$/i;

/** Why a file cannot be a release, as far as its name tells; null when it may be one. */
export function fileRefusal(fileName: string): string | null {
  return ENDINGS.test(fileName)
    ? null
    : `${fileName} is neither a .jar nor an archive (.zip, .tar.gz).`;
}

/** Why a commit cannot be one; empty means that none is given. */
export function commitRefusal(commit: string): string | null {
  const text = commit.trim();
  return text === "" || /^[0-9a-f]{7,64}$/i.test(text)
    ? null
    : "A commit is 7 to 64 hexadecimal digits.";
}

export function imageRefusal(image: string): string | null {
  return /^\S+@sha256:[0-9a-f]{64}$/i.test(image.trim())
    ? null
    : "Name the image with its digest: registry/name@sha256:… (64 digits).";
}
