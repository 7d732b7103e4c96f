package dev.firedrill.gradebook.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A CSV file of which single cells can be replaced while every other byte stays: byte order mark,
 * separator, line ends and quoting are those of the file.
 *
 * <p>FastCSV reads the cells; where each of them stands is found by walking the text beside it. A
 * file in which the two disagree is refused.
 */
public final class CsvText {
  public static final int BYTES_AT_MOST = 2 * 1024 * 1024;

  private static final char BOM = '\uFEFF';
  private static final String SEPARATORS = ",;\t";

  /** One cell; start and end are places in the text, quotes included. */
  public record Field(String value, boolean quoted, int start, int end) {}

  /** One record; an empty line has no fields. */
  public record Row(List<Field> fields) {
    public Row {
      fields = List.copyOf(fields);
    }

    /** The cell's value, or an empty text where the row is too short. */
    public String value(int column) {
      return column >= 0 && column < fields.size() ? fields.get(column).value() : "";
    }

    public boolean isBlank() {
      return fields.stream().allMatch(field -> field.value().isBlank());
    }
  }

  /** The place of a cell, both from 0. */
  public record Place(int row, int column) {}

  private record Parsed(String value, boolean quoted) {}

  private static final class Fields extends AbstractBaseCsvCallbackHandler<List<Parsed>> {
    private List<Parsed> fields = new ArrayList<>();

    @Override
    protected void handleBegin(long startingLineNumber) {
      fields = new ArrayList<>();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      fields.add(new Parsed(new String(buffer, offset, length), quoted));
    }

    @Override
    protected List<Parsed> buildRecord() {
      return fields;
    }
  }

  private final String text;
  private final char separator;
  private final List<Row> rows;

  private CsvText(String text, char separator, List<Row> rows) {
    this.text = text;
    this.separator = separator;
    this.rows = List.copyOf(rows);
  }

  /** Reads a file; fails with one sentence when it is none. */
  public static CsvText read(byte[] bytes) {
    if (bytes.length > BYTES_AT_MOST) {
      throw new Failure(
          ProblemCode.TOO_LARGE,
          "The file has "
              + bytes.length
              + " bytes; a gradebook has at most "
              + BYTES_AT_MOST
              + ": export one course only.");
    }
    String text = decoded(bytes);
    int begin = text.indexOf(BOM) == 0 ? 1 : 0;
    if (text.substring(begin).isBlank()) {
      throw Failure.invalid("The file is empty: export the gradebook once more.");
    }
    char separator = separator(text, begin);
    return new CsvText(text, separator, rows(text, begin, separator));
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw Failure.invalid(
          "The file is not text in UTF-8: upload it as the system exported it, or save it as 'CSV"
              + " UTF-8'.");
    }
  }

  /** The one that stands most often in the first record outside of quotes. */
  private static char separator(String text, int begin) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    boolean seen = false;
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        if (seen) {
          break;
        }
      } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
        counts[SEPARATORS.indexOf(c)]++;
      }
      seen |= c > ' ';
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    if (counts[best] == 0) {
      throw Failure.invalid(
          "The file's first line has one column only: a gradebook is a table with commas,"
              + " semicolons or tabs between its columns.");
    }
    return SEPARATORS.charAt(best);
  }

  private static List<Row> rows(String text, int begin, char separator) {
    List<Row> rows = new ArrayList<>();
    int at = begin;
    try {
      for (List<Parsed> parsed :
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(false)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .build(new Fields(), text.substring(begin))) {
        List<Field> fields = new ArrayList<>();
        for (Parsed field : parsed) {
          if (!fields.isEmpty()) {
            at = past(text, String.valueOf(separator), at, rows.size());
          }
          int end = past(text, raw(field.value(), field.quoted()), at, rows.size());
          fields.add(new Field(field.value(), field.quoted(), at, end));
          at = end;
        }
        boolean empty = fields.size() == 1 && fields.getFirst().end() == fields.getFirst().start();
        rows.add(new Row(empty ? List.of() : fields));
        at = pastLineEnd(text, at, rows.size());
      }
    } catch (CsvParseException broken) {
      throw unreadable(rows.size());
    }
    if (at != text.length()) {
      throw unreadable(rows.size());
    }
    return rows;
  }

  private static int past(String text, String expected, int at, int row) {
    if (!text.startsWith(expected, at)) {
      throw unreadable(row);
    }
    return at + expected.length();
  }

  private static int pastLineEnd(String text, int at, int row) {
    if (at >= text.length()) {
      return at;
    }
    if (text.startsWith("\r\n", at)) {
      return at + 2;
    }
    char c = text.charAt(at);
    if (c != '\n' && c != '\r') {
      throw unreadable(row);
    }
    return at + 1;
  }

  private static Failure unreadable(int row) {
    return Failure.invalid(
        "Row "
            + (row + 1)
            + " of the file is not closed or has text beside its quotes: upload the file as the"
            + " system exported it.");
  }

  private static String raw(String value, boolean quoted) {
    return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  public List<Row> rows() {
    return rows;
  }

  public char separator() {
    return separator;
  }

  /** The file with these cells, which must exist, replaced; every other byte is as it was. */
  public byte[] with(Map<Place, String> cells) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    for (int row = 0; row < rows.size(); row++) {
      List<Field> fields = rows.get(row).fields();
      for (int column = 0; column < fields.size(); column++) {
        Place place = new Place(row, column);
        if (cells.containsKey(place)) {
          Field field = fields.get(column);
          String value = Objects.requireNonNull(cells.get(place));
          filled.append(text, at, field.start());
          filled.append(raw(value, field.quoted() || needsQuotes(value)));
          at = field.end();
        }
      }
    }
    filled.append(text, at, text.length());
    return filled.toString().getBytes(StandardCharsets.UTF_8);
  }

  private boolean needsQuotes(String value) {
    return value.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
  }
}
