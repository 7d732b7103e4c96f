package dev.firedrill.gradebook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files as the systems export them, with made-up people. */
class LmsFilesTest {
  private static final String CANVAS =
      """
      \uFEFFStudent,ID,SIS User ID,SIS Login ID,Integration ID,Section,Notes,Lab 3 postmortem (123456),Quiz (77),Assignments Current Score,Current Score,Unposted Final Score,Final Grade
      ,,,,,,,Manual Posting,,,,,
          Points Possible,,,,,,,20.00,5.00,(read only),(read only),(read only),(read only)
      "Lovelace, Ada",4711,u1001,ada@uni.edu,,"Section 1 and Section 2",late,17.50,4.00,87.50,88,88,B
      "Hopper, Grace ""Amazing""\",4712,u1002,grace@uni.edu,,Section 1,,,,,,,
      =cmd|calc,4713,u1003,eve@uni.edu,,Section 1,"two
      lines",,,,,,
      "עדה, לאבלייס",4714,u1004,heb@uni.edu,,Section 1,,20.00,,,,,
      Nobody Known,4799,u1099,nobody@uni.edu,,Section 1,,1.00,,,,,
      "Student, Test",4800,,2f0e9c,,Section 1,,,,,,,
      """;

  private static Subject subject(
      int number, String name, PersonIds ids, @Nullable Double score, boolean excused) {
    return new Subject(
        new PersonId(new UUID(1, number)), name, "handle" + number, "Otters", ids, score, excused);
  }

  private static PersonIds lms(String id) {
    return new PersonIds(id, null, null, null);
  }

  private static final List<Subject> CLASS =
      List.of(
          subject(1, "Ada Lovelace", lms("4711"), 92.5, false),
          subject(2, "Grace \"Amazing\" Hopper", PersonIds.NONE, null, true),
          subject(3, "=cmd|calc", new PersonIds(null, "u1003", null, null), 61.0, false),
          subject(4, "Someone", new PersonIds(null, null, null, "HEB@uni.edu"), 100.0, false),
          subject(5, "Not In File", PersonIds.NONE, 10.0, false));

  private static FileFilling filling(String text, String title, List<Subject> subjects) {
    CsvText file = CsvText.read(text.getBytes(StandardCharsets.UTF_8));
    FileLayout layout = FileLayout.of(file);
    return FileFilling.of(file, layout, Objects.requireNonNull(layout.guess(title)), subjects, 100);
  }

  private static String filled(FileFilling filling) {
    return new String(filling.filled(), StandardCharsets.UTF_8);
  }

