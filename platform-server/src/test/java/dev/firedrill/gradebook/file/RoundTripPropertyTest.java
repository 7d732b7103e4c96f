package dev.firedrill.gradebook.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.kernel.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripPropertyTest {
  private static final String[] TEXTS = {
    "Ada",
    "O'Neil, \"Bo\"",
    "=1+1",
    "'=x",
    "+49",
    "-1",
    "@a",
    "\tq",
    "עברית",
    "أحمد",
    "a\nb",
    "a\r\nb",
    "",
    " ",
    "x;y",
    "5,5",
    "7.25",
    "\"",
    "''",
    "＝1",
    "名前",
    "🦦"
  };

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  private static String text(Random random) {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private static String cell(String value, char separator, Random random) {
    boolean must =
        value.indexOf(separator) >= 0
            || value.indexOf('"') >= 0
            || value.indexOf('\n') >= 0
            || value.indexOf('\r') >= 0;
    return must || random.nextInt(4) == 0 ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private record Made(String text, int rows) {}

  private static Made canvas(Random random) {
    char separator = ",;\t".charAt(random.nextInt(3));
    String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
    text.append(
        String.join(
            "" + separator,
            "Student",
            "ID",
            "SIS User ID",
            "SIS Login ID",
            "Section",
            "Lab (9)",
            "Final Score"));
    int rows = random.nextInt(12);
    for (int i = 0; i < rows; i++) {
      text.append(end);
      if (random.nextInt(8) == 0) {
        continue;
      }
      List<String> cells = new ArrayList<>();
      cells.add(cell(text(random), separator, random));
      cells.add(cell(String.valueOf(i), separator, random));
      for (int more = 2 + random.nextInt(2) + random.nextInt(5); more > 0; more--) {
        cells.add(cell(text(random), separator, random));
      }
      text.append(String.join("" + separator, cells));
    }
    return new Made(text + (random.nextBoolean() ? end : ""), rows);
  }

  private static List<Subject> people(Random random, int count) {
    List<Subject> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(
          new Subject(
              new PersonId(new UUID(3, i)),
              text(random),
              "h" + i,
              "",
              new PersonIds(random.nextBoolean() ? "" + i : null, null, null, null),
              random.nextInt(5) == 0 ? null : random.nextInt(10_001) / 100.0,
              random.nextInt(9) == 0));
    }
    return people;
  }

  /** Cells by place, and everything between them as bytes in their order. */
  private static Map<CsvText.Place, String> cells(CsvText file) {
    Map<CsvText.Place, String> cells = new HashMap<>();
    for (int row = 0; row < file.rows().size(); row++) {
      for (int column = 0; column < file.rows().get(row).fields().size(); column++) {
        cells.put(new CsvText.Place(row, column), file.rows().get(row).value(column));
      }
    }
    return cells;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyWhatThePlanSaysChangesAndASecondTimeNothingDoes(long seed) {
    Random random = new Random(seed);
    Made made = canvas(random);
    byte[] bytes = made.text().getBytes(StandardCharsets.UTF_8);
    CsvText file = CsvText.read(bytes);
    FileLayout layout = FileLayout.of(file);
    List<Subject> people = people(random, made.rows());

    FileFilling filling = FileFilling.of(file, layout, layout.column(5), people, 20);
    CsvText after = CsvText.read(filling.filled());

    assertThat(file.with(Map.of())).isEqualTo(bytes);
    Map<CsvText.Place, String> expected = cells(file);
    filling
        .plan()
        .rows()
        .forEach(row -> {
          CsvText.Place place = new CsvText.Place(row.row() - 1, 5);
          if (row.outcome() == FillRow.Outcome.CHANGED) {
            assertThat(expected.put(place, row.to())).isEqualTo(row.from());
          } else {
            assertThat(row.to()).isEqualTo(row.from());
          }
        });
    assertThat(cells(after)).isEqualTo(expected);
    assertThat(skeleton(after)).isEqualTo(skeleton(file));
    FileFilling again =
        FileFilling.of(after, FileLayout.of(after), FileLayout.of(after).column(5), people, 20);
    assertThat(again.filled()).isEqualTo(filling.filled());
    assertThat(again.plan().rows()).noneMatch(row -> row.outcome() == FillRow.Outcome.CHANGED);
  }

  /** The file without the sixth column: every byte of it has to stay. */
  private static String skeleton(CsvText file) {
    Map<CsvText.Place, String> none = new HashMap<>();
    for (int row = 0; row < file.rows().size(); row++) {
      if (file.rows().get(row).fields().size() > 5) {
        none.put(new CsvText.Place(row, 5), "|");
      }
    }
    return new String(file.with(none), StandardCharsets.UTF_8).replace("\"|\"", "|");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aGuardedTextIsNoFormulaAndComesBackUnchanged(long seed) {
    Random random = new Random(seed);
    String text = text(random) + text(random);
    String guarded = FormulaGuard.on(text);

    assertThat(FormulaGuard.off(guarded)).isEqualTo(text);
    if (!guarded.isEmpty()) {
      assertThat("=+-@\t\r\n＝＋－＠").doesNotContain(guarded.substring(0, 1));
    }
  }
}
