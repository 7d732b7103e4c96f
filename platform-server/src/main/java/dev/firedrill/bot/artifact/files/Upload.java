package dev.firedrill.bot.artifact.files;

import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import dev.firedrill.bot.artifact.archive.ShownName;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** What came in, safely on disk. */
record Upload(String digest, long size) {
  /** Writes the body to a new file, counting and digesting on the way, and forces it to disk. */
  static Upload receive(InputStream body, Path file, String called, ArtifactLimits limits)
      throws IOException {
    MessageDigest digest = Digests.sha256();
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = read(body, buffer, size); read >= 0; read = read(body, buffer, size)) {
        size += read;
        if (size > limits.packedBytes()) {
          throw new Failure(
              ProblemCode.TOO_LARGE,
              ShownName.of(called)
                  + " has more than "
                  + ArtifactLimits.size(limits.packedBytes())
                  + ", the most that a release may have: leave out what the bot does not need to"
                  + " run.");
        }
        digest.update(buffer, 0, read);
        for (ByteBuffer part = ByteBuffer.wrap(buffer, 0, read); part.hasRemaining(); ) {
          out.write(part);
        }
      }
      out.force(true);
    }
    return new Upload(Digests.of(digest), size);
  }

  private static int read(InputStream body, byte[] buffer, long soFar) {
    try {
      return body.read(buffer);
    } catch (IOException brokenOff) {
      throw new Failure(
          ProblemCode.MALFORMED_REQUEST,
          "The upload broke off after " + soFar + " bytes: send the file again.");
    }
  }
}
