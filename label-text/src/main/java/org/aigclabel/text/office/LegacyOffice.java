package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.PlacelessFormat;

/** Compound files: doc, xls, ppt, wps, and Office files with a password. Refused with advice. */
@AutoService(MediaFormat.class)
public final class LegacyOffice extends PlacelessFormat {

  /** The kind of file. */
  public static final MediaType TYPE =
      MediaType.of(
          "ole2", "application/x-ole-storage", Modality.TEXT, "doc", "xls", "ppt", "wps", "et");

  private static final long MAGIC = 0xD0CF11E0A1B11AE1L;
  private static final int HEAD = 1 << 20;

  /** Creates the format. */
  public LegacyOffice() {
    super(TYPE);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return head.remaining() >= 8 && head.getLong(head.position()) == MAGIC;
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    if (encrypted(source)) {
      throw new UnsupportedMediaException(source.name(), refusal(source));
    }
    return List.of();
  }

  @Override
  public String withoutLabeler() {
    return "save it as docx, xlsx or pptx, without a password, and label that";
  }

  /** The directory names its streams in UTF-16. */
  private static boolean encrypted(MediaSource source) throws IOException {
    int head = (int) Math.min(HEAD, source.size());
    return source.latin1(0, head).contains(wide("EncryptedPackage"))
        || source.latin1(source.size() - head, head).contains(wide("EncryptedPackage"));
  }

  private static String wide(String name) {
    return String.join("\0", name.split(""));
  }

  @Override
  protected String refusal(MediaSource source) throws IOException {
    return encrypted(source)
        ? "an Office document with a password: save it without, label it, and protect it then"
        : "a document of the old binary kind (doc, xls, ppt, wps), for which no place is known:"
            + " save it as docx, xlsx or pptx and label that";
  }
}
