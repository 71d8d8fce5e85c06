package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.Set;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.ExplicitLabeler;

/** Cues where the codec has no place for foreign frames: all is encoded again, and that is said. */
@AutoService(ExplicitLabeler.class)
public final class ReencodingLabeler implements ExplicitLabeler {

  private static final Set<String> TYPES =
      Set.of("asf", "wavpack", "tta", "ape", "musepack", "caf", "amr");

  @Override
  public boolean supports(MediaType type) {
    return TYPES.contains(type.name());
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    return Reencoding.label(source, label, Formats.installed().require(source).type().name());
  }
}
