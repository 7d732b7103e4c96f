package dev.firedrill.bot.process.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OsProcessTest {
  private static final String REST =
      " 10 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1000000 256 18446744073709551615 1";

  @ParameterizedTest
  @ValueSource(strings = {"node", "a b", "x) S 1 1 1 (y", "(((", ")"})
  void aProgramsNameCannotPassForFields(String name) {
    OsProcess process = OsProcess.parse("77 (" + name + ") S" + REST, 4_096).orElseThrow();

    assertThat(process).isEqualTo(new OsProcess(77, 10, 42, 42, 987_654, 256 * 4_096, 11, 15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "77", "77 (x", "77 (x) S 1 2", "77 (x) Z 10 42 42 0"})
  void whatHasEndedIsNoProcess(String stat) {
    assertThat(OsProcess.parse(stat, 4_096)).isEmpty();
  }

  @Test
  void theTableKnowsThisVeryProcess() {
    long pid = ProcessHandle.current().pid();
    ProcessTable table = new ProcessTable();

    assertThat(table.all()).anyMatch(process -> process.pid() == pid);
    assertThat(table.find(pid).orElseThrow().residentBytes()).isGreaterThan(16 << 20);
    assertThat(table.youngest()).isPositive();
  }
}
