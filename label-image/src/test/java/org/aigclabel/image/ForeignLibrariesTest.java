package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aigclabel.Carrier;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Xmp;
import org.aigclabel.image.jpeg.JpegSamples;
import org.aigclabel.image.png.PngSamples;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.testdata.Sample;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.jpeg.xmp.JpegXmpRewriter;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other people's libraries make of our labels, and we of theirs. */
class ForeignLibrariesTest {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "s-1");

  private static final byte[] JPEG = JpegSamples.all().get(0).bytes();

  /**
   * Commons Imaging knows no cut GIF and looks for XMP in no TIFF whose tag has the guide's type.
   */
  static Stream<Sample> pictures() {
    return Stream.of(JpegSamples.all(), PngSamples.all(), FlatSamples.gif(), FlatSamples.webp())
        .flatMap(List::stream)
        .filter(sample -> !sample.name().contains("cut"));
  }

  /** Metadata Extractor knows no BigTIFF. */
  static Stream<Sample> picturesAndTiffs() {
    return Stream.concat(pictures(), TiffSamples.tiff().stream())
        .filter(sample -> !sample.name().equals("bigtiff"));
  }

  private static byte[] labelled(Sample sample) throws IOException {
    MediaFormat format = Formats.installed().require(sample.source());
    return format.write(sample.source(), LABEL, format.carriers().get(0)).toBytes();
  }

  private static List<Label> labels(byte[] file) throws IOException {
    MediaSource source = MediaSource.of("theirs.jpg", file);
    return Formats.installed().require(source).read(source).stream()
        .map(site -> site.label().orElseThrow())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("picturesAndTiffs")
  void metadataExtractor_findsTheLabel(Sample sample) throws Exception {
    Metadata metadata =
        ImageMetadataReader.readMetadata(new ByteArrayInputStream(labelled(sample)));
    List<String> found =
        metadata.getDirectoriesOfType(XmpDirectory.class).stream()
            .flatMap(xmp -> xmp.getXmpProperties().entrySet().stream())
            .filter(property -> property.getKey().endsWith(":AIGC"))
            .map(Map.Entry::getValue)
            .toList();
    assertEquals(List.of(LABEL.toJson()), found);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void commonsImaging_findsTheLabel(Sample sample) throws IOException {
    String packet = Imaging.getXmpXml(labelled(sample));
    List<LabelSite> sites = Xmp.read(Carrier.convention("xmp"), 0, packet);
    assertEquals(LABEL, sites.get(0).label().orElseThrow());
  }

  @Test
  void packetWrittenByCommonsImaging_isRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JpegXmpRewriter().updateXmpXml(JPEG, out, Xmp.withLabel("", LABEL));
    assertEquals(List.of(LABEL), labels(out.toByteArray()));
  }

  @Test
  void userCommentWrittenByCommonsImaging_isRead() throws IOException {
    TiffOutputSet set = new TiffOutputSet();
    set.getOrCreateExifDirectory()
        .add(ExifTagConstants.EXIF_TAG_USER_COMMENT, LABEL.toWrappedJson());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ExifRewriter().updateExifMetadataLossless(JPEG, out, set);
    assertEquals(List.of(LABEL), labels(out.toByteArray()));
  }
}
