package org.aigclabel.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Verifier;
import org.aigclabel.explicit.Corner;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.TextLook;
import org.aigclabel.testdata.Corpus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureTextDetectorTest {

  private static byte[] picture(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static Report verify(MediaSource source) {
    return Verifier.installed().looking(Verifier.Depth.READING).verify(source);
  }

  private static Report verify(Path file) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      return verify(source);
    }
  }

  @ParameterizedTest
  @EnumSource(Corner.class)
  void verify_ourOwnLabelAtAnyPlace_readAndTallEnough(Corner corner) throws IOException {
    ExplicitLabel label =
        ExplicitLabel.standard().looking(TextLook.standard().at(corner)).saying("人工智能生成");
    byte[] file =
        Labeler.installed()
            .showing(label)
            .label(picture(1200, 900), Label.producedBy("001191110102MACQD9K64010000", "x"));

    Report report = verify(MediaSource.of("p.png", file));

    assertEquals(1, report.explicit().size(), () -> report.findings().toString());
    ExplicitFinding found = report.explicit().get(0);
    assertEquals("人工智能生成", found.content());
    assertEquals(List.of("explicit.note"), codes(found));
    String measured = found.findings().get(0).message(Locale.ENGLISH);
    assertTrue(
        measured.matches("measured text height 5\\.\\d % .*, contrast [12]\\d\\.\\d:1"), measured);
  }

  @Test
  void verify_pictureWithoutText_nothingRead() throws IOException {
    assertEquals(List.of(), verify(MediaSource.of("p.png", picture(1200, 900))).explicit());
  }

  private static List<String> codes(ExplicitFinding found) {
    return found.findings().stream().map(Finding::code).toList();
  }

  @Test
  void verify_realExports_wordingAndHeightJudged() throws IOException {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    Path real = Corpus.folder().resolve("aigc-real");
    Report doubao = verify(real.resolve("remove-ai-watermarks__doubao_gray_1x1_1.png"));
    assertEquals("豆包AI生成", doubao.explicit().get(0).content());
    Finding height = doubao.explicit().get(0).findings().get(0);
    assertEquals("explicit.height", height.code());
    assertEquals(3.4, Double.parseDouble(height.arguments().get(0)), 0.3);
    assertFalse(codes(doubao.explicit().get(0)).contains("explicit.wording"));

    Report jimeng = verify(real.resolve("remove-ai-watermarks__jimeng_cap_A.png"));
    assertTrue(jimeng.explicit().get(0).content().contains("即梦AI"));
    assertTrue(codes(jimeng.explicit().get(0)).contains("explicit.wording"));
  }

  @Test
  void verify_unlabelledCorpus_noFalseAlarm() {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    List<Path> files =
        java.util.stream.Stream.of("jpeg", "png", "gif", "tiff", "webp")
            .flatMap(f -> Corpus.files(f).stream())
            .toList();
    assertFalse(files.isEmpty());
    List<String> alarms =
        files.stream()
            .flatMap(
                file -> {
                  try {
                    return verify(file).explicit().stream().map(f -> file.getFileName() + ": " + f);
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                })
            .toList();
    assertEquals(List.of(), alarms);
  }
}
