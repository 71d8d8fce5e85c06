import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.opc.OPCPackage;

/**
 * Prints how long Apache POI takes to put the same property into the same packages: it reads them
 * and writes them anew. Arguments: the folder, then names of files in it.
 */
public final class PoiTimes {

  private static final int ROUNDS = 15;

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
      double[] times = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        long start = System.nanoTime();
        try (OPCPackage file = OPCPackage.open(Files.newInputStream(folder.resolve(name)));
            OutputStream out = Files.newOutputStream(folder.resolve("poi-" + name))) {
          POIXMLProperties properties = new POIXMLProperties(file);
          properties.getCustomProperties().addProperty("AIGC", "{\"Label\":\"1\"}");
          properties.commit();
          file.save(out);
          file.revert();
        }
        times[i] = (System.nanoTime() - start) / 1e6;
      }
      double[] rest = Arrays.copyOfRange(times, 1, ROUNDS);
      Arrays.sort(rest);
      System.out.printf(
          "%-20s Apache POI write: first %.0f ms, median of the rest %.1f ms%n",
          name, times[0], rest[rest.length / 2]);
    }
  }
}
