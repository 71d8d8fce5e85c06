package org.aigclabel.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.TraceDetector;
import org.aigclabel.trace.TracePatterns;
import org.aigclabel.trace.XmpPackets;

/**
 * Finds what generators leave in the tags of sound and video. Tags of every kind stand near the
 * beginning or the end, as plain text or UTF-16, so the texts there are looked at whatever holds
 * them; the patterns are such as do not come about by chance.
 */
@AutoService(TraceDetector.class)
public final class TagTraces implements TraceDetector {

  private static final int NEAR = 1 << 18;
  private static final int MOST = 20_000;
  private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7E\\x80-\\xFF]{6,60000}+");
  private static final Pattern WIDE =
      Pattern.compile("(?:[\\x20-\\x7E]\\x00|\\x00[\\x20-\\x7E]){6,60000}+");

  @Override
  public boolean supports(MediaType type) {
    return type.modality() == Modality.AUDIO || type.modality() == Modality.VIDEO;
  }

  @Override
  public List<Finding> detect(MediaSource source) throws IOException {
    Set<Finding> found = new LinkedHashSet<>();
    look(source.head(0, NEAR), found);
    if (source.size() > NEAR) {
      look(source.head(Math.max(NEAR, source.size() - NEAR), NEAR), found);
    }
    return List.copyOf(found);
  }

  private static void look(ByteBuffer part, Set<Finding> found) {
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    for (XmpPackets.Property property : XmpPackets.properties(bytes)) {
      found.addAll(
          TracePatterns.installed().match("tags/XMP/" + property.name(), property.value()));
    }
    String text = new String(bytes, ISO_8859_1);
    texts(TEXT.matcher(text), found);
    texts(WIDE.matcher(text), found);
  }

  private static void texts(Matcher text, Set<Finding> found) {
    for (int i = 0; i < MOST && text.find(); i++) {
      String value = text.group().replace("\0", "");
      found.addAll(TracePatterns.installed().match("tags", value));
    }
  }
}
