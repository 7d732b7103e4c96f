package dev.firedrill.web.input;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails with too-large as soon as more than so many bytes were read. */
final class LimitedStream extends FilterInputStream {
  private final long largest;
  private long read;

  LimitedStream(InputStream in, long largest) {
    super(in);
    this.largest = largest;
  }

  static Failure tooLarge(long largest) {
    return new Failure(
        ProblemCode.TOO_LARGE,
        "The body is larger than " + largest / 1024 + " KiB, which is the most taken here.");
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = super.read(buffer, offset, length);
    count(Math.max(got, 0));
    return got;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int more) {
    read += more;
    if (read > largest) {
      throw tooLarge(largest);
    }
  }
}
