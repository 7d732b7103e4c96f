import java.util.ArrayList;
import java.util.List;

/** Fills its heap. */
public class Heap {
  public static void main(String[] arguments) {
    List<byte[]> eaten = new ArrayList<>();
    while (true) {
      eaten.add(new byte[1 << 20]);
    }
  }
}