  private static void refused(String text, String sentence) {
    assertThatThrownBy(
            () -> {
              CsvText file = CsvText.read(text.getBytes(StandardCharsets.UTF_8));
              FileLayout.of(file);
            })
        .isInstanceOf(Failure.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aCanvasFileComesBackWithOneColumnFilledAndNothingElseChanged() {
    FileFilling filling = filling(CANVAS, "Lab 3 postmortem", CLASS);

    assertThat(filling.plan().format()).isEqualTo(FileFormat.CANVAS);
    assertThat(filling.plan().rows())
        .extracting(FillRow::outcome)
        .containsExactly(
            FillRow.Outcome.CHANGED,
            FillRow.Outcome.CHANGED,
            FillRow.Outcome.CHANGED,
            FillRow.Outcome.UNCHANGED,
            FillRow.Outcome.UNMATCHED,
            FillRow.Outcome.UNMATCHED);
    assertThat(filling.plan().absent()).containsExactly("Not In File (handle5)");
    assertThat(filled(filling))
        .isEqualTo(
            CANVAS
                .replace("late,17.50", "late,18.50")
                .replace("grace@uni.edu,,Section 1,,,", "grace@uni.edu,,Section 1,,EX,")
                .replace("lines\",,,", "lines\",12.20,,"));
    assertThat(filling.plan().notes())
        .anyMatch(note -> note.contains("out of 20, as the file says"))
        .anyMatch(note -> note.startsWith("1 row has a text that a spreadsheet might take"));
  }

  @Test
  void whatCanvasWorksOutItselfCannotBeFilled() {
    FileLayout layout = FileLayout.of(CsvText.read(CANVAS.getBytes(StandardCharsets.UTF_8)));

    assertThat(layout.fillable())
        .extracting(FileColumn::title)
        .containsExactly("Notes", "Lab 3 postmortem", "Quiz");
    assertThatThrownBy(() -> layout.column(10))
        .hasMessage("The column 'Current Score' cannot be filled. Canvas works it out itself.");
    assertThatThrownBy(() -> layout.column(1)).hasMessageContaining("is not one of grades");
  }

  @Test
  void aCanvasFileWithSemicolonsAndDecimalCommasKeepsThem() {
    String swedish =
        String.join(
            "\r\n",
            "Student;ID;SIS User ID;SIS Login ID;Section;Lab (1);Uppgifter Current Score",
            "    Points Possible;;;;;\"20,0\";(läs endast)",
            "Ada Lovelace;4711;;;S1;\"3,0\";1",
            "Grace;1;;;S1;;");

    assertThat(filled(filling(swedish, "Lab", CLASS)))
        .isEqualTo(swedish.replace("\"3,0\"", "\"18,50\""));
  }

  @Test
  void aMoodleExportIsFilledByMailAddressAndNumber() {
    String moodle =
        "\"First name\",\"Last name\",\"ID number\",Institution,Department,\"Email address\","
            + "\"Assignment: Lab 3 postmortem (Real)\",\"Assignment: Lab 3 postmortem (Feedback)\","
            + "\"Assignment: Lab 3 postmortem (Percentage)\",\"Course total (Real)\",\"Last"
            + " downloaded from this course\"\n"
            + "Ada,Lovelace,u1,,,ADA@uni.edu,-,\"well, done\",-,-,1774000000\n"
            + "Grace,Hopper,u2,\"Moodle HQ\",\"Rock on!\",grace@uni.edu,55.00,,\"55.00 %\",-,1774000000\n";
    List<Subject> people =
        List.of(
            subject(1, "A. L.", new PersonIds(null, null, null, "ada@uni.edu"), 80.0, false),
            subject(2, "G. H.", new PersonIds(null, "u2", null, null), 55.0, false));

    FileFilling filling = filling(moodle, "Lab 3 postmortem", people);

    assertThat(filling.plan().format()).isEqualTo(FileFormat.MOODLE);
    assertThat(filled(filling)).isEqualTo(moodle.replace("edu,-,\"well", "edu,80.00,\"well"));
    assertThat(filling.plan().rows().get(1).outcome()).isEqualTo(FillRow.Outcome.UNCHANGED);
    assertThat(filling.plan().notes()).anyMatch(note -> note.contains("map both the grade and"));
  }

  @Test
  void aMoodleFileForImportIsFilledByItsPlainTitle() {
    String moodle =
        "ID number,Email address,Username,Run 1: Slow (hard),Run 1: Slow (hard) (feedback)\nu1,,,,\n";
    List<Subject> people =
        List.of(subject(1, "A", new PersonIds(null, "u1", null, null), 12.345, false));

    assertThat(filled(filling(moodle, "Run 1: Slow (hard)", people)))
        .isEqualTo(moodle.replace("u1,,,,", "u1,,,12.35,"));
  }

  @Test
  void aGradescopeFileIsFilledOutOfWhatEachRowSays() {
    String gradescope =
        "First Name,Last Name,SID,Email,Sections,Total Score,Max Points,Status,Submission ID,"
            + "Submission Time,Lateness (H:M:S),View Count,Submission Count,1: Timeline (5.0 pts)\n"
            + "Ada,Lovelace,u1,ada@uni.edu,,8.0,12.0,Graded,128,2022-06-25 13:16:26 -0600,00:00:00,1,1,2.0\n"
            + "Grace,Hopper,u2,grace@uni.edu,,,,Missing,,,,0,0,\n";
    List<Subject> people =
        List.of(
            subject(1, "Ada Lovelace", PersonIds.NONE, 50.0, false),
            subject(2, "Grace Hopper", PersonIds.NONE, 50.0, false));

    assertThat(filled(filling(gradescope, "Whatever", people)))
        .isEqualTo(
            gradescope
                .replace(",8.0,12.0", ",6.00,12.0")
                .replace("edu,,,,Miss", "edu,,50.00,,Miss"));
    assertThat(filled(filling(gradescope, "Timeline", people)))
        .isEqualTo(gradescope.replace("1,1,2.0", "1,1,2.50").replace("0,0,\n", "0,0,2.50\n"));
  }

  @Test
  void twoRowsOfOnePersonAndOneRowOfTwoPeopleAreLeft() {
    String file =
        "Student,ID,Section,Lab\nAda Lovelace,4711,,1\n\"Lovelace, Ada\",,,2\nGrace Hopper,,,3\nX,4711,,\n";
    List<Subject> people =
        List.of(
            subject(1, "Ada Lovelace", lms("4711"), 50.0, false),
            subject(2, "Grace Hopper", PersonIds.NONE, 50.0, false),
            subject(3, "Grace  Hopper", PersonIds.NONE, 60.0, false));

    FileFilling filling = filling(file, "Lab", people);

    assertThat(filled(filling)).isEqualTo(file);
    assertThat(filling.plan().rows())
        .extracting(FillRow::sentence)
        .containsExactly(
            "3 rows name Ada Lovelace: none of them is filled.",
            "3 rows name Ada Lovelace: none of them is filled.",
            "The name 'Grace Hopper' fits Grace Hopper (handle2) and Grace  Hopper (handle3): say"
                + " who it is.",
            "3 rows name Ada Lovelace: none of them is filled.");
  }

  @Test
  void identifiersThatContradictEachOtherAreNotDecidedByTheMachine() {
    String file =
        "Student,ID,SIS User ID,SIS Login ID,Section,Lab\nAda,4711,u2,,,\nGrace Hopper,,u9,,,\nshort,1\n";
    List<Subject> people =
        List.of(
            subject(1, "Ada Lovelace", lms("4711"), 50.0, false),
            subject(2, "Grace Hopper", new PersonIds(null, "u2", null, null), 50.0, false),
            subject(3, "short", PersonIds.NONE, 50.0, false));

    assertThat(filling(file, "Lab", people).plan().rows())
        .extracting(FillRow::sentence)
        .containsExactly(
            "The ID is Ada Lovelace's and the student number Grace Hopper's: mend the file or the"
                + " identifiers.",
            "The name is Grace Hopper's, but the student number 'u9' is not, which is 'u2': say who"
                + " it is.",
            "The row ends before the column 'Lab'.");
  }

  @Test
  void whatIsNoGradebookIsRefusedInOneSentence() {
    refused("a,b,c\n1,2,3\n", "The header begins with 'a', 'b', 'c' and is of none of Canvas");
    refused("Student,ID,Lab\n", "The Canvas file lacks the column 'Section'");
    refused("Student,ID,ID,Section,Lab\n", "has the column 'ID' 2 times");
    refused("Student,ID,Section,Lab,Integration ID\n", "stands after 'Section'");
    refused("Email address,email address,Lab\n", "has the column 'Email address' 2 times");
    refused("", "The file is empty");
    refused("\uFEFF\r\n", "The file is empty");
    refused("hello\nworld", "one column only");
    refused("Student,ID,Section\n\"open,1,2", "Row 2 of the file is not closed");
    refused("Student,ID,Section\n\"a\"b,1,2", "Row 2 of the file is not closed");
    assertThatThrownBy(() -> CsvText.read(new byte[] {'a', ',', (byte) 0xE4}))
        .hasMessageContaining("not text in UTF-8");
    assertThatThrownBy(() -> CsvText.read(new byte[CsvText.BYTES_AT_MOST + 1]))
        .hasMessageContaining("export one course only");
  }

  @Test
  void twoColumnsOfOneTitleHaveToBeChosenFrom() {
    FileLayout canvas =
        FileLayout.of(
            CsvText.read(
                "Student,ID,Section,Lab (1),Lab (2),Twin,Twin\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(canvas.guess("Lab")).isNull();
    assertThat(Objects.requireNonNull(canvas.guess("Lab (2)")).index()).isEqualTo(4);
    assertThatThrownBy(() -> canvas.column(6))
        .hasMessageContaining("Several columns have this header");
  }
}
