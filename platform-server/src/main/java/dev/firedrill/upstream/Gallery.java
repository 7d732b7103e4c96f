package dev.firedrill.upstream;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Pictures of some hundred things, drawn when they are asked for: the same word gives the same
 * picture, byte for byte. Immutable.
 */
public final class Gallery {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 320;
  private static final int SHAPES = 9;

  /** A picture. */
  public record Picture(String word, String title) {}

  private final TreeMap<String, Picture> pictures = new TreeMap<>();

  private Gallery(List<Picture> known) {
    known.forEach(picture -> pictures.put(picture.word(), picture));
  }

  /** The gallery that ships in this jar. */
  public static Gallery bundled() {
    return new Gallery(
        ResourceLines.of("images.tsv", '\t').stream()
            .map(fields -> new Picture(fields.get(0), fields.get(1)))
            .toList());
  }

  /** The words there are pictures of, in order. */
  public List<String> words() {
    return List.copyOf(pictures.keySet());
  }

  /** The picture of this word, or of the first word in the query that there is one of. */
  public Optional<Picture> find(String query) {
    String asked = query.strip().toLowerCase(Locale.ROOT);
    for (String word : (asked + " " + asked.replaceAll("s\\b", "")).split("\\W+")) {
      if (pictures.containsKey(word)) {
        return Optional.of(pictures.get(word));
      }
    }
    return Optional.empty();
  }

  /** The picture itself, as SVG. */
  public String svg(Picture picture) {
    var chance = new SplittableRandom(picture.word().hashCode());
    int hue = chance.nextInt(360);
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" role="img">
        <title>%3$s</title>
        <rect width="%1$d" height="%2$d" fill="hsl(%4$d 45%% 88%%)"/>
        """
            .formatted(WIDTH, HEIGHT, picture.title(), hue));
    for (int shape = 0; shape < SHAPES; shape++) {
      svg.append(
          """
          <ellipse cx="%d" cy="%d" rx="%d" ry="%d" fill="hsl(%d 55%% %d%%)" fill-opacity="0.6"/>
          """
              .formatted(
                  chance.nextInt(WIDTH),
                  chance.nextInt(HEIGHT),
                  20 + chance.nextInt(110),
                  20 + chance.nextInt(70),
                  (hue + 25 + chance.nextInt(70)) % 360,
                  35 + chance.nextInt(35)));
    }
    svg.append(
        """
        <text x="50%%" y="92%%" text-anchor="middle" font-family="serif" font-size="24">%s</text>
        </svg>
        """
            .formatted(picture.title()));
    return svg.toString();
  }
}
