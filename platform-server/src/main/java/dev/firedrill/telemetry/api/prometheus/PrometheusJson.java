package dev.firedrill.telemetry.api.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.query.Answer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers in the form of Prometheus' HTTP API. */
final class PrometheusJson {
  private static final JsonFactory JSON = new JsonFactory();

  private PrometheusJson() {}

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private static String document(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String success(Content data) {
    return document(json -> {
      json.writeStringField("status", "success");
      json.writeFieldName("data");
      data.write(json);
    });
  }

  static String error(String type, String words) {
    return document(json -> {
      json.writeStringField("status", "error");
      json.writeStringField("errorType", type);
      json.writeStringField("error", words);
    });
  }

  /** No entry, in the form of an answer that has a list of this name. */
  static String none(String list) {
    return success(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart(list);
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  static String strings(Collection<String> all) {
    return success(json -> array(json, all));
  }

  static String object(Map<String, String> all) {
    return success(json -> {
      json.writeStartObject();
      for (Map.Entry<String, String> one : all.entrySet()) {
        json.writeStringField(one.getKey(), one.getValue());
      }
      json.writeEndObject();
    });
  }

  static String series(List<SeriesKey> keys) {
    return success(json -> {
      json.writeStartArray();
      for (SeriesKey key : keys) {
        labels(json, key);
      }
      json.writeEndArray();
    });
  }

  static String metadata(List<MetricFamily> families) {
    return success(json -> {
      json.writeStartObject();
      for (MetricFamily family : families) {
        json.writeArrayFieldStart(family.name());
        json.writeStartObject();
        json.writeStringField("type", family.type().name().toLowerCase(Locale.ROOT));
        json.writeStringField("help", family.help());
        json.writeStringField("unit", "");
        json.writeEndObject();
        json.writeEndArray();
      }
      json.writeEndObject();
    });
  }

  /** The values at one time. */
  static String instant(Answer answer) {
    return result(
        answer,
        answer.scalar() ? "scalar" : "vector",
        json -> {
          if (answer.scalar()) {
            pair(json, answer.at(0), answer.lines().getFirst().values()[0]);
            return;
          }
          json.writeStartArray();
          for (Answer.Line line : answer.lines()) {
            json.writeStartObject();
            json.writeFieldName("metric");
            labels(json, line.key());
            json.writeFieldName("value");
            pair(json, answer.at(0), line.values()[0]);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** The values over time. */
  static String range(Answer answer) {
    return result(
        answer,
        "matrix",
        json -> {
          json.writeStartArray();
          for (Answer.Line line : answer.lines()) {
            json.writeStartObject();
            json.writeFieldName("metric");
            labels(json, line.key());
            json.writeArrayFieldStart("values");
            for (int i = 0; i < answer.count(); i++) {
              if (line.has(i)) {
                pair(json, answer.at(i), line.values()[i]);
              }
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static String result(Answer answer, String type, Content result) {
    return document(json -> {
      json.writeStringField("status", "success");
      json.writeObjectFieldStart("data");
      json.writeStringField("resultType", type);
      json.writeFieldName("result");
      result.write(json);
      json.writeEndObject();
      List<String> warnings =
          answer.truncated()
              ? List.of("There are more than 500 series; the first 500 are shown.")
              : answer.notes();
      if (!warnings.isEmpty()) {
        json.writeFieldName("warnings");
        array(json, warnings);
      }
    });
  }

  private static void array(JsonGenerator json, Collection<String> all) throws IOException {
    json.writeStartArray();
    for (String one : all) {
      json.writeString(one);
    }
    json.writeEndArray();
  }

  private static void labels(JsonGenerator json, SeriesKey key) throws IOException {
    json.writeStartObject();
    if (!key.name().isEmpty()) {
      json.writeStringField("__name__", key.name());
    }
    for (Map.Entry<String, String> label : key.labels().entrySet()) {
      json.writeStringField(label.getKey(), label.getValue());
    }
    json.writeEndObject();
  }

  private static void pair(JsonGenerator json, long millis, double value) throws IOException {
    json.writeStartArray();
    json.writeNumber(BigDecimal.valueOf(millis, 3));
    json.writeString(number(value));
    json.writeEndArray();
  }

  /** As Go writes it: without an exponent. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
