package dev.firedrill.schedule.quartz;

import dev.firedrill.schedule.CronTimes;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** Five fields: minute, hour, day of month, month and weekday. */
final class QuartzCron implements CronTimes {
  private static final int FIELDS = 5;
  private static final int WEEKDAY = 4;
  private static final int DAY = 2;
  private static final List<String> DAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final Pattern NUMBER = Pattern.compile("(?<![/\\d#])[0-7](?!\\d)");

  @Override
  public Optional<String> problem(String expression) {
    try {
      parse(expression, ZoneId.of("UTC"));
      return Optional.empty();
    } catch (ParseException wrong) {
      return Optional.of(
          "\""
              + expression
              + "\" is no cron expression of five fields (minute, hour, day of month, month, weekday): "
              + wrong.getMessage()
              + ".");
    }
  }

  @Override
  public Optional<Instant> next(String expression, ZoneId zone, Instant after) {
    try {
      return Optional.ofNullable(parse(expression, zone).getNextValidTimeAfter(Date.from(after)))
          .map(Date::toInstant);
    } catch (ParseException wrong) {
      throw new IllegalArgumentException("checked before it was stored: " + expression, wrong);
    }
  }

  /** Quartz wants seconds first, one of the two days left open, and weekdays from 1. */
  private static CronExpression parse(String expression, ZoneId zone) throws ParseException {
    String[] fields = expression.strip().split("\\s+", -1);
    if (fields.length != FIELDS) {
      throw new ParseException("it has " + fields.length, 0);
    }
    fields[WEEKDAY] =
        NUMBER.matcher(fields[WEEKDAY]).replaceAll(day -> DAYS.get(Integer.parseInt(day.group())));
    if (fields[WEEKDAY].equals("*")) {
      fields[WEEKDAY] = "?";
    } else if (fields[DAY].equals("*")) {
      fields[DAY] = "?";
    } else {
      throw new ParseException("it names both a day of the month and a weekday", 0);
    }
    CronExpression cron = new CronExpression("0 " + String.join(" ", fields));
    cron.setTimeZone(TimeZone.getTimeZone(zone));
    return cron;
  }
}
