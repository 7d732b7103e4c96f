package dev.firedrill.bot.artifact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a file is by its first bytes, and what to do about it when it can be no release. */
enum FileKind {
  GZIP(""),
  ZIP(""),
  EMPTY("it is empty (0 bytes): upload the built file."),
  TAR("it is a tar that is not compressed: pack it with 'tar -czf bot.tar.gz'."),
  OTHER_ARCHIVE("its compression is not known here: pack it as .tar.gz or .zip."),
  NATIVE(
      "it is a native program: pack it with a firedrill.json that starts it, as .tar.gz or .zip."),
  SCRIPT("it is a bare script: pack it with a firedrill.json that starts it, as .tar.gz or .zip."),
  CLASS("it is a single class: upload the jar that holds it, as 'mvn package' builds."),
  UNKNOWN(
      "it is neither a jar nor a .tar.gz nor a .zip, or its start is damaged: upload the file that"
          + " the build made.");

  private static final int TAR_MAGIC_AT = 257;

  private final String mend;

  FileKind(String mend) {
    this.mend = mend;
  }

  String mend() {
    return mend;
  }

  static FileKind of(byte[] head) {
    if (head.length == 0) {
      return EMPTY;
    }
    if (starts(head, "\u001f\u008b")) {
      return GZIP;
    }
    // The second is what an empty zip starts with.
    if (starts(head, "PK\u0003\u0004") || starts(head, "PK\u0005\u0006")) {
      return ZIP;
    }
    if (starts(head, "BZh")
        || starts(head, "\u00fd7zXZ")
        || starts(head, "(\u00b5/\u00fd")
        || starts(head, "7z\u00bc\u00af")
        || starts(head, "Rar!")) {
      return OTHER_ARCHIVE;
    }
    if (starts(head, "\u007fELF") || starts(head, "MZ") || starts(head, "\u00cf\u00fa\u00ed")) {
      return NATIVE;
    }
    if (starts(head, "#!")) {
      return SCRIPT;
    }
    if (starts(head, "\u00ca\u00fe\u00ba\u00be")) {
      return CLASS;
    }
    boolean tar =
        head.length > TAR_MAGIC_AT + 5
            && starts(Arrays.copyOfRange(head, TAR_MAGIC_AT, TAR_MAGIC_AT + 5), "ustar");
    return tar ? TAR : UNKNOWN;
  }

  private static boolean starts(byte[] head, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= wanted.length
        && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
  }
}
