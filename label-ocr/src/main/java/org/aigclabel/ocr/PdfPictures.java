package org.aigclabel.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;

/**
 * Pictures of a PDF (ISO 32000-2 8.9.5): JPEG, JPEG 2000, and inflated samples of 8 bits in grey,
 * RGB or CMYK. Streams never stand within others, so that no reader of PDFs is needed to find them.
 */
final class PdfPictures {

  /** A single filter; pictures behind several are not read. */
  private static final Pattern FILTER =
      Pattern.compile("/Filter\\s*(?:\\[\\s*)?/(\\w++)(?!\\s*/\\w+\\s*\\])");

  private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image\\b");
  private static final Pattern PREDICTOR = Pattern.compile("/Predictor\\s+(\\d+)");
  private static final Pattern OPAQUE_SAMPLES = Pattern.compile("/(?:Indexed|Separation|Lab)\\b");

  /** PNG predictors; each row tells its own (ISO 32000-2 7.4.4.4). */
  private static final int LEAST_PNG_PREDICTOR = 10;

  private PdfPictures() {}

  /** Returns whether a stream with this dictionary is a picture. */
  static boolean isPicture(String dictionary) {
    return PICTURE.matcher(dictionary).find();
  }

  /**
   * Returns the picture of a stream.
   *
   * @param stream the bytes of the stream
   * @throws UnsupportedMediaException if it is in a form that is not read here
   */
  static BufferedImage decode(String dictionary, MediaSource stream) throws IOException {
    Matcher filter = FILTER.matcher(dictionary);
    return switch (filter.find() ? filter.group(1) : "") {
      case "DCTDecode", "DCT" -> Pictures.decode(stream);
      case "JPXDecode" -> FfmpegPictures.first(stream, "j2k_pipe");
      case "FlateDecode", "Fl" -> samples(dictionary, stream);
      default -> throw Pictures.undecoded(stream);
    };
  }

  private static BufferedImage samples(String dictionary, MediaSource stream) throws IOException {
    int width = number(dictionary, "Width", stream);
    int height = number(dictionary, "Height", stream);
    if ((long) width * height > stream.limits().pixels()
        || number(dictionary, "BitsPerComponent", stream) != 8
        || OPAQUE_SAMPLES.matcher(dictionary).find()) {
      throw Pictures.undecoded(stream);
    }
    Matcher named = PREDICTOR.matcher(dictionary);
    int predictor = named.find() ? Integer.parseInt(named.group(1)) : 1;
    int tag = predictor >= LEAST_PNG_PREDICTOR ? 1 : 0;
    byte[] bytes = stream.array(0, (int) stream.size());
    // How many components a sample has may stand elsewhere, but the length tells it.
    byte[] data = inflated(bytes, (long) height * (4L * width + tag), stream);
    int components = (data.length / height - tag) / width;
    if (components < 1 || components == 2 || predictor == 2) {
      throw Pictures.undecoded(stream);
    }
    Rows rows = new Rows(data, components * width, tag);
    return picture(rows.unfiltered(components, height), width, components);
  }

  private static int number(String dictionary, String key, MediaSource stream)
      throws UnsupportedMediaException {
    Matcher value =
        Pattern.compile("/" + key + "\\s+(\\d{1,5})(?!\\d|\\s+\\d+\\s+R)").matcher(dictionary);
    int found = value.find() ? Integer.parseInt(value.group(1)) : 0;
    if (found == 0) {
      throw Pictures.undecoded(stream);
    }
    return found;
  }

  private static byte[] inflated(byte[] bytes, long most, MediaSource stream) throws IOException {
    if (most > stream.limits().block()) {
      throw Pictures.undecoded(stream);
    }
    byte[] data = new byte[(int) most];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      int length = 0;
      int more;
      do {
        more = inflater.inflate(data, length, data.length - length);
        length += more;
      } while (more > 0);
      return java.util.Arrays.copyOf(data, length);
    } catch (DataFormatException e) {
      throw Pictures.undecoded(stream);
    } finally {
      inflater.end();
    }
  }

  private static BufferedImage picture(byte[] samples, int width, int components) {
    int height = samples.length / (width * components);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, colour(samples, i * components, components));
    }
    return image;
  }

  private static int colour(byte[] samples, int at, int components) {
    int first = samples[at] & 0xFF;
    if (components == 1) {
      return first * 0x010101;
    }
    int second = samples[at + 1] & 0xFF;
    int third = samples[at + 2] & 0xFF;
    if (components == 3) {
      return first << 16 | second << 8 | third;
    }
    int light = 0xFF - (samples[at + 3] & 0xFF);
    return (0xFF - first) * light / 0xFF << 16
        | (0xFF - second) * light / 0xFF << 8
        | (0xFF - third) * light / 0xFF;
  }

  /**
   * Rows of samples, each behind a byte that names its filter if there is a tag (PNG 9).
   *
   * @param data row by row
   * @param length of a row in bytes, without its tag
   * @param tag 1 or 0 bytes
   */
  private record Rows(byte[] data, int length, int tag) {

    byte[] unfiltered(int step, int height) {
      byte[] out = new byte[length * height];
      for (int row = 0; row < height; row++) {
        int from = row * (length + tag);
        int filter = tag == 0 ? 0 : data[from];
        for (int i = 0; i < length; i++) {
          int at = row * length + i;
          int left = i >= step ? out[at - step] & 0xFF : 0;
          int up = row > 0 ? out[at - length] & 0xFF : 0;
          int corner = i >= step && row > 0 ? out[at - length - step] & 0xFF : 0;
          out[at] = (byte) (data[from + tag + i] + predicted(filter, left, up, corner));
        }
      }
      return out;
    }

    private static int predicted(int filter, int left, int up, int corner) {
      return switch (filter) {
        case 1 -> left;
        case 2 -> up;
        case 3 -> (left + up) / 2;
        case 4 -> paeth(left, up, corner);
        default -> 0;
      };
    }

    private static int paeth(int left, int up, int corner) {
      int toLeft = Math.abs(up - corner);
      int toUp = Math.abs(left - corner);
      int toCorner = Math.abs(left + up - 2 * corner);
      if (toLeft <= toUp && toLeft <= toCorner) {
        return left;
      }
      return toUp <= toCorner ? up : corner;
    }
  }
}
