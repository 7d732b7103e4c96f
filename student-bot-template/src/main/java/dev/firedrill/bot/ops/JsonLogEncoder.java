package dev.firedrill.bot.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/** One JSON object on one line for each event; tokens are blotted out wherever they come from. */
public final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};
  private static final int FRAMES = 12;

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new JsonObject();
    line.addProperty("ts", event.getInstant().toString());
    line.addProperty("level", event.getLevel().levelStr.toLowerCase(Locale.ROOT));
    String logger = event.getLoggerName();
    line.addProperty("logger", logger.substring(logger.lastIndexOf('.') + 1));
    line.addProperty("msg", Redaction.of(event.getFormattedMessage()));
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (pair.value instanceof Number number) {
          line.addProperty(pair.key, number);
        } else {
          line.addProperty(pair.key, Redaction.of(String.valueOf(pair.value)));
        }
      }
    }
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      line.addProperty("error", Redaction.of(thrown.getClassName() + ": " + thrown.getMessage()));
      line.addProperty(
          "stack",
          Arrays.stream(thrown.getStackTraceElementProxyArray())
              .limit(FRAMES)
              .map(StackTraceElementProxy::getSTEAsString)
              .collect(Collectors.joining(" ")));
    }
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
