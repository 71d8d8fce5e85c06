package org.aigclabel.text.markdown;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.PlacelessFormat;

/** Plain text, CSV, JSON and other text: it has no place for the implicit label. */
@AutoService(MediaFormat.class)
public final class PlainTextFormat extends PlacelessFormat {

  /** The kind of file. */
  public static final MediaType TYPE =
      MediaType.of("text", "text/plain", Modality.TEXT, "txt", "csv", "json", "log");

  /** Creates the format. */
  public PlainTextFormat() {
    super(TYPE);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return TextSyntax.of(head).filter(k -> k == TextSyntax.Kind.PLAIN).isPresent();
  }

  /** Data and notes may look like Markdown, but front matter would break them. */
  @Override
  public boolean detectNamed(ByteBuffer head) {
    boolean labelled =
        StandardCharsets.ISO_8859_1.decode(head.duplicate()).toString().contains("AIGC");
    return !labelled && TextSyntax.of(head).filter(k -> k == TextSyntax.Kind.MARKDOWN).isPresent();
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    return HiddenMark.read(source);
  }

  @Override
  protected String refusal(MediaSource source) {
    return "plain text has no place for metadata: show the notice in the text and give the label a"
        + " file of its own, "
        + source.name()
        + ".aigc.json, or save the text as Markdown";
  }
}
