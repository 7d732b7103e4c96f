package dev.firedrill.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns that are as wide as their widest cell; the last column is not padded. */
public final class Table {
  private record Cell(String text, Style style) {}

  private final Console console;
  private final List<List<Cell>> rows = new ArrayList<>();
  private List<Cell> current = new ArrayList<>();

  public Table(Console console, String... headings) {
    this.console = console;
    for (String heading : headings) {
      cell(heading, Style.DIM);
    }
    end();
  }

  public Table cell(String text) {
    return cell(text, Style.PLAIN);
  }

  public Table cell(String text, Style style) {
    current.add(new Cell(Printable.line(text), style));
    return this;
  }

  /** Ends the row. */
  public void end() {
    rows.add(current);
    current = new ArrayList<>();
  }

  public void print() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<Cell> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).text().length());
      }
    }
    rows.stream().filter(row -> !row.isEmpty()).forEach(row -> console.line(text(row, widths)));
  }

  private String text(List<Cell> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      Cell cell = row.get(column);
      line.append(console.styled(cell.style(), cell.text()));
      if (column < row.size() - 1) {
        line.repeat(' ', widths[column] - cell.text().length() + 2);
      }
    }
    return line.toString().stripTrailing();
  }
}
