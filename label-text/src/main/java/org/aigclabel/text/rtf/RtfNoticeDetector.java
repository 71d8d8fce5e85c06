package org.aigclabel.text.rtf;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.spi.ExplicitDetector;
import org.aigclabel.text.Notices;

/** Finds notices in the text of RTF files. */
@AutoService(ExplicitDetector.class)
public final class RtfNoticeDetector implements ExplicitDetector {

  @Override
  public boolean supports(MediaType type) {
    return type.equals(RtfFormat.TYPE);
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    return Notices.in(RtfText.plain(RtfFormat.view(source).text()));
  }
}
