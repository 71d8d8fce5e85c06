package org.aigclabel.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.aigclabel.audio.AudioSamples.join;
import static org.aigclabel.audio.Id3Samples.frames;
import static org.aigclabel.audio.Id3Samples.id3;
import static org.aigclabel.audio.Id3Samples.text;
import static org.aigclabel.audio.Id3Samples.xmp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Xmp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels and traces in XMP in the PRIV frame of an ID3v2 tag. */
class Id3XmpTest {

  private static final Mp3Format MP3 = new Mp3Format();
  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "a-1");
  private static final Label OTHER = Label.producedBy("001191110102MACQD9K64010000", "b-2");

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void label_inXmp_isReadAndGivesWayToAnother(int version) throws IOException {
    String packet = Xmp.withLabel("", LABEL);
    byte[] file =
        join(id3(version, 40, text(version, "TIT2", "a"), xmp(version, packet)), frames(2));

    List<LabelSite> sites = MP3.read(MediaSource.of("a.mp3", file));
    byte[] labelled =
        MP3.write(MediaSource.of("a.mp3", file), OTHER, MP3.carriers().get(0)).toBytes();

    assertEquals("id3.xmp", sites.get(0).carrier().name());
    assertEquals(LABEL, sites.get(0).label().orElseThrow());
    List<LabelSite> after = MP3.read(MediaSource.of("b.mp3", labelled));
    assertEquals(1, after.size());
    assertEquals(OTHER, after.get(0).label().orElseThrow());
    assertFalse(new String(labelled, ISO_8859_1).contains("XMP"));
  }

  @Test
  void packet_withMoreThanALabel_isKeptWithoutIt() throws IOException {
    String packet = Xmp.withLabel(Id3Samples.PACKET, LABEL);
    byte[] file = join(id3(4, 0, xmp(4, packet), text(4, "TIT2", "a")), frames(2));
    byte[] bare = join(id3(4, 0, xmp(4, Id3Samples.PACKET), text(4, "TIT2", "a")), frames(2));

    assertArrayEquals(
        MP3.signedContent(MediaSource.of("a.mp3", bare)).toBytes(),
        MP3.signedContent(MediaSource.of("b.mp3", file)).toBytes());
  }

  @Test
  void generator_inXmp_isTraced() throws IOException {
    String packet =
        Id3Samples.PACKET.replace(
            "rdf:about=\"\"",
            "rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:CreatorTool=\"Stable"
                + " Audio\"");
    byte[] file = join(id3(3, 0, xmp(3, packet)), frames(2));

    List<Finding> found = new TagTraces().detect(MediaSource.of("a.mp3", file));

    assertTrue(found.toString().contains("Stable Audio"), found::toString);
  }
}
